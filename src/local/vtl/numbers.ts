import { TemplateError } from "./error";
import type { Value } from "./values";

// A Java Integer, Long or BigInteger is a number while it is safe, else a bigint; a Double is a number where
// its value shows that it is none of these (1.5), else this class (1.0). One value has one form only.

/** A Java Double with an integral value: it prints as 1.0, which a number cannot tell from 1. */
export class Double {
    readonly #value: number;
    constructor(value: number) {
        this.#value = value;
    }
    valueOf(): number {
        return this.#value;
    }
}

/** A java.math.BigDecimal: what json-smart reads from a fraction of more than 18 characters. */
export class Decimal {
    readonly #digits: bigint;
    readonly #scale: number;
    constructor(text: string) {
        const [mantissa = "", exponent = "0"] = text.toLowerCase().split("e");
        const [whole = "", fraction = ""] = mantissa.split(".");
        this.#digits = BigInt(whole + fraction);
        this.#scale = fraction.length - Number(exponent);
    }
    valueOf(): number {
        return Number(`${this.#digits}e${-this.#scale}`);
    }
    toString(): string {
        const sign = this.#digits < 0n ? "-" : "";
        const digits = String(this.#digits).slice(sign.length);
        const exponent = digits.length - 1 - this.#scale;
        if (this.#scale >= 0 && exponent >= -6) {
            if (this.#scale === 0) return sign + digits;
            const padded = digits.padStart(this.#scale + 1, "0");
            return `${sign}${padded.slice(0, -this.#scale)}.${padded.slice(-this.#scale)}`;
        }
        const mantissa = digits.length > 1 ? `${digits[0]}.${digits.slice(1)}` : digits;
        return `${sign}${mantissa}E${exponent >= 0 ? "+" : ""}${exponent}`;
    }
}

/** Any of Java's numbers. */
export type Numeric = number | bigint | Double | Decimal;

export const isNumeric = (value: Value): value is Numeric =>
    typeof value === "number" ||
    typeof value === "bigint" ||
    value instanceof Double ||
    value instanceof Decimal;

export const isInteger = (value: Numeric): value is number | bigint =>
    typeof value === "number" ? Number.isInteger(value) : typeof value === "bigint";

export const integer = (value: bigint): Numeric => {
    const small = Number(value);
    return Number.isSafeInteger(small) ? small : value;
};

export const double = (value: number): Numeric => (Number.isInteger(value) ? new Double(value) : value);

/** A number of a JSON text, as json-smart reads it. */
export function parseJsonNumber(text: string): Numeric {
    if (!/[.eE]/.test(text)) return integer(BigInt(text));
    return text.length > 18 ? new Decimal(text) : double(Number(text));
}

export function numberText(value: Numeric): string {
    if (value instanceof Decimal) return value.toString();
    return isInteger(value) ? String(value) : doubleText(Number(value));
}

/** Java's Double.toString. */
function doubleText(value: number): string {
    if (!Number.isFinite(value)) return String(value);
    if (Object.is(value, -0)) return "-0.0";
    const size = Math.abs(value);
    if (size === 0 || (size >= 1e-3 && size < 1e7)) {
        return Number.isInteger(value) ? value.toFixed(1) : String(value);
    }
    // Java writes two digits at least, and the closest two: 4.9E-324.
    const shortest = value.toExponential();
    return (shortest.includes(".") ? shortest : value.toExponential(1)).replace("e", "E").replace("+", "");
}

export function compare(left: Numeric, right: Numeric): number {
    const [a, b] = [left.valueOf(), right.valueOf()];
    return a < b ? -1 : a > b ? 1 : 0;
}

export type Operator = "+" | "-" | "*" | "/" | "%";

/** Arithmetic of Velocity 1.7: whole numbers stay whole and grow as needed; division by zero gives null. */
export function calculate(operator: Operator, left: Numeric, right: Numeric): Numeric | null {
    if (isInteger(left) && isInteger(right)) return calculateWhole(operator, left, right);
    if ([left, right].some(isBeyondDouble)) {
        throw new TemplateError(
            `${numberText(left)} ${operator} ${numberText(right)}: BigDecimal is not supported`,
        );
    }
    const [a, b] = [Number(left), Number(right)];
    if ((operator === "/" || operator === "%") && b === 0) return null;
    return double(floating[operator](a, b));
}

// Velocity calculates with a BigDecimal where one side is a fraction and the other no Double and no Long.
const isBeyondDouble = (value: Numeric) =>
    value instanceof Decimal || (typeof value === "bigint" && BigInt.asIntN(64, value) !== value);

function calculateWhole(operator: Operator, left: number | bigint, right: number | bigint): Numeric | null {
    if ((operator === "/" || operator === "%") && Number(right) === 0) return null;
    if (typeof left === "number" && typeof right === "number") {
        const result = floating[operator](left, right);
        const whole = operator === "/" ? Math.trunc(result) : result;
        if (Number.isSafeInteger(whole)) return whole + 0;
    }
    return integer(whole[operator](BigInt(left), BigInt(right)));
}

const floating: Record<Operator, (a: number, b: number) => number> = {
    "+": (a, b) => a + b,
    "-": (a, b) => a - b,
    "*": (a, b) => a * b,
    "/": (a, b) => a / b,
    "%": (a, b) => a % b,
};
const whole: Record<Operator, (a: bigint, b: bigint) => bigint> = {
    "+": (a, b) => a + b,
    "-": (a, b) => a - b,
    "*": (a, b) => a * b,
    "/": (a, b) => a / b,
    "%": (a, b) => a % b,
};
