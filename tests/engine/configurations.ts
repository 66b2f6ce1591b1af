import { hardened } from "../program/hardened";

/** Keys that go together, until every key of the project is on once, but for those that replace the stream, and `createVpc`. */
export const configurations: readonly (readonly [name: string, Readonly<Record<string, unknown>>])[] = [
    ["all that hardens", hardened],
    [
        "logs, alarms and a certificate of its own",
        {
            alarms: true,
            alarmEmail: "on-call@example.com",
            accessLogs: true,
            executionLogLevel: "INFO",
            domainName: "streams.example.com",
            hostedZoneId: "Z0123456789ABCDEFGHIJ",
            certificateArn:
                "arn:aws:acm:us-east-1:123456789012:certificate/0a1b2c3d-0a1b-2c3d-4e5f-0a1b2c3d4e5f",
        },
    ],
    ["a VPC that exists already", { vpcName: "callers" }],
    [
        "other limits and streams",
        {
            retentionHours: 48,
            kmsKeyId: "alias/records",
            reachableStreams: ["my-stream", "orders-*"],
            corsOrigins: ["https://app.example.com", "https://other.example.com"],
            selfSignUp: false,
            throttlingRateLimit: 10,
            throttlingBurstLimit: 20,
            passwordMinimumLength: 20,
            tokenValidityMinutes: 5,
        },
    ],
];
