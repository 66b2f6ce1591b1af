import { TemplateError } from "../error";
import { ContextMap } from "./contextMap";
import type { Dictionary, Value } from "./values";

export function dictionaryGet(map: Dictionary, key: Value): Value {
    if (map instanceof Map) {
        return map.get(key) ?? null;
    }
    if (typeof key !== "string" || !dictionaryHas(map, key)) {
        return null;
    }
    return ((map instanceof ContextMap ? map.get(key) : map[key]) ?? null) as Value;
}

export function dictionaryHas(map: Dictionary, key: Value): boolean {
    if (map instanceof Map) {
        return map.has(key);
    }
    return typeof key === "string" && Object.hasOwn(map instanceof ContextMap ? map.members : map, key);
}

/** Throws TemplateError for a map of $context that a template may not change, and for a key that is not compared by value. */
export function dictionaryPut(map: Dictionary, key: Value, value: Value): void {
    if (typeof key === "object" && key !== null) {
        throw new TemplateError("a list, a map or a fraction is not supported as a key");
    }
    if (map instanceof Map) {
        map.set(key, value);
        return;
    }
    if (typeof key !== "string") {
        throw new TemplateError("a key of this map must be a text");
    }
    const record = map instanceof ContextMap ? map.changeable : map;
    // A plain assignment would run the setter that every object inherits for this one name.
    if (key === "__proto__") {
        Object.defineProperty(record, key, { value, writable: true, enumerable: true, configurable: true });
    } else {
        record[key] = value;
    }
}

/** As dictionaryPut. */
export function dictionaryRemove(map: Dictionary, key: Value): void {
    if (map instanceof Map) {
        map.delete(key);
    } else if (typeof key === "string") {
        delete (map instanceof ContextMap ? map.changeable : map)[key];
    }
}

export function dictionaryEntries(map: Dictionary): [Value, Value][] {
    if (map instanceof Map) {
        return [...map];
    }
    return map instanceof ContextMap
        ? Object.keys(map.members).map((name) => [name, dictionaryGet(map, name)])
        : Object.entries(map);
}
