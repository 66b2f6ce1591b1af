import { Decimal, Double, numberText } from "./numbers";

/** Anything a reference can hold. null stands for Java's null and for a reference that is not there. */
export type Value = null | boolean | string | number | bigint | Double | Decimal | List | Dictionary | Entry;
export type List = Value[];
/** An object of the request body, $context or the parameters (a plain record), or a map literal (a Map). */
export type Dictionary = Map<Value, Value> | Plain;
export interface Plain {
    [key: string]: Value;
}

/** A list made by the template (java.util.ArrayList); a list of the body is a plain array (JSONArray). */
export class ArrayList extends Array<Value> {}

/** An element of $map.entrySet(). */
export class Entry {
    constructor(
        readonly key: Value,
        readonly value: Value,
    ) {}
}

export const isList = (value: Value): value is List => Array.isArray(value);

export const isDictionary = (value: Value): value is Dictionary =>
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Double) &&
    !(value instanceof Decimal) &&
    !(value instanceof Entry);

export function dictionaryGet(map: Dictionary, key: Value): Value {
    if (map instanceof Map) return map.get(key) ?? null;
    return typeof key === "string" && Object.hasOwn(map, key) ? (map[key] ?? null) : null;
}

export function dictionaryHas(map: Dictionary, key: Value): boolean {
    return map instanceof Map ? map.has(key) : typeof key === "string" && Object.hasOwn(map, key);
}

export function dictionaryPut(map: Dictionary, key: Value, value: Value): void {
    if (map instanceof Map) map.set(key, value);
    // A plain assignment would run the setter that every object inherits for this one name.
    else if (key === "__proto__") Object.defineProperty(map, key, { value, ...ownProperty });
    else map[toText(key)] = value;
}
const ownProperty = { writable: true, enumerable: true, configurable: true };

export const dictionaryEntries = (map: Dictionary): [Value, Value][] =>
    map instanceof Map ? [...map] : Object.entries(map);

/** Java's toString of a value; null gives an empty string, as API Gateway prints a missing reference. */
export function toText(value: Value): string {
    if (typeof value === "string") return value;
    return value === null ? "" : textIn(value);
}

/** As toText, of a member of another value, where Java prints null as `null`. */
function textIn(value: Value): string {
    if (value === null) return "null";
    if (typeof value === "string") return value;
    if (typeof value === "boolean") return String(value);
    if (value instanceof Entry) return `${textIn(value.key)}=${textIn(value.value)}`;
    if (value instanceof ArrayList) return `[${Array.from(value, (item) => textIn(item)).join(", ")}]`;
    if (isList(value)) return toJson(value, true);
    if (!isDictionary(value)) return numberText(value);
    const members = dictionaryEntries(value).map(([key, item]) => `${textIn(key)}=${textIn(item)}`);
    return `{${members.join(", ")}}`;
}

/** The JSON text that $input.json gives for a value, as json-smart writes it; a list's toString escapes / too. */
export function toJson(value: Value, slashes = false): string {
    if (typeof value === "string") return quote(value, slashes);
    if (value === null || typeof value === "boolean") return String(value);
    if (isList(value)) {
        let text = "[";
        for (let i = 0; i < value.length; i++)
            text += (i === 0 ? "" : ",") + toJson(value[i] ?? null, slashes);
        return `${text}]`;
    }
    if (value instanceof Entry) return quote(toText(value), slashes);
    if (!isDictionary(value)) return Number.isFinite(Number(value)) ? numberText(value) : "null";
    let text = "";
    if (value instanceof Map) for (const [key, item] of value) add(toText(key), item);
    else for (const key in value) add(key, value[key] ?? null);
    return `{${text}}`;

    function add(key: string, item: Value) {
        text += `${text === "" ? "" : ","}${quote(key, slashes)}:${toJson(item, slashes)}`;
    }
}

const mustEscape = /["\\\u0000-\u001f\u007f-\u009f\u2000-\u20ff]/;
const shortEscapes: Readonly<Record<string, string>> = {
    '"': '\\"',
    "\\": "\\\\",
    "\b": "\\b",
    "\f": "\\f",
    "\n": "\\n",
    "\r": "\\r",
    "\t": "\\t",
};
const allToEscape = new RegExp(mustEscape, "g");

function quote(text: string, slashes: boolean): string {
    if (!mustEscape.test(text) && !slashes) return `"${text}"`;
    const escaped = text.replace(allToEscape, (char) => shortEscapes[char] ?? unicodeEscape(char));
    return `"${slashes ? escaped.replaceAll("/", "\\/") : escaped}"`;
}

export const unicodeEscape = (char: string) =>
    `\\u${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;

/** #if's truth in Velocity 1.7: all but null and false, so an empty string, 0 and an empty list hold. */
export const isTrue = (value: Value): boolean => value !== null && value !== false;
