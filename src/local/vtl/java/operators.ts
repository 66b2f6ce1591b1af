import { TemplateError } from "../error";
import { calculate, type Operator } from "./arithmetic";
import { equals } from "./equality";
import { compare, isNumeric } from "./numbers";
import { toText } from "./text";
import { ArrayList, isDictionary, isList, type Value } from "./values";

type Binary = (left: Value, right: Value) => Value;

/** Velocity's binary operators but && and ||, which see conditions. */
export const operators: Readonly<Record<string, Binary>> = {
    "==": areSame,
    "!=": (left, right) => !areSame(left, right),
    "<": (left, right) => order(left, right) === -1,
    ">": (left, right) => order(left, right) === 1,
    "<=": (left, right) => (order(left, right) ?? 1) < 1,
    ">=": (left, right) => (order(left, right) ?? -1) > -1,
    "+": add,
    "-": arithmetic("-"),
    "*": arithmetic("*"),
    "/": arithmetic("/"),
    "%": arithmetic("%"),
};

/** A range is built whole before a #foreach looks at it, as in Java; a client's number must not make it any length. */
const maxRange = 100_000;

/** [from..to]: a list of whole numbers, downwards too; null where an end is no number. Throws TemplateError. */
export function range(from: Value, to: Value): Value {
    if (!isNumeric(from) || !isNumeric(to)) {
        return null;
    }
    const [first, last] = [Math.trunc(Number(from)), Math.trunc(Number(to))];
    const length = Math.abs(last - first) + 1;
    if (!(length <= maxRange)) {
        throw new TemplateError(`a range of more than ${maxRange} numbers`);
    }
    const step = first >= last ? -1 : 1;
    return ArrayList.from({ length }, (_, i) => first + i * step);
}

/** The == of Velocity 1.7: numbers by value, values of unlike classes by their text. */
function areSame(left: Value, right: Value): boolean {
    if (typeof left === "string" && typeof right === "string") {
        return left === right;
    }
    if (left === null || right === null) {
        return left === right;
    }
    if (isNumeric(left) && isNumeric(right)) {
        return compare(left, right) === 0;
    }
    if ((isList(left) && isList(right)) || (isDictionary(left) && isDictionary(right))) {
        return equals(left, right);
    }
    return toText(left) === toText(right);
}

/** -1, 0 or 1; undefined where one is no number, so that no comparison holds: a text is never one. */
const order = (left: Value, right: Value): number | undefined =>
    isNumeric(left) && isNumeric(right) ? compare(left, right) : undefined;

function add(left: Value, right: Value): Value {
    if (typeof left === "string" || typeof right === "string") {
        if (left === null || right === null) {
            throw new TemplateError("text + null is not supported");
        }
        return toText(left) + toText(right);
    }
    return isNumeric(left) && isNumeric(right) ? calculate("+", left, right) : null;
}

function arithmetic(operator: Operator): Binary {
    return (left, right) => (isNumeric(left) && isNumeric(right) ? calculate(operator, left, right) : null);
}
