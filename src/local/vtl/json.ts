import { parse as parseLossless } from "lossless-json";
import { parseJsonNumber } from "./numbers";
import { dictionaryPut, isDictionary, isList, type Value } from "./values";

/**
 * Reads a JSON text into values, without losing a number's digits; of keys that are there twice the last wins.
 * Throws SyntaxError.
 *
 * @param parsed what JSON.parse makes of the text, where that is known already
 */
export function parseJson(text: string, parsed?: unknown): Value {
    const exact = needsCare.test(text) || wholeNeedsCare.test(text);
    const marked =
        mayHaveNumericKey.test(text) && !mayHoldMark.test(text)
            ? text.replace(numericKey, `"${mark}$1"`)
            : text;
    if (!exact && marked === text) return (parsed ?? JSON.parse(text)) as Value;
    const value = exact ? parseExact(marked) : (JSON.parse(marked) as Value);
    return marked === text ? value : unmarked(value);
}

function parseExact(text: string): Value {
    return parseLossless(text, null, {
        parseNumber: parseJsonNumber,
        onDuplicateKey: ({ newValue }) => newValue,
    }) as Value;
}

// A number that JSON.parse would change: one of 16 characters or more, with an exponent, or the likes of 1.0. Two
// expressions in place of one with (?:^|[:,[]), which takes twice the time.
const inexact = /-?\d(?:[\d.]{15}|[\d.]*[eE]|\d*\.0+(?!\d))/.source;
const needsCare = new RegExp(`[:,[]\\s*${inexact}`);
const wholeNeedsCare = new RegExp(`^\\s*${inexact}`);

// A record of JavaScript's puts keys that are numbers before all others. Such keys are marked while the text is
// read, and their object becomes a Map, which keeps the order.
const mayHaveNumericKey = /\d"\s*:/;
const numericKey = /"(?<=[{,]\s*")(\d+)"(?=\s*:)/g;
const mark = "\uffff\ufffe";
const mayHoldMark = /\uffff|\\u[fF]{4}/;
const isMarked = (key: string) => key.startsWith(mark);

function unmarked(value: Value): Value {
    if (isList(value)) return value.map(unmarked);
    if (!isDictionary(value)) return value;
    const entries = Object.entries(value).map(([key, item]): [string, Value] => [
        key,
        unmarked(item as Value),
    ]);
    if (!entries.some(([key]) => isMarked(key))) {
        for (const [key, item] of entries) dictionaryPut(value, key, item);
        return value;
    }
    return new Map(entries.map(([key, item]) => [isMarked(key) ? key.slice(mark.length) : key, item]));
}
