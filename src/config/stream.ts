import type { ConfigReader } from "./configReader";
import { kmsKey } from "./formats";

/** The stream behind the API, and what else the API may reach. */
export interface StreamConfig {
    /** Name of the stream behind the API. */
    readonly streamName: string;
    /** Create the stream; false looks up one that exists already. */
    readonly createStream: boolean;
    readonly streamMode: StreamMode;
    /** Shards of a PROVISIONED stream, undefined with ON_DEMAND. */
    readonly shardCount?: number;
    /** Hours that the created stream keeps a record. */
    readonly retentionHours: number;
    /** Id, ARN or alias of the KMS key that encrypts the created stream. */
    readonly kmsKeyId: string;
    /** Stream names, or prefixes ending in `*`, that the integration role may touch. */
    readonly reachableStreams: readonly string[];
}

/** Capacity modes of a stream (Kinesis API reference, StreamModeDetails). */
export const streamModes = ["ON_DEMAND", "PROVISIONED"] as const;
export type StreamMode = (typeof streamModes)[number];

const streamName = /^[a-zA-Z0-9_.-]{1,128}$/;
const streamNameOrPrefix = /^[a-zA-Z0-9_.-]{1,127}\*$|^[a-zA-Z0-9_.-]{1,128}$/;

export function streamConfig(values: ConfigReader): StreamConfig {
    const streamMode = values.oneOf("streamMode", streamModes, "ON_DEMAND");
    const name = values.text("streamName", streamName, "1 to 128 of the characters a-z A-Z 0-9 _ . -");
    const reachable = values.list("reachableStreams", [], {
        allowed: "stream names, or prefixes ending in *, of the characters a-z A-Z 0-9 _ . -",
        valid: (entry) => streamNameOrPrefix.test(entry),
    });
    return {
        streamName: name,
        createStream: values.boolean("createStream", true),
        streamMode,
        shardCount: shardCount(values, streamMode),
        retentionHours: values.integer("retentionHours", 24, { min: 24, max: 8760 }),
        kmsKeyId: values.text("kmsKeyId", kmsKey.pattern, kmsKey.allowed, "alias/aws/kinesis"),
        reachableStreams: reachable.length > 0 ? reachable : [name],
    };
}

/** 0 stands for "not set": a typed block of Pulumi.yaml without a default would make the key required. */
function shardCount(values: ConfigReader, mode: StreamMode): number | undefined {
    const count = values.integer("shardCount", 0, { min: 0, max: 100_000 });
    if (mode === "ON_DEMAND" && count !== 0) {
        values.problem("shardCount", String(count), "no value (or 0) with streamMode ON_DEMAND");
    } else if (mode === "PROVISIONED" && count === 0) {
        values.problem("shardCount", undefined, "1 to 100000 with streamMode PROVISIONED");
    }
    return count === 0 ? undefined : count;
}
