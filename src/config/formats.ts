/** What a text may look like: the pattern, and the words for it in an error. */
export interface Format {
    readonly pattern: RegExp;
    readonly allowed: string;
}

/** A KMS key, as Kinesis and `kms.getKey` take it. */
export const kmsKey: Format = {
    pattern:
        /^(alias\/[a-zA-Z0-9/_-]+|[0-9a-zA-Z-]{36,}|arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:(key|alias)\/.+)$/,
    allowed: "a KMS key's id, ARN or alias/name",
};

/** The ARN of a service's resource; the last part is a pattern. */
export function arnFormat(service: string, resource: string, noun: string): Format {
    return {
        pattern: new RegExp(`^arn:aws[a-z-]*:${service}:[a-z0-9-]+:\\d{12}:${resource}$`),
        allowed: `the ARN of ${noun}`,
    };
}
