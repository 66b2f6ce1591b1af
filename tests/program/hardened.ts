import type { ConfigChange } from "../support/declare";

/** A stack as a platform team lets it into production; the README shows the same. */
export const hardened: ConfigChange = {
    "aws:defaultTags": { tags: { service: "kinesis-proxy", owner: "data-platform" } },
    retentionHours: 168,
    protect: true,
    corsOrigins: ["https://app.example.com"],
    selfSignUp: false,
    mfa: "ON",
    passwordMinimumLength: 14,
    tokenValidityMinutes: 15,
    accessLogs: true,
    logRetentionDays: 365,
    logKmsKeyId: "alias/logs",
    executionLogLevel: "ERROR",
    metrics: true,
    xrayTracing: true,
    manageAccountLogging: true,
    alarms: true,
    alarmTopicArn: "arn:aws:sns:us-east-1:123456789012:on-call",
    dashboard: true,
    webAclArn:
        "arn:aws:wafv2:us-east-1:123456789012:regional/webacl/kinesis-proxy/0a1b2c3d-0a1b-2c3d-4e5f-0a1b2c3d4e5f",
    domainName: "streams.example.com",
    hostedZoneId: "Z0123456789ABCDEFGHIJ",
};

/** The same, in a VPC of its own in place of a domain name. */
export const hardenedPrivate: ConfigChange = {
    ...hardened,
    domainName: undefined,
    hostedZoneId: undefined,
    vpcName: "streams",
    createVpc: true,
};
