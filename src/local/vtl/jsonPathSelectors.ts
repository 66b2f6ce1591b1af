import { member, type Found, type Key } from "./jsonPath";
import { dictionaryEntries, isDictionary, isList, type Value } from "./values";

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
        if (groups === undefined) return undefined;
        // A name follows a dot, or two.
        if (groups.name !== undefined && path[at] !== "." && selectors.at(-1)?.kind !== "descendants")
            return undefined;
        selectors.push(toSelector(groups));
    }
    return selectors.at(-1)?.kind === "descendants" ? undefined : selectors;
}

function toSelector(groups: Partial<Record<string, string>>): Selector {
    const { deep, wildcard, name, single, double, indexes, from, to } = groups;
    if (deep !== undefined) return { kind: "descendants" };
    if (wildcard !== undefined) return { kind: "wildcard" };
    const quoted = single ?? double;
    if (quoted !== undefined) return { kind: "key", key: quoted.replace(/\\(.)/g, "$1") };
    if (name !== undefined) return { kind: "key", key: name };
    if (indexes === undefined)
        return { kind: "slice", from: from ? Number(from) : undefined, to: to ? Number(to) : undefined };
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
        if (definite && !fits(value, selector)) return undefined;
        definite &&= selector.kind === "key";
        values = values.flatMap((item) => select(item, selector));
        if (values.length === 0) return [];
    }
    return values;
}

function fits(value: Value, selector: Selector): boolean {
    if (selector.kind === "key") {
        return typeof selector.key === "number" ? isList(value) : member(value, selector.key) !== undefined;
    }
    return selector.kind === "wildcard" || selector.kind === "descendants" || isList(value);
}

function select(value: Value, selector: Selector): Value[] {
    switch (selector.kind) {
        case "key":
            return present(member(value, selector.key));
        case "indexes":
            return isList(value) ? selector.indexes.flatMap((index) => present(member(value, index))) : [];
        case "slice":
            return isList(value) ? value.slice(selector.from, selector.to) : [];
        case "wildcard":
            return children(value);
        case "descendants":
            return [value, ...children(value).flatMap((child) => select(child, selector))];
    }
}

const present = (found: Found): Value[] => (found === undefined ? [] : [found]);

function children(value: Value): Value[] {
    if (isList(value)) return value;
    return isDictionary(value) ? dictionaryEntries(value).map(([, item]) => item) : [];
}
