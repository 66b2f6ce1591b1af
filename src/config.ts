import { ConfigReader } from "./configReader";
import { allRouteGroups, type RouteGroup } from "./routes";

/** What a stack's configuration says, checked. Keys and defaults are those of Pulumi.yaml. */
export interface StackConfig {
    /** `aws:region`. */
    readonly region: string;
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
    readonly routeGroups: readonly RouteGroup[];
    /** Allowed origins, or `*` alone. */
    readonly corsOrigins: readonly string[];
    /** Anybody may sign up; false leaves it to administrators. */
    readonly selfSignUp: boolean;
    /** Requests a second, and at once, that the stage takes. */
    readonly throttlingRateLimit: number;
    readonly throttlingBurstLimit: number;
}

/** Capacity modes of a stream (Kinesis API reference, StreamModeDetails). */
export const streamModes = ["ON_DEMAND", "PROVISIONED"] as const;
export type StreamMode = (typeof streamModes)[number];

const streamName = /^[a-zA-Z0-9_.-]{1,128}$/;
const streamNameOrPrefix = /^[a-zA-Z0-9_.-]{1,127}\*$|^[a-zA-Z0-9_.-]{1,128}$/;
const kmsKeyId =
    /^(alias\/[a-zA-Z0-9/_-]+|[0-9a-zA-Z-]{36,}|arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:(key|alias)\/.+)$/;
const region = /^[a-z]{2,}(-[a-z]+)+-\d$/;

/**
 * Reads and checks the stack's configuration: the one reader of `pulumi.Config`.
 *
 * @throws pulumi.RunError one line for each wrong value: its key, the value, and what is allowed.
 */
export function loadConfig(): StackConfig {
    const values = new ConfigReader();
    const streamMode = values.oneOf("streamMode", streamModes, "ON_DEMAND");
    const name = values.text("streamName", streamName, "1 to 128 of the characters a-z A-Z 0-9 _ . -");
    const reachable = values.list("reachableStreams", [], {
        allowed: "stream names, or prefixes ending in *, of the characters a-z A-Z 0-9 _ . -",
        valid: (entry) => streamNameOrPrefix.test(entry),
    });
    const config: StackConfig = {
        region: values.text("aws:region", region, "an AWS region such as us-east-1"),
        streamName: name,
        createStream: values.boolean("createStream", true),
        streamMode,
        shardCount: shardCount(values, streamMode),
        retentionHours: values.integer("retentionHours", 24, { min: 24, max: 8760 }),
        kmsKeyId: values.text("kmsKeyId", kmsKeyId, "a KMS key's id, ARN or alias/name", "alias/aws/kinesis"),
        reachableStreams: reachable.length > 0 ? reachable : [name],
        routeGroups: values.list("routeGroups", ["describe", "produce"], {
            allowed: `one or more of ${allRouteGroups.join(", ")}`,
            valid: (entry): entry is RouteGroup => (allRouteGroups as readonly string[]).includes(entry),
            min: 1,
        }),
        corsOrigins: corsOrigins(values),
        selfSignUp: values.boolean("selfSignUp", true),
        throttlingRateLimit: values.integer("throttlingRateLimit", 1000, { min: 1 }),
        throttlingBurstLimit: values.integer("throttlingBurstLimit", 2000, { min: 1 }),
    };
    values.throwProblems();
    return config;
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

function corsOrigins(values: ConfigReader): string[] {
    const allowed =
        "* alone, or origins such as https://app.example.com or http://localhost:3000, with no path";
    const origins = values.list("corsOrigins", ["*"], {
        allowed,
        valid: (entry) => entry === "*" || isOrigin(entry),
        min: 1,
    });
    if (origins.length > 1 && origins.includes("*")) {
        values.problem("corsOrigins", JSON.stringify(origins), allowed);
    }
    return origins;
}

function isOrigin(text: string): boolean {
    return /^https?:\/\/[a-z0-9.:[\]-]+$/.test(text) && URL.canParse(text) && new URL(text).origin === text;
}
