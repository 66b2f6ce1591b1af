import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { programFolder } from "../../src/local/program/programFolder";
import { declare, ofType, only, type ConfigChange } from "./support";

const name = "1 to 128 of the characters a-z A-Z 0-9 _ . -";
const origins = "* alone, or origins such as https://app.example.com or http://localhost:3000, with no path";
const reachable = "stream names, or prefixes ending in *, of the characters a-z A-Z 0-9 _ . -";
const streamMode = "PROVISIONED";

const rejected: readonly (ConfigChange & { error: string })[] = [
    {
        streamName: undefined,
        error: `kinesis-proxy:streamName is not set; it takes ${name}. Set it with: pulumi config set streamName VALUE`,
    },
    { streamName: "a/b", error: `kinesis-proxy:streamName is "a/b"; it takes ${name}.` },
    { streamName: "", error: `kinesis-proxy:streamName is ""; it takes ${name}.` },
    {
        streamName: "a".repeat(129),
        error: `kinesis-proxy:streamName is "${"a".repeat(129)}"; it takes ${name}.`,
    },
    {
        "aws:region": undefined,
        error: "aws:region is not set; it takes an AWS region such as us-east-1. Set it with: pulumi config set aws:region VALUE",
    },
    { "aws:region": "moon", error: 'aws:region is "moon"; it takes an AWS region such as us-east-1.' },
    { createStream: "yes", error: 'kinesis-proxy:createStream is "yes"; it takes true or false.' },
    {
        streamMode: "on_demand",
        error: 'kinesis-proxy:streamMode is "on_demand"; it takes one of ON_DEMAND, PROVISIONED.',
    },
    {
        shardCount: 2,
        error: 'kinesis-proxy:shardCount is "2"; it takes no value (or 0) with streamMode ON_DEMAND.',
    },
    {
        streamMode,
        shardCount: undefined,
        error: "kinesis-proxy:shardCount is not set; it takes 1 to 100000 with streamMode PROVISIONED. Set it with: pulumi config set shardCount VALUE",
    },
    {
        streamMode,
        shardCount: -1,
        error: 'kinesis-proxy:shardCount is "-1"; it takes a whole number from 0 to 100000.',
    },
    {
        streamMode,
        shardCount: 1.5,
        error: 'kinesis-proxy:shardCount is "1.5"; it takes a whole number from 0 to 100000.',
    },
    {
        retentionHours: 23,
        error: 'kinesis-proxy:retentionHours is "23"; it takes a whole number from 24 to 8760.',
    },
    {
        retentionHours: 8761,
        error: 'kinesis-proxy:retentionHours is "8761"; it takes a whole number from 24 to 8760.',
    },
    {
        kmsKeyId: "my key",
        error: `kinesis-proxy:kmsKeyId is "my key"; it takes a KMS key's id, ARN or alias/name.`,
    },
    { reachableStreams: ["a/b"], error: `kinesis-proxy:reachableStreams is "a/b"; it takes ${reachable}.` },
    { reachableStreams: ["*"], error: `kinesis-proxy:reachableStreams is "*"; it takes ${reachable}.` },
    {
        reachableStreams: "orders",
        error: `kinesis-proxy:reachableStreams is "orders"; it takes a list: ${reachable}.`,
    },
    {
        routeGroups: ["describe", "delete"],
        error: 'kinesis-proxy:routeGroups is "delete"; it takes one or more of describe, produce.',
    },
    {
        routeGroups: [],
        error: 'kinesis-proxy:routeGroups is "[]"; it takes a list: one or more of describe, produce.',
    },
    {
        corsOrigins: ["example.com"],
        error: `kinesis-proxy:corsOrigins is "example.com"; it takes ${origins}.`,
    },
    {
        corsOrigins: ["https://a.example/"],
        error: `kinesis-proxy:corsOrigins is "https://a.example/"; it takes ${origins}.`,
    },
    {
        corsOrigins: ["https://a'b.example"],
        error: `kinesis-proxy:corsOrigins is "https://a'b.example"; it takes ${origins}.`,
    },
    {
        corsOrigins: ["*", "https://a.example"],
        error: `kinesis-proxy:corsOrigins is "[\\"*\\",\\"https://a.example\\"]"; it takes ${origins}.`,
    },
    { corsOrigins: [7], error: `kinesis-proxy:corsOrigins is "7"; it takes ${origins}.` },
    { selfSignUp: "1", error: 'kinesis-proxy:selfSignUp is "1"; it takes true or false.' },
    {
        throttlingRateLimit: 0,
        error: 'kinesis-proxy:throttlingRateLimit is "0"; it takes a whole number from 1.',
    },
    {
        throttlingBurstLimit: "many",
        error: 'kinesis-proxy:throttlingBurstLimit is "many"; it takes a whole number from 1.',
    },
];

describe("The stack's configuration", () => {
    for (const { error, ...change } of rejected) {
        it(`refuses ${Object.keys(change).join(", ")}: ${error.slice(0, 70)}`, async () => {
            await assert.rejects(declare(change), { message: error });
        });
    }

    it("names all that is wrong at once", async () => {
        await assert.rejects(declare({ streamName: "a/b", retentionHours: 23 }), {
            message:
                `kinesis-proxy:streamName is "a/b"; it takes ${name}.\n` +
                'kinesis-proxy:retentionHours is "23"; it takes a whole number from 24 to 8760.',
        });
    });

    it("has the same defaults in the program as in Pulumi.yaml", async () => {
        const { config } = parse(readFileSync(`${programFolder}/Pulumi.yaml`, "utf8")) as {
            config: Record<string, { default?: unknown }>;
        };
        const withDefault = Object.keys(config).filter((key) => config[key]?.default !== undefined);
        assert.equal(withDefault.length, 11);
        const without = Object.fromEntries(withDefault.map((key) => [key, undefined]));
        assert.deepEqual(await declare(without), await declare());
    });

    it("takes the shards, the retention and the key of the created stream", async () => {
        const stream = only(
            await declare({ streamMode, shardCount: 3, retentionHours: 8760, kmsKeyId: "alias/own" }),
            "aws:kinesis/stream:Stream",
        );
        assert.deepEqual(stream.inputs, {
            name: "my-stream",
            streamModeDetails: { streamMode: "PROVISIONED" },
            shardCount: 3,
            retentionPeriod: 8760,
            encryptionType: "KMS",
            kmsKeyId: "alias/own",
        });
    });

    it("looks up a stream that exists already", async () => {
        const registrations = await declare({ createStream: false });
        assert.deepEqual(ofType(registrations, "aws:kinesis/stream:Stream"), []);
        assert.equal(
            only(registrations, "pulumi:pulumi:Stack").outputs?.streamArn,
            "arn:aws:kinesis:us-east-1:000000000000:stream/my-stream",
        );
    });
});
