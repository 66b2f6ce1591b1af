import { TemplateError } from "../error";

/** A java.math.BigInteger of a great many digits, as its text. */
export class BigInteger {
    constructor(private readonly text: string) {}

    valueOf(): number {
        return Number(this.text);
    }

    toString(): string {
        return this.text;
    }

    /** -1, 0 or 1. */
    compare(other: BigInteger): number {
        const [a, b] = [this.text, other.text];
        if (a === b) {
            return 0;
        }
        const [isNegative, otherIs] = [a.startsWith("-"), b.startsWith("-")];
        if (isNegative !== otherIs) {
            return isNegative ? -1 : 1;
        }
        const isCloserToZero = a.length === b.length ? a < b : a.length < b.length;
        return isCloserToZero === isNegative ? 1 : -1;
    }
}

const maxExponent = 2 ** 31 - 1;

/** A java.math.BigDecimal: what json-smart reads from a fraction of more than 18 characters. */
export class Decimal {
    private readonly sign: string;
    private readonly digits: string;
    private readonly scale: number;

    /**
     * @param text a number with a fraction or an exponent, in JSON's grammar
     * @throws TemplateError where Java's scale cannot hold the exponent
     */
    constructor(private readonly text: string) {
        const [mantissa = "", exponent = "0"] = text.toLowerCase().split("e");
        const [whole = "", fraction = ""] = mantissa.replace("-", "").split(".");
        this.digits = withoutLeadingZeros(whole + fraction);
        this.sign = mantissa.startsWith("-") && this.digits !== "0" ? "-" : "";
        this.scale = fraction.length - Number(exponent);
        if (Math.abs(this.scale) > maxExponent || Math.abs(Number(exponent)) > maxExponent) {
            throw new TemplateError("the body has a number whose exponent is out of range");
        }
    }

    valueOf(): number {
        return Number(this.text);
    }

    toString(): string {
        const { sign, digits, scale } = this;
        const exponent = digits.length - 1 - scale;
        if (scale >= 0 && exponent >= -6) {
            if (scale === 0) {
                return sign + digits;
            }
            const padded = digits.padStart(scale + 1, "0");
            return `${sign}${padded.slice(0, -scale)}.${padded.slice(-scale)}`;
        }
        const mantissa = digits.length > 1 ? `${digits[0]}.${digits.slice(1)}` : digits;
        return `${sign}${mantissa}E${exponent >= 0 ? "+" : ""}${exponent}`;
    }
}

function withoutLeadingZeros(digits: string): string {
    let start = 0;
    while (start < digits.length - 1 && digits[start] === "0") {
        start++;
    }
    return digits.slice(start);
}
