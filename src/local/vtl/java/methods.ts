import { TemplateError } from "../error";
import {
    dictionaryEntries,
    dictionaryGet,
    dictionaryHas,
    dictionaryPut,
    dictionaryRemove,
} from "./dictionaries";
import { equals } from "./equality";
import { isInt, isInteger, isNumeric, type Numeric } from "./numbers";
import * as strings from "./strings";
import { toText } from "./text";
import { ArrayList, Entry, isDictionary, isList, type Dictionary, type List, type Value } from "./values";

/** No method has more arguments; what it is not given is undefined. */
type Method<T> = (self: T, first?: Value, second?: Value) => Value;
type Methods<T> = Readonly<Record<string, Method<T>>>;

// Keys are name/number of arguments, the Java methods that a template may call. A wrong argument type finds no
// method in Java, so the reference is null.

const withText =
    (method: (self: string, argument: string) => Value): Method<string> =>
    (self, argument = null) => {
        if (argument === null) {
            throw new TemplateError("a method of a text was called with null");
        }
        return typeof argument === "string" ? method(self, argument) : null;
    };
/** Java's indexOf takes the number of a character, too. */
const withTextOrUnit = (method: (self: string, argument: string) => number): Method<string> => {
    const ofText = withText(method);
    return (self, argument = null) =>
        isInt(argument) ? method(self, unitText(argument)) : ofText(self, argument);
};
const unitText = (code: number) =>
    code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "\uffff\ufffe";
const withTexts =
    (method: (self: string, first: string, second: string) => Value): Method<string> =>
    (self, first = null, second = null) => {
        if (first === null || second === null) {
            throw new TemplateError("a method of a text was called with null");
        }
        return typeof first === "string" && typeof second === "string" ? method(self, first, second) : null;
    };
const withIndexes =
    (method: (self: string, begin: number, end?: number) => Value): Method<string> =>
    (self, begin = null, end) =>
        isInt(begin) && (end === undefined || isInt(end)) ? method(self, begin, end) : null;

const stringMethods: Methods<string> = {
    "length/0": (self) => self.length,
    "isEmpty/0": (self) => self === "",
    "trim/0": strings.trim,
    "toLowerCase/0": (self) => self.toLowerCase(),
    "toUpperCase/0": (self) => self.toUpperCase(),
    "contains/1": withText((self, part) => self.includes(part)),
    "startsWith/1": withText((self, part) => self.startsWith(part)),
    "endsWith/1": withText((self, part) => self.endsWith(part)),
    "indexOf/1": withTextOrUnit((self, part) => self.indexOf(part)),
    "lastIndexOf/1": withTextOrUnit((self, part) => self.lastIndexOf(part)),
    "equalsIgnoreCase/1": (self, other = null) =>
        typeof other === "string"
            ? self.toUpperCase() === other.toUpperCase()
            : other === null
              ? false
              : null,
    "concat/1": withText((self, other) => self + other),
    "matches/1": withText(strings.matches),
    "split/1": withText((self, pattern) => strings.split(self, pattern)),
    "split/2": (self, pattern = null, limit = null) =>
        typeof pattern === "string" && isInt(limit) ? strings.split(self, pattern, limit) : null,
    "replace/2": withTexts((self, part, replacement) => self.replaceAll(part, () => replacement)),
    "replaceAll/2": withTexts(strings.replaceAll),
    "replaceFirst/2": withTexts(strings.replaceFirst),
    "substring/1": withIndexes(strings.substring),
    "substring/2": withIndexes(strings.substring),
    "charAt/1": withIndexes(strings.charAt),
};

const dictionaryMethods: Methods<Dictionary> = {
    "get/1": (self, key = null) => dictionaryGet(self, key),
    "containsKey/1": (self, key = null) => dictionaryHas(self, key),
    "containsValue/1": (self, value = null) =>
        dictionaryEntries(self).some(([, item]) => equals(item, value)),
    "put/2": (self, key = null, value = null) => {
        const previous = dictionaryGet(self, key);
        dictionaryPut(self, key, value);
        return previous;
    },
    "remove/1": (self, key = null) => {
        const previous = dictionaryGet(self, key);
        dictionaryRemove(self, key);
        return previous;
    },
    "size/0": (self) => dictionaryEntries(self).length,
    "isEmpty/0": (self) => dictionaryEntries(self).length === 0,
    "keySet/0": (self) => ArrayList.from(dictionaryEntries(self), ([key]) => key),
    "values/0": (self) => ArrayList.from(dictionaryEntries(self), ([, value]) => value),
    "entrySet/0": (self) =>
        ArrayList.from(dictionaryEntries(self), ([key, value]) => new Entry(key, value) as Value),
};

const listMethods: Methods<List> = {
    "get/1": (self, index = null) => (isInt(index) ? listGet(self, index) : null),
    "size/0": (self) => self.length,
    "isEmpty/0": (self) => self.length === 0,
    "contains/1": (self, value = null) => self.some((item) => equals(item, value)),
    "indexOf/1": (self, value = null) => self.findIndex((item) => equals(item, value)),
    "remove/1": (self, value = null) => {
        if (isInt(value)) {
            const removed = listGet(self, value);
            self.splice(value, 1);
            return removed;
        }
        const index = self.findIndex((item) => equals(item, value));
        self.splice(index, index < 0 ? 0 : 1);
        return index >= 0;
    },
    "add/1": (self, value = null) => {
        self.push(value);
        return true;
    },
};

const entryMethods: Methods<Entry> = {
    "getKey/0": (self) => self.key,
    "getValue/0": (self) => self.value,
};

const numberMethods: Methods<Numeric> = {
    "intValue/0": (self) => (isInteger(self) ? self : Math.trunc(Number(self))),
};

const allMethods: Methods<Value> = {
    "toString/0": toText,
    "equals/1": (self, other = null) => equals(self, other),
};

/**
 * The method `name/number of arguments` of whatever value it meets; it gives null for a value whose class has none
 * such. undefined where no class has.
 */
export function findMethod(signature: string): Method<Value> | undefined {
    const common = allMethods[signature];
    if (common !== undefined) {
        return (self, first, second) => (self === null ? null : common(self, first, second));
    }
    const ofString = stringMethods[signature];
    const ofList = listMethods[signature];
    const ofDictionary = dictionaryMethods[signature];
    const ofEntry = entryMethods[signature];
    const ofNumber = numberMethods[signature];
    if (!(ofString ?? ofList ?? ofDictionary ?? ofEntry ?? ofNumber)) {
        return undefined;
    }
    return (self, first, second) => {
        if (typeof self === "string") {
            return ofString?.(self, first, second) ?? null;
        }
        if (self === null) {
            return null;
        }
        if (isList(self)) {
            return ofList?.(self, first, second) ?? null;
        }
        if (isDictionary(self)) {
            return ofDictionary?.(self, first, second) ?? null;
        }
        if (self instanceof Entry) {
            return ofEntry?.(self, first, second) ?? null;
        }
        return isNumeric(self) ? (ofNumber?.(self, first, second) ?? null) : null;
    };
}

export function listGet(list: List, index: number): Value {
    if (index < 0 || index >= list.length) {
        throw new TemplateError(`Index: ${index}, Size: ${list.length}`);
    }
    return list[index] ?? null;
}
