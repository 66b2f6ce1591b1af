import type { Properties } from "../../policy/rule";

/** What breaks a rule: other inputs of all resources of a type, within their objects as well. */
export interface Breach {
    readonly type: string;
    readonly inputs?: Properties;
    readonly deleteBeforeReplace?: boolean;
    /** The stack that it is done to. Defaults to the hardened one. */
    readonly of?: "private";
}

const stage = "aws:apigateway/stage:Stage";
const method = "aws:apigateway/method:Method";
const methodSettings = "aws:apigateway/methodSettings:MethodSettings";
const userPool = "aws:cognito/userPool:UserPool";
const stream = "aws:kinesis/stream:Stream";
const role = "aws:iam/role:Role";

const statement = (allowed: Properties) =>
    JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", ...allowed }] });

const anybody = statement({ Action: "sts:AssumeRole", Principal: { AWS: ["*"] } });
const everyStream = statement({ Action: ["kinesis:PutRecord"], Resource: "*" });
const everyAction = statement({ Action: "kinesis:*", Resource: "arn:aws:kinesis:us-east-1:1:stream/a" });
const allButOne = statement({
    NotAction: "iam:CreateUser",
    Resource: "arn:aws:kinesis:us-east-1:1:stream/a",
});

/** By policy: what a declaration does that breaks it, each by itself. */
export const breaches: Readonly<Record<string, readonly Breach[]>> = {
    "method-authorizer": [
        { type: method, inputs: { authorization: "NONE" } },
        { type: method, inputs: { authorizerId: undefined } },
        { type: "aws:apigateway/integration:Integration", inputs: { type: "HTTP_PROXY" } },
    ],
    "method-validator": [{ type: method, inputs: { requestValidatorId: undefined } }],
    "validator-of-all": [
        {
            type: "aws:apigateway/requestValidator:RequestValidator",
            inputs: { validateRequestParameters: false },
        },
        { type: "aws:apigateway/requestValidator:RequestValidator", inputs: { validateRequestBody: false } },
    ],
    "stage-web-acl": [
        {
            type: "aws:wafv2/webAclAssociation:WebAclAssociation",
            inputs: { resourceArn: "arn:aws:apigateway:us-east-1::/restapis/another/stages/v1" },
        },
    ],
    "stage-xray": [{ type: stage, inputs: { xrayTracingEnabled: false } }],
    "method-throttle": [
        { type: methodSettings, inputs: { settings: { throttlingBurstLimit: undefined } } },
        { type: methodSettings, inputs: { settings: { throttlingRateLimit: -1 } } },
    ],
    "cache-encrypted": [{ type: methodSettings, inputs: { settings: { cachingEnabled: true } } }],
    "replaced-before-deleted": [
        { type: "aws:apigateway/deployment:Deployment", deleteBeforeReplace: true },
        { type: "aws:apigateway/restApi:RestApi", deleteBeforeReplace: true },
    ],
    "stage-access-logs": [
        { type: stage, inputs: { accessLogSettings: { destinationArn: undefined } } },
        { type: stage, inputs: { accessLogSettings: undefined } },
    ],
    "access-logs-in-json": [
        {
            type: stage,
            inputs: { accessLogSettings: { format: "$context.requestId" } },
        },
    ],
    "execution-logs": [
        { type: methodSettings, inputs: { settings: { loggingLevel: "OFF" } } },
        { type: methodSettings, inputs: { settings: { metricsEnabled: false } } },
        { type: methodSettings, inputs: { methodPath: "streams/GET" } },
        { type: methodSettings, inputs: { stageName: "v2" } },
    ],
    "no-payloads-in-logs": [{ type: methodSettings, inputs: { settings: { dataTraceEnabled: true } } }],
    "log-groups-kept": [
        { type: "aws:cloudwatch/logGroup:LogGroup", inputs: { retentionInDays: 30 } },
        { type: "aws:cloudwatch/logGroup:LogGroup", inputs: { retentionInDays: undefined } },
        { type: "aws:cloudwatch/logGroup:LogGroup", inputs: { kmsKeyId: undefined } },
    ],
    "domain-tls": [
        { type: "aws:apigateway/domainName:DomainName", inputs: { securityPolicy: "TLS_1_0" } },
        { type: "aws:apigateway/restApi:RestApi", inputs: { disableExecuteApiEndpoint: false } },
    ],
    "vpc-flow-log": [
        { of: "private", type: "aws:ec2/flowLog:FlowLog", inputs: { trafficType: "REJECT" } },
        { of: "private", type: "aws:ec2/flowLog:FlowLog", inputs: { vpcId: "vpc-0another" } },
    ],
    "default-security-group-closed": [
        {
            of: "private",
            type: "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
            inputs: {
                egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }],
            },
        },
        {
            of: "private",
            type: "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
            inputs: { vpcId: "vpc-0another" },
        },
    ],
    "security-group-described": [
        {
            of: "private",
            type: "aws:ec2/securityGroup:SecurityGroup",
            inputs: {
                ingress: [{ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["10.0.0.0/16"] }],
            },
        },
        { of: "private", type: "aws:ec2/securityGroup:SecurityGroup", inputs: { description: undefined } },
    ],
    "strong-password": [
        { type: userPool, inputs: { passwordPolicy: { requireSymbols: false } } },
        { type: userPool, inputs: { passwordPolicy: { minimumLength: 8 } } },
        { type: userPool, inputs: { passwordPolicy: { temporaryPasswordValidityDays: 8 } } },
    ],
    "second-factor": [{ type: userPool, inputs: { mfaConfiguration: "OPTIONAL" } }],
    "pool-deletion-protection": [{ type: userPool, inputs: { deletionProtection: "INACTIVE" } }],
    "stream-encrypted": [
        { type: stream, inputs: { encryptionType: "NONE", kmsKeyId: undefined } },
        { type: stream, inputs: { kmsKeyId: undefined } },
    ],
    "stream-retention": [
        { type: stream, inputs: { retentionPeriod: 24 } },
        { type: stream, inputs: { retentionPeriod: undefined } },
    ],
    "roles-for-one-use": [
        { type: role, inputs: { assumeRolePolicy: anybody } },
        { type: role, inputs: { assumeRolePolicy: statement({ Principal: "*" }) } },
        { type: role, inputs: { managedPolicyArns: ["arn:aws:iam::aws:policy/AdministratorAccess"] } },
    ],
    "no-wildcards": [
        ...[everyStream, everyAction, allButOne].map((policy) => ({
            type: "aws:iam/rolePolicy:RolePolicy",
            inputs: { policy },
        })),
        { type: role, inputs: { inlinePolicies: [{ name: "wide", policy: everyStream }] } },
    ],
};

/** Inputs with those of a breach in their place. */
export function broken(inputs: Properties, { inputs: others = {} }: Breach): Properties {
    return merged(inputs, others) as Properties;
}

function merged(value: unknown, other: unknown): unknown {
    if (!isPlain(value) || !isPlain(other)) {
        return other;
    }
    const changed = Object.entries(other).map(([name, one]) => [name, merged(value[name], one)]);
    return { ...value, ...Object.fromEntries(changed) };
}

/** An object that is no output and no list. */
function isPlain(value: unknown): value is Properties {
    return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
