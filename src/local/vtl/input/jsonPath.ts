import { shown, TemplateError } from "../error";
import type { Value } from "../java/values";
import { type Found, itemAt, type Key, member, memberNamed, parseSelectors, selectAll } from "./selectors";

export { type Found, itemAt, memberNamed };

/** A compiled path. */
export type Lookup = (document: Value) => Found;

const lookups = new Map<string, Lookup>();
const cacheLimit = 10_000;

/** As compilePath, for a path that is known at rendering only. */
export function cachedPath(path: string): Lookup {
    let lookup = lookups.get(path);
    if (lookup === undefined) {
        lookup = compilePath(path);
        if (lookups.size >= cacheLimit) {
            lookups.clear();
        }
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
            `JSONPath ${shown(path)}: not supported (names, indexes, slices, wildcards and .. are)`,
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

function walk(document: Value, keys: readonly Key[]): Found {
    let value = document;
    for (const key of keys) {
        const found = member(value, key);
        if (found === undefined) {
            return undefined;
        }
        value = found;
    }
    return value;
}
