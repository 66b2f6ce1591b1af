/** What a request is made from: the case's own stream, and the bodies of the answers so far. */
export interface Seen {
    readonly stream: string;
    readonly arn: string;
    /** Of the steps before, parsed. */
    readonly answers: readonly Record<string, string>[];
}

/** An answer, `body` parsed, in the terms of `match`. */
export interface Expected {
    readonly status: number;
    readonly body: unknown;
}

/** An answer of kinesis-local that AWS does not give; its texts are all its own, so that they are left out. */
export interface Difference {
    readonly status: number;
    /** The error's `__type`. */
    readonly code?: string;
    /** Compared only where it is given. */
    readonly body?: unknown;
}

export interface Step {
    readonly action: string;
    /** The request; a text is sent as it is. */
    readonly input: (seen: Seen) => unknown;
    /** AWS's answer, which is ours. */
    readonly expected: (seen: Seen) => Expected;
    /** kinesis-local's answer, where it is another. */
    readonly kinesisLocal?: Difference;
}

export interface Case {
    readonly name: string;
    /** How many shards the case's stream has; an on-demand stream where not given. */
    readonly shardCount?: number;
    readonly steps: readonly Step[];
}

export const account = "000000000000";
export const sequenceNumber = /^\d{56}$/;
export const iterator = /^[A-Za-z0-9+/]+=*$/;

export const shardId = (n: number): string => `shardId-${String(n).padStart(12, "0")}`;

export const ok = (body: unknown): Expected => ({ status: 200, body });

export const error = (code: string, message: unknown): Expected => ({
    status: 400,
    body: { __type: code, message },
});

/** AWS spells "Message" with a capital letter here, and says nothing at all about what is no JSON object. */
export const serialization = (Message?: string): Expected => ({
    status: 400,
    body: { __type: "SerializationException", ...(Message === undefined ? {} : { Message }) },
});

/** A ValidationException with those problems. */
export const invalid = (...problems: string[]): Expected => {
    const count = `${problems.length} validation error${problems.length > 1 ? "s" : ""}`;
    return error("ValidationException", `${count} detected: ${problems.join("; ")}`);
};

export const problem = (value: string, place: string, constraint: string): string =>
    `Value ${value} at '${place}' failed to satisfy constraint: ${constraint}`;

export const missing = (place: string): string => problem("null", place, "Member must not be null");

export const tooShort = (place: string): string =>
    problem("''", place, "Member must have length greater than or equal to 1");

/** A case of one step, on a stream of one shard. */
export const refused = (
    action: string,
    name: string,
    input: (seen: Seen) => unknown,
    expected: Expected | ((seen: Seen) => Expected),
    kinesisLocal?: Difference,
): Case => ({
    name: `${action} refuses ${name}`,
    shardCount: 1,
    steps: [
        {
            action,
            input,
            expected: typeof expected === "function" ? expected : () => expected,
            ...(kinesisLocal && { kinesisLocal }),
        },
    ],
});

// What kinesis-local does instead.
export const accepts: Difference = { status: 200 };
export const breaks: Difference = { status: 500 };
export const says = (code: string): Difference => ({ status: 400, code });
