/** What of an answer a case compares. */
export type Part = "status" | "headers" | "body" | "records";

export const parts: readonly Part[] = ["status", "headers", "body", "records"];

/**
 * One request, and what is known of its answer. In its path and its headers `{stream}` and `{origin}` stand for the
 * stack's stream and an origin that it allows, `{iterator}` for a shard iterator behind the newest record of the first
 * shard, and each name of {@link TokenName} for that token.
 */
export interface Case {
    /** Unique, and kept: recorded answers are found by it. */
    readonly name: string;
    /** Who says what the local run answers: {@link recorded}, {@link guide} or {@link ours}. */
    readonly source: string;
    readonly method: string;
    /** Below the stage, with its query. */
    readonly path: string;
    /**
     * Names are sent as they are spelled. Defaults to a token that the stack takes, and to JSON where there is a body;
     * undefined takes a default away.
     */
    readonly headers?: Readonly<Record<string, string | undefined>>;
    readonly body?: string | Buffer;
    /** Defaults to HTTP/1.1. */
    readonly protocol?: "HTTP/2.0";
    /** Defaults to all. */
    readonly compared?: readonly Part[];
    /** Records that it leaves on the stream; its partition keys begin with {@link mark}. Defaults to 0. */
    readonly stores?: number;
}

/** `{token}` is the one that the stack takes; the forged ones are made of it. A case of a token that a stack has not is left out. */
export type TokenName = "{token}" | GivenTokenName | "{refresh-token}" | ForgedTokenName;
/** Those by which a stack may let somebody in. */
export type GivenTokenName = "{id-token}" | "{access-token}" | "{machine-token}";
export type ForgedTokenName = "{unsigned-token}" | "{changed-token}" | "{cut-token}" | "{hmac-token}";

/** What the partition key of each record begins with. */
export const mark = "conformance";

/** An answer of AWS that LocalStack's tests hold: marked aws.validated there. */
export const recorded = (test: string) => `recorded: LocalStack, ${test}`;
/** A page of AWS's documentation. */
export const guide = (page: string) => `AWS's guide: ${page}`;
/** Nothing of AWS is known. */
export const ours = "ours";

/** What the case costs whoever runs it: nothing but requests. */
export function costOf({ stores = 0 }: Case): string {
    return stores === 0 ? "1 request" : `1 request, ${stores} ${stores === 1 ? "record" : "records"}`;
}
