/** Tells of a wrong value, or of a wrong part of one: undefined where there is none, and what is allowed instead. */
export type Complain = (value: unknown, allowed: string) => void;

/** What a value may be. */
export interface Kind<T> {
    /** The value that a text of a stack's configuration stands for; the text itself where it stands for none. */
    readonly parse: (text: string) => unknown;
    /** Checks a value, undefined where none is set, and answers with it. */
    readonly check: (value: unknown, complain: Complain) => T;
}

/** Text that matches a pattern. */
export function text(pattern: RegExp, allowed: string): Kind<string> {
    return {
        parse: (text) => text,
        check: (value, complain) => {
            if (typeof value !== "string" || !pattern.test(value)) {
                complain(value, allowed);
            }
            return value as string;
        },
    };
}

export function oneOf<T extends string | number>(values: readonly T[]): Kind<T> {
    return {
        parse: (text) => values.find((value) => String(value) === text) ?? text,
        check: (value, complain) => {
            if (!(values as readonly unknown[]).includes(value)) {
                complain(value, `one of ${values.join(", ")}`);
            }
            return value as T;
        },
    };
}

export function integer({ min, max }: { min: number; max?: number }): Kind<number> {
    return {
        parse: (text) => (/^-?\d{1,15}$/.test(text) ? Number(text) : text),
        check: (value, complain) => {
            if (!(Number.isInteger(value) && Number(value) >= min && Number(value) <= (max ?? Infinity))) {
                complain(
                    value,
                    `a whole number ${max === undefined ? `from ${min}` : `from ${min} to ${max}`}`,
                );
            }
            return value as number;
        },
    };
}

export const boolean: Kind<boolean> = {
    parse: (text) => (text === "true" ? true : text === "false" ? false : text),
    check: (value, complain) => {
        if (typeof value !== "boolean") {
            complain(value, "true or false");
        }
        return value as boolean;
    },
};

/** A list of texts, which Pulumi's configuration has as JSON; each entry is checked, repeated ones count once. */
export function listOf<T extends string>({
    allowed,
    valid,
    min = 0,
}: {
    allowed: string;
    valid: (entry: string) => boolean;
    min?: number;
}): Kind<T[]> {
    return {
        parse: (text) => {
            try {
                return JSON.parse(text) as unknown;
            } catch {
                return text;
            }
        },
        check: (value, complain) => {
            if (!Array.isArray(value) || value.length < min) {
                complain(value, `a list: ${allowed}`);
                return [];
            }
            for (const entry of value.filter((entry) => typeof entry !== "string" || !valid(entry))) {
                complain(entry, allowed);
            }
            return [...new Set(value as T[])];
        },
    };
}

/** A KMS key, as Kinesis and `kms.getKey` take it. */
export const kmsKey = text(
    /^(alias\/[a-zA-Z0-9/_-]+|[0-9a-zA-Z-]{36,}|arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:(key|alias)\/.+)$/,
    "a KMS key's id, ARN or alias/name",
);

/** The ARN of a service's resource; the last part is a pattern. */
export function arn(service: string, resource: string, noun: string): Kind<string> {
    return text(
        new RegExp(`^arn:aws[a-z-]*:${service}:[a-z0-9-]+:\\d{12}:${resource}$`),
        `the ARN of ${noun}`,
    );
}
