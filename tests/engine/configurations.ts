import { hardened } from "../program/hardened";
import type { Steps } from "./engine";

/** Keys that go together. */
export interface Configuration {
    readonly name: string;
    readonly values: Readonly<Record<string, unknown>>;
    /** A stream that somebody else has made before. */
    readonly stream?: string;
    /** What goes when the keys are set and when they are set back, though it hurts to lose, sorted. Defaults to nothing. */
    readonly loses?: { readonly there: Steps; readonly back: Steps };
}

/** Every key of the project is on in one of these, and off again after it. A new key goes where it fits. */
export const configurations: readonly Configuration[] = [
    { name: "all that hardens", values: { ...hardened, protect: false } },
    {
        name: "logs, alarms and a certificate of its own",
        values: {
            alarms: true,
            alarmEmail: "on-call@example.com",
            accessLogs: true,
            logRetentionDays: 90,
            executionLogLevel: "INFO",
            domainName: "streams.example.com",
            hostedZoneId: "Z0123456789ABCDEFGHIJ",
            certificateArn:
                "arn:aws:acm:us-east-1:123456789012:certificate/0a1b2c3d-0a1b-2c3d-4e5f-0a1b2c3d4e5f",
        },
    },
    { name: "a VPC that exists already", values: { vpcName: "callers" } },
    { name: "a VPC of its own", values: { vpcName: "streams", createVpc: true } },
    {
        name: "a stream that exists already, and the default VPC",
        values: { createStream: false, streamName: "theirs", vpcName: "default" },
        stream: "theirs",
        loses: { there: ["Stream kinesis-proxy-stream: delete"], back: [] },
    },
    {
        name: "another stream",
        values: { streamName: "other" },
        loses: {
            there: [
                "Stream kinesis-proxy-stream: create-replacement",
                "Stream kinesis-proxy-stream: delete-replaced",
                "Stream kinesis-proxy-stream: replace",
            ],
            back: [
                "Stream kinesis-proxy-stream: create-replacement",
                "Stream kinesis-proxy-stream: delete-replaced",
                "Stream kinesis-proxy-stream: replace",
            ],
        },
    },
    {
        name: "access tokens and machines",
        values: {
            accessTokens: true,
            machinesOnly: true,
            machineClients: ["shipper", "dashboard:describe"],
        },
        // Its own machines and their secrets go with it.
        loses: {
            there: [],
            back: [
                "UserPoolClient kinesis-proxy-machines-dashboard: delete",
                "UserPoolClient kinesis-proxy-machines-shipper: delete",
            ],
        },
    },
    {
        name: "other limits, shards, routes and streams",
        values: {
            streamMode: "PROVISIONED",
            shardCount: 3,
            retentionHours: 48,
            kmsKeyId: "alias/records",
            reachableStreams: ["my-stream", "orders-*"],
            routeGroups: ["describe", "produce", "events", "consume", "manage"],
            stampRecords: true,
            partitionKey: "caller",
            corsOrigins: ["https://app.example.com", "https://other.example.com"],
            selfSignUp: false,
            throttlingRateLimit: 10,
            throttlingBurstLimit: 20,
            passwordMinimumLength: 20,
            tokenValidityMinutes: 5,
        },
    },
];
