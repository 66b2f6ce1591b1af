import type { ServiceAnswer } from "../aws/jsonProtocol";
import type { ShownStream } from "./recentRecords";
import type { Values } from "./types";

/** Whose credentials a call carries. */
export interface Caller {
    /** ARN of its role. */
    readonly arn: string;
    /** Whether it may do an action (`kinesis:PutRecord`) on a stream's ARN, `*` where there is none. */
    allows(action: string, resource: string): boolean;
}

/** A stream to be there. */
export interface StreamDeclaration {
    readonly name: string;
    readonly mode: "ON_DEMAND" | "PROVISIONED";
    /** Of a provisioned stream, defaults to 1. */
    readonly shardCount?: number;
    /** Defaults to 24. */
    readonly retentionHours?: number;
    /** Defaults to none. */
    readonly encryption?: { readonly type: "NONE" | "KMS"; readonly keyId?: string };
    /** Values by key. Defaults to those that it has. */
    readonly tags?: Readonly<Record<string, string>>;
}

/** A Kinesis that actions can be called on. */
export interface KinesisService {
    /**
     * @param action the action's name, e.g. "PutRecord"
     * @param body the request's JSON text, as sent on the wire
     * @param caller refused where it may not do this; everybody may everything without one
     * @param input what `readRequest` makes of the body, where that is known already
     * @returns Kinesis's own answer, an error of Kinesis's included (status 400 or 500). Rejects only where
     *     nothing answers, with a ConnectionError.
     */
    call(
        action: string,
        body: string,
        caller?: Caller,
        input?: Values,
    ): ServiceAnswer | Promise<ServiceAnswer>;

    /**
     * Creates the stream if it does not exist yet.
     *
     * @throws Error where it cannot be as it is declared
     */
    ensureStream(stream: StreamDeclaration): { arn: string } | Promise<{ arn: string }>;

    /** Closes what is open. */
    close(): void;
}

/** A Kinesis as clients reach it: it reads and checks what they send. */
export interface KinesisEndpoint {
    /** @param parsed what JSON.parse makes of the body, where that is known already */
    call(
        action: string,
        body: string,
        caller?: Caller,
        parsed?: unknown,
    ): ServiceAnswer | Promise<ServiceAnswer>;
}

/** A Kinesis that holds the streams: the in-memory one, or another behind a URL. It asks no caller who it is. */
export interface KinesisStore extends KinesisService {
    /**
     * The ARN of the stream that a request is about: that of its StreamARN, StreamName, shard iterator or next
     * token. Undefined for ListStreams, and for a request that names no stream known here.
     */
    resourceOf(action: string, input: Values): string | undefined;

    /** The last records of each stream's shards; none of a Kinesis that holds them elsewhere. */
    recentRecords?(): readonly ShownStream[];
}
