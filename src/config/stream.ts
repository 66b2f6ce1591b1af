import * as pulumi from "@pulumi/pulumi";
import { boolean, integer, kmsKey, listOf, oneOf, text, type Kind } from "./kinds";
import type { ValueReader } from "./valueReader";

/** Capacity modes of a stream (Kinesis API reference, StreamModeDetails). */
export const StreamMode = {
    /** Kinesis adds shards by itself, and bills by the GB. */
    ON_DEMAND: "ON_DEMAND",
    /** As many shards as `shardCount` says, billed by the hour. */
    PROVISIONED: "PROVISIONED",
} as const;
export type StreamMode = (typeof StreamMode)[keyof typeof StreamMode];

/** The stream behind the API, and what else the API may reach. */
export interface StreamInputs {
    /** Name of the stream behind the API: 1 to 128 of the characters a-z A-Z 0-9 _ . - */
    streamName: pulumi.Input<string>;
    /** Create the stream; false looks up one that exists already. Defaults to true. */
    createStream?: boolean;
    /** Capacity mode of the created stream, ON_DEMAND or PROVISIONED. Defaults to ON_DEMAND. */
    streamMode?: StreamMode;
    /** Shards of a PROVISIONED stream, 1 to 100000, and required with it; 0 means not set. Defaults to 0. */
    shardCount?: pulumi.Input<number>;
    /** Hours that the created stream keeps a record, 24 to 8760. Defaults to 24. */
    retentionHours?: pulumi.Input<number>;
    /** Id, ARN or alias of the KMS key that encrypts the created stream. Defaults to alias/aws/kinesis. */
    kmsKeyId?: pulumi.Input<string>;
    /**
     * Streams that the API may touch, names or prefixes ending in `*`, in the account and region of its own. Defaults to
     * [], which means streamName alone.
     */
    reachableStreams?: pulumi.Input<pulumi.Input<string>[]>;
}

export interface StreamConfig {
    readonly streamName: pulumi.Input<string>;
    readonly createStream: boolean;
    readonly streamMode: StreamMode;
    /** Undefined with ON_DEMAND. */
    readonly shardCount: pulumi.Input<number | undefined>;
    readonly retentionHours: pulumi.Input<number>;
    readonly kmsKeyId: pulumi.Input<string>;
    /** Stream names, or prefixes ending in `*`, that the integration role may touch. */
    readonly reachableStreams: pulumi.Input<string[]>;
}

const streamName = text(/^[a-zA-Z0-9_.-]{1,128}$/, "1 to 128 of the characters a-z A-Z 0-9 _ . -");
const streamNameOrPrefix = /^[a-zA-Z0-9_.-]{1,127}\*$|^[a-zA-Z0-9_.-]{1,128}$/;
const namesAndPrefixes = listOf({
    allowed: "stream names, or prefixes ending in *, of the characters a-z A-Z 0-9 _ . -",
    valid: (entry) => streamNameOrPrefix.test(entry),
});

export function streamConfig(values: ValueReader): StreamConfig {
    const streamMode = values.plain("streamMode", oneOf(Object.values(StreamMode)), "ON_DEMAND");
    const name = values.input("streamName", streamName);
    const reachable = values.input("reachableStreams", namesAndPrefixes, []);
    return {
        streamName: name,
        createStream: values.plain("createStream", boolean, true),
        streamMode,
        shardCount: values.input("shardCount", shardsOf(streamMode), 0),
        retentionHours: values.input("retentionHours", integer({ min: 24, max: 8760 }), 24),
        kmsKeyId: values.input("kmsKeyId", kmsKey, "alias/aws/kinesis"),
        reachableStreams: pulumi
            .all([reachable, name])
            .apply(([streams, own]) => (streams.length > 0 ? streams : [own])),
    };
}

/** 0 stands for "not set": a typed block of Pulumi.yaml without a default would make the key required. */
function shardsOf(mode: StreamMode): Kind<number | undefined> {
    const shards = integer({ min: 0, max: 100_000 });
    return {
        ...shards,
        check: (value, complain) => {
            const count = shards.check(value, complain);
            if (mode === "ON_DEMAND" && count !== 0) {
                complain(value, "no value (or 0) with streamMode ON_DEMAND");
            } else if (mode === "PROVISIONED" && count === 0) {
                complain(undefined, "1 to 100000 with streamMode PROVISIONED");
            }
            return count === 0 ? undefined : count;
        },
    };
}
