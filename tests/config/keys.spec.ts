import assert from "node:assert/strict";
import type { Registration } from "../../src/local/evaluation/evaluate";
import { checkRole } from "../../src/monitoring/accountLogging";
import { lookUp } from "../../src/local/evaluation/lookUps";
import { declare, differenceOf, labelOf, only, type ConfigChange } from "../support/declare";

const webAclArn =
    "arn:aws:wafv2:us-east-1:123456789012:regional/webacl/proxy/0a1b2c3d-0a1b-2c3d-4e5f-0a1b2c3d4e5f";
const topicArn = "arn:aws:sns:us-east-1:123456789012:ops";
const certificateArn = "arn:aws:acm:us-east-1:123456789012:certificate/0a1b2c3d-0a1b-2c3d-4e5f-0a1b2c3d4e5f";
const hostedZoneId = "Z0123456789ABC";

const alarms = [
    ...["alarms-5xx", "alarms-4xx", "alarms-latency", "alarms-integration-latency"],
    ...["alarms-write-throttles", "alarms-put-record", "alarms-put-records", "alarms-iterator-age"],
].map((name) => `MetricAlarm kinesis-proxy-${name}`);
const domain = [
    "DomainName kinesis-proxy-domain",
    "Record kinesis-proxy-domain",
    "BasePathMapping kinesis-proxy",
];
const certificate = [
    "Certificate kinesis-proxy-domain",
    "Record kinesis-proxy-domain-validation",
    "CertificateValidation kinesis-proxy-domain",
];
const vpc = ["Vpc", "DefaultSecurityGroup", "FlowLog"].map((type) => `${type} kinesis-proxy-endpoint`);
const flowLog = ["LogGroup", "Role", "RolePolicy"].map((type) => `${type} kinesis-proxy-endpoint-flow-log`);
const endpoint = [
    "SecurityGroup kinesis-proxy-endpoint",
    "VpcEndpoint kinesis-proxy-endpoint",
    "RestApiPolicy kinesis-proxy",
];

const accessTokens = [
    ...["ListStreams", "DescribeStream", "PutRecord", "PutRecords"].map(
        (name) => `Method kinesis-proxy-${name}`,
    ),
    "Deployment kinesis-proxy",
];

/** The resources that a key adds and takes away, and the ones whose inputs it changes; the rest stays as it is. */
const keys: readonly { config: ConfigChange; added?: string[]; removed?: string[]; changed?: string[] }[] = [
    {
        config: { accessTokens: true },
        added: ["ResourceServer kinesis-proxy-machines", "Authorizer kinesis-proxy-access-tokens"],
        removed: ["Authorizer kinesis-proxy"],
        changed: accessTokens,
    },
    {
        config: { accessTokens: true, machinesOnly: true },
        added: ["ResourceServer kinesis-proxy-machines", "Authorizer kinesis-proxy-access-tokens"],
        removed: ["Authorizer kinesis-proxy"],
        changed: accessTokens,
    },
    {
        config: { accessTokens: true, machineClients: ["sensors", "viewer:describe"] },
        added: [
            ...["ResourceServer kinesis-proxy-machines", "Authorizer kinesis-proxy-access-tokens"],
            ...["UserPoolDomain kinesis-proxy-machines", "UserPoolClient kinesis-proxy-machines-sensors"],
            "UserPoolClient kinesis-proxy-machines-viewer",
        ],
        removed: ["Authorizer kinesis-proxy"],
        changed: accessTokens,
    },
    {
        config: { accessLogs: true },
        added: ["LogGroup kinesis-proxy-access"],
        changed: ["Stage kinesis-proxy"],
    },
    {
        config: { executionLogLevel: "ERROR" },
        changed: [
            "MethodSettings kinesis-proxy",
            "MethodSettings kinesis-proxy-ListStreams",
            "MethodSettings kinesis-proxy-DescribeStream",
        ],
    },
    {
        config: { metrics: true },
        changed: [
            "MethodSettings kinesis-proxy",
            "MethodSettings kinesis-proxy-ListStreams",
            "MethodSettings kinesis-proxy-DescribeStream",
        ],
    },
    { config: { xrayTracing: true }, changed: ["Stage kinesis-proxy"] },
    {
        config: { manageAccountLogging: true },
        added: [
            "Role kinesis-proxy-account-logging",
            "RolePolicy kinesis-proxy-account-logging",
            "Account kinesis-proxy-account-logging",
        ],
    },
    { config: { alarms: true }, added: alarms },
    {
        config: { alarms: true, alarmEmail: "ops@example.com" },
        added: [...alarms, "Topic kinesis-proxy-alarms", "TopicSubscription kinesis-proxy-alarms"],
    },
    { config: { alarms: true, alarmTopicArn: topicArn }, added: alarms },
    { config: { dashboard: true }, added: ["Dashboard kinesis-proxy-dashboard"] },
    { config: { webAclArn }, added: ["WebAclAssociation kinesis-proxy"] },
    {
        config: { stampRecords: true },
        changed: [
            "Integration kinesis-proxy-PutRecord",
            "Integration kinesis-proxy-PutRecords",
            "Deployment kinesis-proxy",
        ],
    },
    {
        config: { partitionKey: "caller" },
        changed: [
            ...["Integration kinesis-proxy-PutRecord", "Integration kinesis-proxy-PutRecords"],
            ...[
                "Model kinesis-proxy-PutRecord",
                "Model kinesis-proxy-PutRecords",
                "Deployment kinesis-proxy",
            ],
        ],
    },
    { config: { protect: true }, changed: ["UserPool kinesis-proxy-users"] },
    { config: { mfa: "OPTIONAL" }, changed: ["UserPool kinesis-proxy-users"] },
    { config: { passwordMinimumLength: 20 }, changed: ["UserPool kinesis-proxy-users"] },
    { config: { tokenValidityMinutes: 5 }, changed: ["UserPoolClient kinesis-proxy-users"] },
    {
        config: { kmsKeyId: "alias/own" },
        changed: ["Stream kinesis-proxy-stream", "RolePolicy kinesis-proxy-integration-role"],
    },
    {
        config: { domainName: "api.example.com", hostedZoneId },
        added: [...certificate, ...domain],
        changed: ["RestApi kinesis-proxy", "Deployment kinesis-proxy"],
    },
    {
        config: { domainName: "api.example.com", hostedZoneId, certificateArn },
        added: domain,
        changed: ["RestApi kinesis-proxy", "Deployment kinesis-proxy"],
    },
    {
        config: { vpcName: "default" },
        added: ["DefaultVpc kinesis-proxy-endpoint", ...endpoint],
        changed: ["RestApi kinesis-proxy", "Deployment kinesis-proxy"],
    },
    {
        config: { vpcName: "main" },
        added: endpoint,
        changed: ["RestApi kinesis-proxy", "Deployment kinesis-proxy"],
    },
    {
        config: { vpcName: "main", createVpc: true },
        added: [...vpc, ...flowLog, ...endpoint],
        changed: ["RestApi kinesis-proxy", "Deployment kinesis-proxy"],
    },
];

