import { ContextMap, isRecord } from "./contextMap";
import type { Numeric } from "./numbers";

/** Anything a reference can hold. null stands for Java's null, which a reference never gives: to it, it is missing. */
export type Value = null | boolean | string | Numeric | List | Dictionary | Entry | Block;
export type List = Value[];
/** An object of the request body or the parameters (a plain record), a map literal (a Map), one of $context's maps. */
export type Dictionary = Map<Value, Value> | Plain | ContextMap;
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

/** What #define gives: it is rendered whenever its text is asked for. */
export class Block {
    constructor(readonly text: () => string) {}
}

export const isList = (value: Value): value is List => Array.isArray(value);

export const isDictionary = (value: Value): value is Dictionary =>
    value instanceof Map || value instanceof ContextMap || isRecord(value);

/** #if's truth in Velocity 1.7: all but null and false, so an empty string, 0 and an empty list hold. */
export const isTrue = (value: Value): boolean => value !== null && value !== false;
