import { dictionaryEntries, dictionaryGet, dictionaryHas } from "../java/dictionaries";
import { isRecord } from "../java/contextMap";
import { isDictionary, isList, type Value } from "../java/values";

/** What a path finds: undefined where a definite path finds nothing. */
export type Found = Value | undefined;

/** A name or an index of a definite path. */
export type Key = string | number;

/** A step of a JSONPath. */
export type Selector =
    | { kind: "key"; key: Key }
    | { kind: "indexes"; indexes: number[] }
    | { kind: "slice"; from: number | undefined; to: number | undefined }
    | { kind: "wildcard" | "descendants" };

const syntax = new RegExp(
    [
        /(?<deep>\.\.)(?=[^.])/,
        /\.?(?<wildcard>\*|\[\s*\*\s*\])/,
        /\.?(?<name>[^.[\]()*?@,:\s'"$]+)/,
        /\[\s*(?:'(?<single>(?:[^'\\]|\\.)*)'|"(?<double>(?:[^"\\]|\\.)*)")\s*\]/,
        /\[\s*(?<indexes>-?\d+(?:\s*,\s*-?\d+)*)\s*\]/,
        /\[\s*(?<from>-?\d+)?\s*:\s*(?<to>-?\d+)?\s*\]/,
    ]
        .map(({ source }) => source)
        .join("|"),
    "y",
);

/** Reads what stands behind a path's $; undefined where it is not supported. */
export function parseSelectors(path: string): Selector[] | undefined {
    const selectors: Selector[] = [];
    for (let at = 0; at < path.length; at = syntax.lastIndex) {
        syntax.lastIndex = at;
        const groups = syntax.exec(path)?.groups;
        if (groups === undefined || /^\[\s*:\s*\]/.test(path.slice(at))) {
            return undefined;
        }
        // A name follows a dot, or two.
        if (groups.name !== undefined && path[at] !== "." && selectors.at(-1)?.kind !== "descendants") {
            return undefined;
        }
        selectors.push(toSelector(groups));
    }
    return selectors.at(-1)?.kind === "descendants" ? undefined : selectors;
}

function toSelector(groups: Partial<Record<string, string>>): Selector {
    const { deep, wildcard, name, single, double, indexes, from, to } = groups;
    if (deep !== undefined) {
        return { kind: "descendants" };
    }
    if (wildcard !== undefined) {
        return { kind: "wildcard" };
    }
    const quoted = single ?? double;
    if (quoted !== undefined) {
        return { kind: "key", key: quoted.replace(/\\(.)/g, "$1") };
    }
    if (name !== undefined) {
        return { kind: "key", key: name };
    }
    if (indexes === undefined) {
        return { kind: "slice", from: from ? Number(from) : undefined, to: to ? Number(to) : undefined };
    }
    const numbers = indexes.split(",").map(Number);
    return numbers.length === 1
        ? { kind: "key", key: numbers[0] ?? 0 }
        : { kind: "indexes", indexes: numbers };
}

/** All values that a path finds, in the order of the document; undefined where it does not fit the document. */
export function selectAll(document: Value, selectors: readonly Selector[]): Found {
    let values = [document];
    let definite = true;
    for (const selector of selectors) {
        const [value = null] = values;
        // While there is but one value, Jayway JsonPath refuses a path that asks of it what its kind does not have.
        if (definite && !fits(value, selector)) {
            return undefined;
        }
        definite &&= selector.kind === "key";
        const found: Value[] = [];
        for (const item of values) {
            select(item, selector, found);
        }
        values = found;
        if (values.length === 0) {
            return [];
        }
    }
    return values;
}

/** A member of an object or an item of a list, counted from its end where the index is below 0. */
export function member(value: Value, key: Key): Found {
    return typeof key === "number" ? itemAt(value, key) : memberNamed(value, key);
}

/** As member, of an object. What is there of what is nowhere is not there. */
export function memberNamed(value: Found, name: string): Found {
    if (isRecord(value)) {
        // What every object inherits is functions, but for this one name; of a document, nothing is one.
        const found: unknown = value[name];
        const isInherited = name === "__proto__" && !Object.hasOwn(value, name);
        return typeof found === "function" || isInherited ? undefined : (found as Value);
    }
    return value !== undefined && isDictionary(value) && dictionaryHas(value, name)
        ? dictionaryGet(value, name)
        : undefined;
}

/** As member, of a list. */
export function itemAt(value: Found, index: number): Found {
    return Array.isArray(value) ? value[index < 0 ? value.length + index : index] : undefined;
}

function fits(value: Value, selector: Selector): boolean {
    if (selector.kind === "key") {
        return typeof selector.key === "number" ? isList(value) : member(value, selector.key) !== undefined;
    }
    return selector.kind === "wildcard" || selector.kind === "descendants" || isList(value);
}

/** Adds what the selector finds to the values found so far. */
function select(value: Value, selector: Selector, found: Value[]): void {
    const add = (item: Found) => {
        if (item !== undefined) {
            found.push(item);
        }
    };
    switch (selector.kind) {
        case "key":
            return add(member(value, selector.key));
        case "indexes":
            return isList(value) ? selector.indexes.forEach((index) => add(member(value, index))) : undefined;
        case "slice":
            return isList(value) ? value.slice(selector.from, selector.to).forEach(add) : undefined;
        case "wildcard":
            return children(value).forEach(add);
        case "descendants":
            add(value);
            return children(value).forEach((child) => select(child, selector, found));
    }
}

function children(value: Value): Value[] {
    if (isList(value)) {
        return value;
    }
    return isDictionary(value) ? dictionaryEntries(value).map(([, item]) => item) : [];
}