describe("The account's role for logs", () => {
    it("is missed in words that name the key which declares it", () => {
        assert.doesNotThrow(() => checkRole("arn:aws:iam::123456789012:role/logs"));
        for (const none of [undefined, ""]) {
            assert.throws(
                () => checkRole(none),
                /API Gateway has no role .* set manageAccountLogging true$/s,
            );
        }
    });

    it("outlives the stack, with its policy", async () => {
        const stack = await declare({ manageAccountLogging: true });
        const kept = stack.filter(({ options }) => options.retainOnDelete).map(labelOf);
        assert.deepEqual(kept.sort(), [
            "Account kinesis-proxy-account-logging",
            "Role kinesis-proxy-account-logging",
            "RolePolicy kinesis-proxy-account-logging",
        ]);
    });
});

describe("A key of the configuration", () => {
    let base: Registration[];
    before(async () => (base = await declare()));

    for (const { config, added = [], removed = [], changed = [] } of keys) {
        it(`adds and changes its own resources alone: ${JSON.stringify(config)}`, async () => {
            const difference = differenceOf(base, await declare(config));
            assert.deepEqual([...difference.added].sort(), [...added].sort());
            assert.deepEqual(Object.keys(difference.changed).sort(), [...changed].sort());
            assert.deepEqual(difference.removed, removed);
        });
    }

    it("for access logs writes JSON of what no client can forge, to a group with its retention and key", async () => {
        const stack = await declare({ accessLogs: true, logRetentionDays: 30, logKmsKeyId: "alias/logs" });
        const group = only(stack, "aws:cloudwatch/logGroup:LogGroup");
        const { arn } = lookUp("aws:kms/getKey:getKey", { keyId: "alias/logs" }, "us-east-1");
        assert.deepEqual(group.inputs, { retentionInDays: 30, kmsKeyId: arn });
        const { destinationArn, format } = only(stack, "aws:apigateway/stage:Stage").inputs
            .accessLogSettings as Record<string, string>;
        assert.equal(destinationArn, group.outputs?.arn);
        assert.deepEqual(JSON.parse(format!), {
            requestId: "$context.requestId",
            time: "$context.requestTimeEpoch",
            extendedRequestId: "$context.extendedRequestId",
            sub: "$context.authorizer.claims.sub",
            route: "$context.httpMethod $context.resourcePath",
            status: "$context.status",
            latency: "$context.responseLatency",
            integrationStatus: "$context.integration.status",
            integrationLatency: "$context.integration.latency",
            errorType: "$context.error.responseType",
        });
        assert.match(format!, /^\{"requestId":/);
    });

    it("for the second factor turns on one-time passwords, and no text messages", async () => {
        const difference = differenceOf(base, await declare({ mfa: "ON" }));
        assert.deepEqual(difference.changed, {
            "UserPool kinesis-proxy-users": {
                mfaConfiguration: "ON",
                softwareTokenMfaConfiguration: { enabled: true },
            },
        });
    });

    it("for the tokens' validity counts in minutes", async () => {
        const difference = differenceOf(base, await declare({ tokenValidityMinutes: 15 }));
        assert.deepEqual(difference.changed, {
            "UserPoolClient kinesis-proxy-users": { idTokenValidity: 15, accessTokenValidity: 15 },
        });
    });

    it("for protection guards the pool in AWS, and both against Pulumi; the stream outlives the stack", async () => {
        const optionsOf = (stack: readonly Registration[], type: string) => {
            const { protect, retainOnDelete } = only(stack, type).options;
            return { protect, retainOnDelete };
        };
        const stack = await declare({ protect: true });
        assert.equal(only(stack, "aws:cognito/userPool:UserPool").inputs.deletionProtection, "ACTIVE");
        assert.deepEqual(
            [stack, base].map((registrations) => [
                optionsOf(registrations, "aws:cognito/userPool:UserPool"),
                optionsOf(registrations, "aws:kinesis/stream:Stream"),
            ]),
            [
                [
                    { protect: true, retainOnDelete: false },
                    { protect: true, retainOnDelete: true },
                ],
                [
                    { protect: false, retainOnDelete: false },
                    { protect: false, retainOnDelete: false },
                ],
            ],
        );
    });
});
