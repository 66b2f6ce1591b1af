import { JSONPath } from "jsonpath-plus";
import { TemplateError } from "./error";
import { dictionaryGet, dictionaryHas, isDictionary, isList, type Value } from "./values";

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
    const keys = definiteKeys(full);
    if (keys !== undefined) return (document) => walk(document, keys);
    if (/[?(]|['"]\s*,/.test(full)) {
        throw new TemplateError(`JSONPath ${path}: filters, functions and several names are not supported`);
    }
    // Jayway finds nothing, not an empty list, where what stands before the first wildcard is not there.
    const end = full.search(/\.\.|\.\*|\[[^\]'"]*[*:,]/);
    const prefix = definiteKeys(full.slice(0, end));
    if (end < 0 || prefix === undefined) throw new TemplateError(`JSONPath ${path}: not understood`);
    return (document) => {
        const start = walk(document, prefix);
        return start === undefined ? undefined : query(start, `$${full.slice(end)}`);
    };
}

const step = /\.([^.[\]()*?@,:\s'"$]+)|\[\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|(-?\d+))\s*\]/y;

/** The keys of a definite path; undefined for any other. */
export function definiteKeys(path: string): Key[] | undefined {
    const keys: Key[] = [];
    step.lastIndex = 1;
    while (step.lastIndex < path.length) {
        const match = step.exec(path);
        if (match === null) return undefined;
        const [, name, single, double, index] = match;
        if (index !== undefined) keys.push(Number(index));
        else keys.push(name ?? (single ?? double ?? "").replace(/\\(.)/g, "$1"));
    }
    return keys;
}

/** The value that keys lead to. */
export function walk(document: Value, keys: readonly Key[]): Found {
    let value: Found = document;
    for (const key of keys) {
        value = member(value, key);
        if (value === undefined) return undefined;
    }
    return value;
}

/** A member of an object or an item of a list, counted from its end where the index is below 0. */
export function member(value: Value, key: Key): Found {
    if (typeof key === "number") return isList(value) ? value[key < 0 ? value.length + key : key] : undefined;
    return isDictionary(value) && dictionaryHas(value, key) ? dictionaryGet(value, key) : undefined;
}

function query(document: Value, path: string): Found {
    if (!isList(document) && !isDictionary(document)) return path.startsWith("$..") ? [] : undefined;
    try {
        return JSONPath<Value>({ path, json: document, wrap: true, eval: false });
    } catch (error) {
        throw new TemplateError(`JSONPath ${path}: ${(error as Error).message}`);
    }
}
