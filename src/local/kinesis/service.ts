import type { ServiceAnswer } from "../aws/jsonProtocol";

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
}

/** A Kinesis that actions can be called on: the in-memory one, or another behind a URL. */
export interface KinesisService {
    /**
     * @param action the action's name, e.g. "PutRecord"
     * @param body the request's JSON text, as sent on the wire
     * @param caller refused where it may not do this; everybody may everything without one
     * @returns Kinesis's own answer, an error of Kinesis's included (status 400 or 500). Rejects only where
     *     nothing answers.
     */
    call(action: string, body: string, caller?: Caller): ServiceAnswer | Promise<ServiceAnswer>;

    /**
     * Creates the stream if it does not exist yet.
     *
     * @throws Error where it cannot be as it is declared
     */
    ensureStream(stream: StreamDeclaration): { arn: string } | Promise<{ arn: string }>;

    /** Closes what is open. */
    close(): void;
}
