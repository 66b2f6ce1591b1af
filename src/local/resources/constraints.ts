/** What is wrong with an input, and where: `streamModeDetails.streamMode`. */
export interface Failure {
    readonly property: string;
    readonly reason: string;
}

/** What is wrong with a value that stands at a property; nothing, where all is well. */
export type Constraint = (value: unknown, property: string) => readonly Failure[];

/** One of these values. */
export function oneOf(...allowed: readonly (string | number)[]): Constraint {
    const list = allowed.map((value) => JSON.stringify(value)).join(" ");
    return expecting(`to be one of [${list}]`, (value) => allowed.includes(value as string | number));
}

/** A whole number from one to another, both included. */
export function between(least: number, most: number): Constraint {
    return expecting(
        `to be in the range (${least} - ${most})`,
        (value) => Number.isInteger(value) && (value as number) >= least && (value as number) <= most,
    );
}

/** A text with so many characters. */
export function lengthBetween(least: number, most: number): Constraint {
    return expecting(
        `to have ${least} to ${most} characters`,
        (value) => typeof value === "string" && value.length >= least && value.length <= most,
    );
}

/** A text that a pattern matches whole. */
export function matching(pattern: RegExp): Constraint {
    const whole = new RegExp(`^(?:${pattern.source})$`, pattern.flags);
    return expecting(
        `to match the pattern ${pattern.source}`,
        (value) => typeof value === "string" && whole.test(value),
    );
}

/** A text that is JSON. */
export const json: Constraint = expecting("to be JSON", (value) => {
    try {
        JSON.parse(String(value));
        return true;
    } catch {
        return false;
    }
});

/** Every one of these. */
export function all(...constraints: readonly Constraint[]): Constraint {
    return (value, property) => constraints.flatMap((constraint) => constraint(value, property));
}

/** The same for every entry of a list. */
export function each(constraint: Constraint): Constraint {
    return (value, property) =>
        Array.isArray(value)
            ? value.flatMap((entry, index) => constraint(entry, `${property}[${index}]`))
            : [{ property, reason: `expected ${property} to be a list` }];
}

/** The same for every name of a map. */
export function eachKey(constraint: Constraint): Constraint {
    return (value, property) =>
        Object.keys(value as object).flatMap((key) => constraint(key, `${property}[${JSON.stringify(key)}]`));
}

/** What holds of the fields of an object, those that are given. */
export function fields(constraints: Readonly<Record<string, Constraint>>): Constraint {
    return (value, property) =>
        Object.entries(constraints).flatMap(([name, constraint]) => {
            const field = (value as Record<string, unknown>)[name];
            return field === undefined ? [] : constraint(field, `${property}.${name}`);
        });
}

function expecting(what: string, holds: (value: unknown) => boolean): Constraint {
    return (value, property) =>
        holds(value)
            ? []
            : [{ property, reason: `expected ${property} ${what}, got ${JSON.stringify(value)}` }];
}
