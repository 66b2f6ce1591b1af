import { BigInteger, Decimal } from "./bigNumbers";

// A Java Integer, Long or BigInteger is a number while it is safe, else a bigint, else, from a JSON text of many
// digits, a BigInteger; a Double is a number where its value shows that it is none of these (1.5), else the class
// Double (1.0). One value has one form only.

/** A Java Double with an integral or infinite value: 1.0, which a number cannot tell from 1. */
export class Double {
    constructor(private readonly value: number) {}

    valueOf(): number {
        return this.value;
    }
}

/** Any of Java's numbers. */
export type Numeric = number | bigint | Double | Decimal | BigInteger;

export const isNumeric = (value: unknown): value is Numeric =>
    typeof value === "number" ||
    typeof value === "bigint" ||
    value instanceof Double ||
    value instanceof Decimal ||
    value instanceof BigInteger;

export const isInteger = (value: Numeric): value is number | bigint | BigInteger =>
    typeof value === "number"
        ? Number.isInteger(value)
        : typeof value === "bigint" || value instanceof BigInteger;

/** Whether Java would have an Integer, which alone fits a parameter of type int. */
export const isInt = (value: unknown): value is number => typeof value === "number" && (value | 0) === value;

export const integer = (value: bigint): Numeric => {
    const small = Number(value);
    return Number.isSafeInteger(small) ? small : value;
};

export const double = (value: number): Numeric =>
    Number.isInteger(value) || !Number.isFinite(value) ? new Double(value) : value;

/** More digits than any number that a template calculates with: beyond, work on them is no longer quick. */
const manyDigits = 100;

/** A number of a JSON text, as json-smart reads it: in time linear to its length. */
export function parseJsonNumber(text: string): Numeric {
    if (/[.eE]/.test(text)) {
        return text.length > 18 ? new Decimal(text) : double(Number(text));
    }
    if (text.length < 16) {
        return Number(text) + 0;
    }
    return text.length > manyDigits ? new BigInteger(text) : integer(BigInt(text));
}

export function numberText(value: Numeric): string {
    if (value instanceof Decimal || value instanceof BigInteger) {
        return value.toString();
    }
    return isInteger(value) ? String(value) : doubleText(Number(value));
}

/** Java's Double.toString. */
function doubleText(value: number): string {
    if (!Number.isFinite(value)) {
        return String(value);
    }
    if (Object.is(value, -0)) {
        return "-0.0";
    }
    const size = Math.abs(value);
    if (size === 0 || (size >= 1e-3 && size < 1e7)) {
        return Number.isInteger(value) ? `${value}.0` : String(value);
    }
    // Java writes two digits at least, and the closest two: 4.9E-324.
    const shortest = value.toExponential();
    return (shortest.includes(".") ? shortest : value.toExponential(1)).replace("e", "E").replace("+", "");
}

export function compare(left: Numeric, right: Numeric): number {
    if (left instanceof BigInteger && right instanceof BigInteger) {
        return left.compare(right);
    }
    const [a, b] = [left.valueOf(), right.valueOf()];
    return a < b ? -1 : a > b ? 1 : 0;
}
