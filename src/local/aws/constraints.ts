// What AWS asks of the values of a request, in its words (as recorded from Kinesis in kinesalite's validations).

/** The least and the greatest value of a number, or length of a text, a blob (in bytes) or a list. */
export interface Bounds {
    readonly min?: number;
    readonly max?: number;
}

/** A regular expression for a whole text: as messages show it, and to test with. */
export interface Pattern {
    readonly shown: string;
    readonly whole: RegExp;
    /** Longer texts match not, for patterns that take time quadratic in the length. Defaults to no limit. */
    readonly longest?: number;
}

/** What may be asked of a text. */
export interface TextConstraints extends Bounds {
    readonly pattern?: Pattern;
    readonly values?: readonly string[];
}

export function matches({ whole, longest = Infinity }: Pattern, text: string): boolean {
    return text.length <= longest && whole.test(text);
}

export const notNull = "Member must not be null";

/** What a text violates, in AWS's words. */
export function textViolations(constraints: TextConstraints, text: string): readonly string[] {
    const { values, pattern } = constraints;
    const found: string[] = [];
    if (values !== undefined && !values.includes(text)) {
        found.push(`Member must satisfy enum value set: [${values.join(", ")}]`);
    }
    if (pattern !== undefined && !matches(pattern, text)) {
        found.push(`Member must satisfy regular expression pattern: ${pattern.shown}`);
    }
    return found.concat(boundViolations("length", text.length, constraints));
}

/** What a number, or the length of something else, violates. */
export function boundViolations(
    measure: "value" | "length",
    size: number,
    { min = -Infinity, max = Infinity }: Bounds,
): readonly string[] {
    if (size < min) {
        return [`Member must have ${measure} greater than or equal to ${min}`];
    }
    return size > max ? [`Member must have ${measure} less than or equal to ${max}`] : [];
}
