import { dictionaryEntries, dictionaryGet, dictionaryHas } from "./dictionaries";
import { compare, isInteger, isNumeric } from "./numbers";
import { isDictionary, isList, type Value } from "./values";

/** Java's equals. */
export function equals(left: Value, right: Value): boolean {
    if (left === right) {
        return true;
    }
    if (left === null || right === null) {
        return false;
    }
    if (isNumeric(left) && isNumeric(right)) {
        return isInteger(left) === isInteger(right) && compare(left, right) === 0;
    }
    if (isList(left) && isList(right)) {
        return left.length === right.length && left.every((item, i) => equals(item, right[i] ?? null));
    }
    if (!isDictionary(left) || !isDictionary(right)) {
        return false;
    }
    const entries = dictionaryEntries(left);
    return (
        entries.length === dictionaryEntries(right).length &&
        entries.every(([key, item]) => dictionaryHas(right, key) && equals(item, dictionaryGet(right, key)))
    );
}
