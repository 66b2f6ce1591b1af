import { TemplateError } from "../error";
import { BigInteger, Decimal } from "./bigNumbers";
import { double, integer, isInteger, numberText, type Numeric } from "./numbers";

export type Operator = "+" | "-" | "*" | "/" | "%";

/** Arithmetic of Velocity 1.7: whole numbers stay whole and grow as needed; division by zero gives null. */
export function calculate(operator: Operator, left: Numeric, right: Numeric): Numeric | null {
    for (const side of [left, right]) {
        if (side instanceof BigInteger) {
            throw new TemplateError(
                `arithmetic with a number of ${numberText(side).length} digits is not supported`,
            );
        }
    }
    if (isInteger(left) && isInteger(right)) {
        return calculateWhole(operator, left as number | bigint, right as number | bigint);
    }
    if ([left, right].some(isBeyondDouble)) {
        throw new TemplateError("arithmetic with a BigDecimal is not supported");
    }
    const [a, b] = [Number(left), Number(right)];
    if ((operator === "/" || operator === "%") && b === 0) {
        return null;
    }
    return double(floating[operator](a, b));
}

// Velocity calculates with a BigDecimal where one side is a fraction and the other no Double and no Long.
const isBeyondDouble = (value: Numeric) =>
    value instanceof Decimal || (typeof value === "bigint" && BigInt.asIntN(64, value) !== value);

function calculateWhole(operator: Operator, left: number | bigint, right: number | bigint): Numeric | null {
    if ((operator === "/" || operator === "%") && Number(right) === 0) {
        return null;
    }
    if (typeof left === "number" && typeof right === "number") {
        const result = floating[operator](left, right);
        const whole = operator === "/" ? Math.trunc(result) : result;
        if (Number.isSafeInteger(whole)) {
            return whole + 0;
        }
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
