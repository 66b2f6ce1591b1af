/** What a client is told of an error of Kinesis: a status, and a text that is never Kinesis's own. */
export interface KinesisError {
    /** Codes as Kinesis has them (API reference: Errors, Common Errors); one that ends in `*` stands for all that begin so. */
    readonly codes: readonly string[];
    readonly status: number;
    readonly message: string;
}

/** Any error that {@link kinesisErrors} does not have. A code that is no code at all becomes this one. */
export const otherError = {
    code: "InternalFailureException",
    status: 500,
    message: "Kinesis failed to answer the request. Try again.",
} as const;

/** The errors of Kinesis, first match first: the error template, the documentation and the tests come from here. */
export const kinesisErrors: readonly KinesisError[] = [
    {
        codes: ["ResourceNotFoundException"],
        status: 404,
        message: "The stream or shard does not exist.",
    },
    {
        codes: ["InvalidArgumentException"],
        status: 400,
        message: "A value of the request is not one that Kinesis takes.",
    },
    {
        codes: ["ValidationException"],
        status: 400,
        message: "A value of the request is missing or outside the limits of Kinesis.",
    },
    {
        codes: ["SerializationException"],
        status: 400,
        message: "A value of the request has the wrong type or is no valid base64.",
    },
    {
        codes: ["ExpiredIteratorException"],
        status: 400,
        message: "The shard iterator has expired. Get a new one.",
    },
    {
        codes: ["ExpiredNextTokenException"],
        status: 400,
        message: "The next token has expired. Start again from the first page.",
    },
    {
        codes: ["AccessDeniedException"],
        status: 403,
        message: "This API may not reach that stream.",
    },
    {
        codes: ["ResourceInUseException"],
        status: 409,
        message: "The stream is being changed or exists already. Try again when it is active.",
    },
    {
        codes: ["ProvisionedThroughputExceededException"],
        status: 429,
        message: "The stream takes no more right now. Slow down and try again.",
    },
    {
        codes: ["LimitExceededException", "ThrottlingException"],
        status: 429,
        message: "Too many requests of this kind, or a quota is reached. Slow down and try again.",
    },
    {
        codes: ["KMSThrottlingException"],
        status: 503,
        message: "Encryption of the stream is over its limit right now. Try again.",
    },
    {
        codes: ["ServiceUnavailable*"],
        status: 503,
        message: "Kinesis is not available right now. Try again.",
    },
    {
        codes: ["KMS*"],
        status: 500,
        message: "The encryption key of the stream cannot be used.",
    },
];

/** The table in VTL: sets `$status` and `$message` by `$code`. */
export function kinesisErrorsTemplate(): string {
    const branches = kinesisErrors.map(({ codes, status, message }, index) =>
        [
            `${index === 0 ? "#if" : "#elseif"}(${codes.map(condition).join(" || ")})`,
            ...(status === otherError.status ? [] : [`#set($status = ${status})`]),
            `#set($message = '${message}')`,
        ].join("\n"),
    );
    return [
        `#set($status = ${otherError.status})`,
        `#set($message = '${otherError.message}')`,
        ...branches,
        "#end",
    ].join("\n");
}

function condition(code: string): string {
    return code.endsWith("*") ? `$code.startsWith('${code.slice(0, -1)}')` : `$code == '${code}'`;
}
