import { TemplateError } from "../error";
import type { Plain, Value } from "../java/values";
import { readJson } from "./jsonReader";

/** Deeper, recursive work on a body would be unbounded. Jackson, of the same age as API Gateway's parser, ends here too. */
export const maxDepth = 1000;

/**
 * Reads a JSON text into values as json-smart does, in time linear to its length: no digit of a number is lost,
 * members keep their order, and of keys that are there twice the last wins.
 *
 * @param parsed what JSON.parse makes of the text, where that is known already
 * @throws TemplateError for what is no JSON, or nested too deeply
 */
export function parseJson(text: string, parsed?: unknown): Value {
    if (parsed !== undefined && !text.includes("\x7f") && isPlain(parsed, 0)) {
        return parsed as Value;
    }
    if (needsCare.test(text) || wholeNeedsCare.test(text)) {
        return readJson(text, maxDepth);
    }
    let value = parsed;
    if (value === undefined) {
        try {
            value = JSON.parse(text);
        } catch {
            throw new TemplateError("it is no JSON");
        }
    }
    if (text.length > 2 * maxDepth && isDeep(value)) {
        throw new TemplateError(`it is nested deeper than ${maxDepth} levels`);
    }
    return value as Value;
}

// What JSON.parse would change: a number of 16 characters or more, with an exponent, or the likes of 1.0; a key that
// is a number, since a record of JavaScript's puts it before all others; a raw DEL. Two expressions in place of one
// with (?:^|[:,[]), which takes twice the time.
const inexact = /-?\d(?:[\d.]{15}|[\d.]*[eE]|\d*\.0+(?!\d))/.source;
const needsCare = new RegExp(`[:,[]\\s*${inexact}|\\d"\\s*:|\\x7f`);
const wholeNeedsCare = new RegExp(`^\\s*${inexact}`);

/** Whether JSON.parse can have changed nothing of it: there is no number in it, no name is one, and it is not deep. */
function isPlain(value: unknown, depth: number): boolean {
    if (typeof value !== "object" || value === null) {
        return typeof value !== "number";
    }
    if (depth === maxDepth) {
        return false;
    }
    if (Array.isArray(value)) {
        return value.every((item) => isPlain(item, depth + 1));
    }
    for (const name in value) {
        const first = name.charCodeAt(0);
        if ((first >= 0x30 && first <= 0x39) || !isPlain((value as Plain)[name], depth + 1)) {
            return false;
        }
    }
    return true;
}

function isDeep(value: unknown): boolean {
    let level = [value];
    for (let depth = 0; level.length > 0; depth++) {
        if (depth > maxDepth) {
            return true;
        }
        const next: unknown[] = [];
        for (const item of level) {
            const members: unknown[] = Array.isArray(item) ? item : Object.values(item as object);
            for (const member of members) {
                if (typeof member === "object" && member !== null) {
                    next.push(member);
                }
            }
        }
        level = next;
    }
    return false;
}
