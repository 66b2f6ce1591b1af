import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { programFolder } from "../../src/local/evaluation/programFolder";
import { declare, ofType, only, type ConfigChange } from "../support/declare";

const name = "1 to 128 of the characters a-z A-Z 0-9 _ . -";
const origins = "* alone, or origins such as https://app.example.com or http://localhost:3000, with no path";
const reachable = "stream names, or prefixes ending in *, of the characters a-z A-Z 0-9 _ . -";
const streamMode = "PROVISIONED";
const machineClient =
    "name or name:group+group, a name being a letter and up to 63 of the characters a-z A-Z 0-9 _ -";
const retentionDays =
    "1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653";
const key = "a KMS key's id, ARN or alias/name";
const topic = "arn:aws:sns:us-east-1:123456789012:ops";
const hostedZoneId = "Z0123456789ABC";
const certificate = "arn:aws:acm:us-east-1:123456789012:certificate/0a1b2c3d-0a1b-2c3d-4e5f-0a1b2c3d4e5f";

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
    ...["us-east-12", "us-east-1x", "1us-east-1"].map((region) => ({
        "aws:region": region,
        error: `aws:region is "${region}"; it takes an AWS region such as us-east-1.`,
    })),
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
    ...[`${"a".repeat(128)}*`, "a".repeat(129), "*a", "a*b"].map((stream) => ({
        reachableStreams: [stream],
        error: `kinesis-proxy:reachableStreams is "${stream}"; it takes ${reachable}.`,
    })),
    {
        reachableStreams: "orders",
        error: `kinesis-proxy:reachableStreams is "orders"; it takes a list: ${reachable}.`,
    },
    {
        routeGroups: ["describe", "delete"],
        error: 'kinesis-proxy:routeGroups is "delete"; it takes one or more of describe, produce, events, consume, manage.',
    },
    {
        routeGroups: [],
        error: 'kinesis-proxy:routeGroups is "[]"; it takes a list: one or more of describe, produce, events, consume, manage.',
    },
    { partitionKey: "sub", error: 'kinesis-proxy:partitionKey is "sub"; it takes one of request, caller.' },
    { stampRecords: "yes", error: 'kinesis-proxy:stampRecords is "yes"; it takes true or false.' },
    {
        routeGroups: ["manage"],
        error: 'kinesis-proxy:selfSignUp is "true"; it takes false with manage among routeGroups, unless machinesOnly is true.',
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
    { protect: "yes", error: 'kinesis-proxy:protect is "yes"; it takes true or false.' },
    { mfa: "REQUIRED", error: 'kinesis-proxy:mfa is "REQUIRED"; it takes one of OFF, OPTIONAL, ON.' },
    {
        passwordMinimumLength: 5,
        error: 'kinesis-proxy:passwordMinimumLength is "5"; it takes a whole number from 6 to 99.',
    },
    {
        passwordMinimumLength: 100,
        error: 'kinesis-proxy:passwordMinimumLength is "100"; it takes a whole number from 6 to 99.',
    },
    {
        tokenValidityMinutes: 4,
        error: 'kinesis-proxy:tokenValidityMinutes is "4"; it takes a whole number from 5 to 1440.',
    },
    {
        tokenValidityMinutes: 1441,
        error: 'kinesis-proxy:tokenValidityMinutes is "1441"; it takes a whole number from 5 to 1440.',
    },
    { accessTokens: "1", error: 'kinesis-proxy:accessTokens is "1"; it takes true or false.' },
    {
        machinesOnly: true,
        error: 'kinesis-proxy:machinesOnly is "true"; it takes false without accessTokens true.',
    },
    {
        machineClients: ["sensors"],
        error: `kinesis-proxy:machineClients is "[\\"sensors\\"]"; it takes no value without accessTokens true.`,
    },
    ...["", "1st", "a b", "a:", "a:+produce", "a:produce+", "a:produce,describe", "a".repeat(65)].map(
        (machine) => ({
            accessTokens: true,
            machineClients: [machine],
            error: `kinesis-proxy:machineClients is "${machine}"; it takes ${machineClient}.`,
        }),
    ),
    {
        accessTokens: true,
        machineClients: "sensors",
        error: `kinesis-proxy:machineClients is "sensors"; it takes a list: ${machineClient}.`,
    },
    ...["sensors:nothing", "sensors:produce+describe", "sensors:describe"].map((machine) => ({
        accessTokens: true,
        routeGroups: ["produce"],
        machineClients: [machine],
        error: `kinesis-proxy:machineClients is "${machine}"; it takes name:group+group, with groups of routeGroups: produce.`,
    })),
    {
        accessTokens: true,
        routeGroups: ["describe"],
        machineClients: ["sensors"],
        error: 'kinesis-proxy:machineClients is "sensors"; it takes name:group+group, with groups of routeGroups: describe.',
    },
    {
        accessTokens: true,
        machineClients: ["sensors", "sensors:describe"],
        error: 'kinesis-proxy:machineClients is "sensors"; it takes each name once.',
    },
    { accessLogs: "on", error: 'kinesis-proxy:accessLogs is "on"; it takes true or false.' },
    {
        logRetentionDays: 42,
        error: `kinesis-proxy:logRetentionDays is "42"; it takes one of ${retentionDays}.`,
    },
    { logKmsKeyId: "key", accessLogs: true, error: `kinesis-proxy:logKmsKeyId is "key"; it takes ${key}.` },
    {
        logKmsKeyId: "alias/logs",
        error: 'kinesis-proxy:logKmsKeyId is "alias/logs"; it takes no value without accessLogs true.',
    },
    {
        executionLogLevel: "DEBUG",
        error: 'kinesis-proxy:executionLogLevel is "DEBUG"; it takes one of OFF, ERROR, INFO.',
    },
    { metrics: "1", error: 'kinesis-proxy:metrics is "1"; it takes true or false.' },
    { xrayTracing: "1", error: 'kinesis-proxy:xrayTracing is "1"; it takes true or false.' },
    {
        manageAccountLogging: "1",
        error: 'kinesis-proxy:manageAccountLogging is "1"; it takes true or false.',
    },
    { alarms: "1", error: 'kinesis-proxy:alarms is "1"; it takes true or false.' },
    ...["ops", "ops@example", "ops @example.com", "a@b@example.com"].map((alarmEmail) => ({
        alarms: true,
        alarmEmail,
        error: `kinesis-proxy:alarmEmail is "${alarmEmail}"; it takes an e-mail address such as ops@example.com.`,
    })),
    {
        alarmEmail: "ops@example.com",
        error: 'kinesis-proxy:alarmEmail is "ops@example.com"; it takes no value without alarms true.',
    },
    {
        alarms: true,
        alarmTopicArn: "ops",
        error: 'kinesis-proxy:alarmTopicArn is "ops"; it takes the ARN of a standard SNS topic.',
    },
    {
        alarmTopicArn: topic,
        error: `kinesis-proxy:alarmTopicArn is "${topic}"; it takes no value without alarms true.`,
    },
    {
        alarms: true,
        alarmEmail: "ops@example.com",
        alarmTopicArn: topic,
        error: `kinesis-proxy:alarmTopicArn is "${topic}"; it takes no value with alarmEmail: subscribe the address to the topic.`,
    },
    { dashboard: "1", error: 'kinesis-proxy:dashboard is "1"; it takes true or false.' },
    {
        webAclArn: "proxy",
        error: 'kinesis-proxy:webAclArn is "proxy"; it takes the ARN of a regional AWS WAF web ACL.',
    },
    {
        vpcName: "*",
        error: 'kinesis-proxy:vpcName is "*"; it takes default, or the tag Name of a VPC.',
    },
    { vpcName: "main", createVpc: "1", error: 'kinesis-proxy:createVpc is "1"; it takes true or false.' },
    {
        createVpc: true,
        error: 'kinesis-proxy:createVpc is "true"; it takes false without vpcName, the name of the VPC to create.',
    },
    {
        createVpc: true,
        vpcName: "default",
        error: 'kinesis-proxy:createVpc is "true"; it takes false with vpcName default, a VPC that exists already.',
    },
    {
        hostedZoneId,
        domainName: "api",
        error: 'kinesis-proxy:domainName is "api"; it takes a domain name such as api.example.com.',
    },
    {
        hostedZoneId,
        domainName: "https://api.example.com",
        error: 'kinesis-proxy:domainName is "https://api.example.com"; it takes a domain name such as api.example.com.',
    },
    {
        domainName: "api.example.com",
        error: "kinesis-proxy:hostedZoneId is not set; it takes the id of the Route 53 hosted zone that domainName is in. Set it with: pulumi config set hostedZoneId VALUE",
    },
    {
        domainName: "api.example.com",
        hostedZoneId: "example.com",
        error: 'kinesis-proxy:hostedZoneId is "example.com"; it takes the id of a Route 53 hosted zone.',
    },
    {
        hostedZoneId,
        error: `kinesis-proxy:hostedZoneId is "${hostedZoneId}"; it takes no value without domainName.`,
    },
    {
        hostedZoneId,
        domainName: "api.example.com",
        certificateArn: "arn:aws:acm:us-east-1::certificate/1",
        error: 'kinesis-proxy:certificateArn is "arn:aws:acm:us-east-1::certificate/1"; it takes the ARN of an ACM certificate.',
    },
    {
        certificateArn: certificate,
        error: `kinesis-proxy:certificateArn is "${certificate}"; it takes no value without domainName.`,
    },
    {
        streamMod: "PROVISIONED",
        error: "kinesis-proxy:streamMod is no key of this project; the nearest is streamMode.",
    },
    { Protect: true, error: "kinesis-proxy:Protect is no key of this project; the nearest is protect." },
    {
        "kinesis-proxy:region": "eu-west-1",
        error: "kinesis-proxy:region is no key of this project; the nearest is aws:region.",
    },
    {
        hostedZoneId,
        domainName: "api.example.com",
        vpcName: "default",
        error: 'kinesis-proxy:domainName is "api.example.com"; it takes no value with vpcName: a private API has no public name.',
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

    it("minds no keys of other namespaces", async () => {
        assert.deepEqual(
            await declare({ "aws:profil": "x", "kinesis-proxy-2:streamMod": "x" }),
            await declare(),
        );
    });

    it("has the same keys in the program as in Pulumi.yaml", async () => {
        const { config } = parse(readFileSync(`${programFolder}/Pulumi.yaml`, "utf8")) as {
            config: Record<string, unknown>;
        };
        for (const key of Object.keys(config)) {
            await declare({ [key]: "?" }).catch((error: Error) => {
                assert.doesNotMatch(error.message, / is no key /);
            });
        }
    });

    it("has the same defaults in the program as in Pulumi.yaml", async () => {
        const { config } = parse(readFileSync(`${programFolder}/Pulumi.yaml`, "utf8")) as {
            config: Record<string, { default?: unknown }>;
        };
        const withDefault = Object.keys(config).filter((key) => config[key]?.default !== undefined);
        assert.equal(withDefault.length, 37);
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

    it("lets anybody sign up with manage among routeGroups, where users do not call the API", async () => {
        await declare({ routeGroups: ["manage"], selfSignUp: true, accessTokens: true, machinesOnly: true });
    });

    it("takes names and prefixes of streams, the shortest and the longest", async () => {
        await declare({ reachableStreams: ["a", "a*", "a".repeat(128), `${"a".repeat(127)}*`] });
    });

    it("looks up a stream that exists already", async () => {
        const registrations = await declare({ createStream: false });
        assert.deepEqual(ofType(registrations, "aws:kinesis/stream:Stream"), []);
        const { streamName, streamArn, region } = only(registrations, "pulumi:pulumi:Stack").outputs!;
        assert.deepEqual(
            [streamName, streamArn, region],
            ["my-stream", "arn:aws:kinesis:us-east-1:000000000000:stream/my-stream", "us-east-1"],
        );
    });
});
