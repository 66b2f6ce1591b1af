import { TemplateError } from "./error";
import { dictionaryGet, dictionaryHas, isDictionary, isList, type Value } from "./values";
import { parseSelectors, selectAll } from "./jsonPathSelectors";

/** What a path finds: undefined where a definite path finds nothing. */
export type Found = Value | undefined;

/** A compiled path. */
export type Lookup = (document: Value) => Found;

/** A name or an index of a definite path. */
export type Key = string | number;

const lookups = new Map<string, Lookup>();
const cacheLimit = 10_000;

/** As compilePath, for a path that is known at rendering only. */
export function cachedPath(path: string): Lookup {
    let lookup = lookups.get(path);
    if (lookup === undefined) {
        lookup = compilePath(path);
        if (lookups.size >= cacheLimit) lookups.clear();
        lookups.set(path, lookup);
    }
    return lookup;
}

/**
 * Compiles a JSONPath as Jayway JsonPath reads it: a definite path (names and indexes only) finds the one value,
 * any other the list of all values. Throws TemplateError for a path that is not supported.
 */
export function compilePath(path: string): Lookup {
    const full = /^[$@]/.test(path) ? path : `$.${path}`;
    const selectors = parseSelectors(full.slice(1));
    if (selectors === undefined) {
        throw new TemplateError(
            `JSONPath ${path}: not supported (names, indexes, slices, wildcards and .. are)`,
        );
    }
    const keys = definiteKeys(full);
    return keys === undefined
        ? (document) => selectAll(document, selectors)
        : (document) => walk(document, keys);
}

/** The keys of a definite path; undefined for any other. */
export function definiteKeys(path: string): Key[] | undefined {
    const selectors = parseSelectors(path.slice(1)) ?? [{ kind: "wildcard" }];
    return selectors.every((selector) => selector.kind === "key")
        ? selectors.map(({ key }) => key)
        : undefined;
}

/** The value that keys lead to. */
export function walk(document: Value, keys: readonly Key[]): Found {
    let value = document;
    for (const key of keys) {
        const found = member(value, key);
        if (found === undefined) return undefined;
        value = found;
    }
    return value;
}

/** A member of an object or an item of a list, counted from its end where the index is below 0. */
export function member(value: Value, key: Key): Found {
    if (typeof key === "number") return isList(value) ? value[key < 0 ? value.length + key : key] : undefined;
    return isDictionary(value) && dictionaryHas(value, key) ? dictionaryGet(value, key) : undefined;
}
