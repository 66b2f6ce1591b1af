import { JSONPath } from "jsonpath-plus";
import { TemplateError } from "./error";
import { dictionaryGet, dictionaryHas, isDictionary, isList, type Value } from "./values";

/** What a path finds: undefined where a definite path finds nothing. */
export type Found = Value | undefined;

type Lookup = (document: Value) => Found;

const lookups = new Map<string, Lookup>();
const cacheLimit = 10_000;

/**
 * Evaluates a JSONPath as Jayway JsonPath does: a definite path (names and indexes only) gives the one value,
 * any other the list of all values found. Throws TemplateError for a path it cannot read, filters among them.
 */
export function readPath(document: Value, path: string): Found {
    let lookup = lookups.get(path);
    if (lookup === undefined) {
        lookup = compilePath(path);
        if (lookups.size >= cacheLimit) lookups.clear();
        lookups.set(path, lookup);
    }
    return lookup(document);
}

function compilePath(path: string): Lookup {
    const full = /^[$@]/.test(path) ? path : `$.${path}`;
    const steps = definiteSteps(full);
    if (steps !== undefined) return (document) => walk(document, steps);
    if (/[?(]|['"]\s*,/.test(full)) {
        throw new TemplateError(`JSONPath ${path}: filters, functions and several names are not supported`);
    }
    // Jayway finds nothing, not an empty list, where what stands before the first wildcard is not there.
    const end = full.search(/\.\.|\.\*|\[[^\]'"]*[*:,]/);
    const prefix = definiteSteps(full.slice(0, end));
    if (end < 0 || prefix === undefined) throw new TemplateError(`JSONPath ${path}: not understood`);
    return (document) => {
        const start = walk(document, prefix);
        return start === undefined ? undefined : query(start, `$${full.slice(end)}`);
    };
}

const step = /\.([^.[\]()*?@,:\s'"$]+)|\[\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|(-?\d+))\s*\]/y;

/** The names and indexes of a definite path; undefined for any other. */
function definiteSteps(path: string): (string | number)[] | undefined {
    const steps: (string | number)[] = [];
    step.lastIndex = 1;
    while (step.lastIndex < path.length) {
        const match = step.exec(path);
        if (match === null) return undefined;
        const [, name, single, double, index] = match;
        if (index !== undefined) steps.push(Number(index));
        else steps.push(name ?? (single ?? double ?? "").replace(/\\(.)/g, "$1"));
    }
    return steps;
}

function walk(document: Value, steps: readonly (string | number)[]): Found {
    let value: Found = document;
    for (const key of steps) {
        if (value === undefined) return undefined;
        if (typeof key === "number") {
            if (!isList(value)) return undefined;
            value = value[key < 0 ? value.length + key : key];
        } else {
            if (!isDictionary(value)) return undefined;
            value = dictionaryHas(value, key) ? dictionaryGet(value, key) : undefined;
        }
    }
    return value;
}

function query(document: Value, path: string): Found {
    if (!isList(document) && !isDictionary(document)) return path.startsWith("$..") ? [] : undefined;
    try {
        return JSONPath({ path, json: document, wrap: true, eval: false }) as Value;
    } catch (error) {
        throw new TemplateError(`JSONPath ${path}: ${(error as Error).message}`);
    }
}
