import assert from "node:assert/strict";
import type { Registration } from "../../src/local/evaluation/evaluate";
import { ofType, only } from "../support/declare";

export type Stack = readonly Registration[];

/** One thing that rule packs ask. */
interface Asked {
    readonly asks: string;
    /** cdk-nag (AwsSolutions, Serverless; without a prefix: HIPAA, NIST, PCI), Security Hub, AWS Config, checkov (CKV), trivy (AWS-). */
    readonly ids: readonly string[];
}

/** It is met by the declaration. */
interface Met extends Asked {
    /** The stack that it is about. Defaults to the hardened one. */
    readonly of?: "private";
    /** Throws where the declaration breaks the rule. */
    readonly check: (stack: Stack) => void;
    /** A declaration that breaks it, for proof that the check can fail. */
    readonly broken: (stack: Stack) => Stack;
    /** Why a part of it that is not checked does not count here. */
    readonly waiver?: string;
}

interface Waived extends Asked {
    /** Why it does not count here. */
    readonly waiver: string;
    readonly check?: undefined;
}

export type Rule = Met | Waived;

const stage = "aws:apigateway/stage:Stage";
const method = "aws:apigateway/method:Method";
const methodSettings = "aws:apigateway/methodSettings:MethodSettings";
const validator = "aws:apigateway/requestValidator:RequestValidator";
const userPool = "aws:cognito/userPool:UserPool";
const stream = "aws:kinesis/stream:Stream";
const logGroup = "aws:cloudwatch/logGroup:LogGroup";
const flowLog = "aws:ec2/flowLog:FlowLog";
const defaultGroup = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";
const securityGroup = "aws:ec2/securityGroup:SecurityGroup";
const rolePolicy = "aws:iam/rolePolicy:RolePolicy";

/** The declaration with other inputs of a type's resources. */
const change =
    (type: string, inputs: Registration["inputs"]) =>
    (stack: Stack): Stack =>
        stack.map((resource) =>
            resource.type === type ? { ...resource, inputs: { ...resource.inputs, ...inputs } } : resource,
        );

const without =
    (type: string) =>
    (stack: Stack): Stack =>
        stack.filter((resource) => resource.type !== type);

const settingsOf = (stack: Stack) =>
    ofType(stack, methodSettings).map(({ inputs }) => inputs.settings as Record<string, unknown>);

const guarded = (stack: Stack) =>
    ofType(stack, method).filter(({ inputs }) => inputs.httpMethod !== "OPTIONS");

const statementsOf = (stack: Stack) =>
    ofType(stack, rolePolicy).flatMap(
        ({ inputs }) =>
            (JSON.parse(String(inputs.policy)) as { Statement: Record<string, string | string[]>[] })
                .Statement,
    );

export const rules: readonly Rule[] = [
    {
        asks: "access logs on the stage",
        ids: ["AwsSolutions-APIG1", "CKV_AWS_76", "AWS-0001"],
        check: (stack) => {
            const { destinationArn } = only(stack, stage).inputs.accessLogSettings as Record<string, string>;
            assert.equal(destinationArn, only(stack, logGroup).outputs?.arn);
        },
        broken: change(stage, { accessLogSettings: {} }),
    },
    {
        asks: "access logs in JSON",
        ids: ["Serverless-APIGWStructuredLogging"],
        check: (stack) => {
            const { format } = only(stack, stage).inputs.accessLogSettings as Record<string, string>;
            assert.doesNotThrow(() => void JSON.parse(format!));
        },
        broken: change(stage, { accessLogSettings: { format: "$context.requestId" } }),
    },
    {
        asks: "a validator of body and parameters",
        ids: ["AwsSolutions-APIG2"],
        check: (stack) => {
            const { validateRequestBody, validateRequestParameters } = only(stack, validator).inputs;
            assert.deepEqual([validateRequestBody, validateRequestParameters], [true, true]);
        },
        broken: change(validator, { validateRequestParameters: false }),
    },
    {
        asks: "every method validates its requests",
        ids: ["CKV2_AWS_53"],
        check: (stack) =>
            guarded(stack).forEach(({ inputs }) =>
                assert.equal(inputs.requestValidatorId, only(stack, validator).id),
            ),
        broken: change(method, { requestValidatorId: undefined }),
        waiver: "OPTIONS: API Gateway answers it by itself, from a constant; there is nothing to validate.",
    },
    {
        asks: "a WAF web ACL on the stage",
        ids: ["AwsSolutions-APIG3", "CKV2_AWS_29", "APIGateway.4"],
        check: (stack) => {
            const { resourceArn } = only(stack, "aws:wafv2/webAclAssociation:WebAclAssociation").inputs;
            assert.equal(resourceArn, only(stack, stage).outputs?.arn);
        },
        broken: without("aws:wafv2/webAclAssociation:WebAclAssociation"),
    },
    {
        asks: "a rule against Log4j in the web ACL",
        ids: ["CKV2_AWS_77"],
        waiver: "The web ACL is the platform team's own, and so are its rules.",
    },
    {
        asks: "a flow log of the VPC",
        ids: ["CKV2_AWS_11", "VPCFlowLogsEnabled"],
        of: "private",
        check: (stack) => {
            const { vpcId, trafficType } = only(stack, flowLog).inputs;
            assert.deepEqual([vpcId, trafficType], [only(stack, "awsx:ec2:Vpc").outputs?.vpcId, "ALL"]);
        },
        broken: change(flowLog, { trafficType: "REJECT" }),
    },
    {
        asks: "a closed default security group",
        ids: ["CKV2_AWS_12", "VPCDefaultSecurityGroupClosed"],
        of: "private",
        check: (stack) => {
            const { vpcId, ingress, egress } = only(stack, defaultGroup).inputs;
            assert.equal(vpcId, only(stack, "awsx:ec2:Vpc").outputs?.vpcId);
            assert.deepEqual([ingress, egress], [undefined, undefined]);
        },
        broken: change(defaultGroup, { egress: [{ protocol: "-1" }] }),
    },
    {
        asks: "a description of every rule of a security group",
        ids: ["CKV_AWS_23"],
        of: "private",
        check: (stack) => {
            const { description, ingress } = only(stack, securityGroup).inputs as {
                description?: string;
                ingress: { description?: string }[];
            };
            assert.ok(description);
            ingress.forEach((rule) => assert.ok(rule.description));
        },
        broken: change(securityGroup, { ingress: [{ protocol: "tcp" }] }),
    },
    {
        asks: "a Cognito authorizer on every method",
        ids: ["AwsSolutions-APIG4", "AwsSolutions-COG4", "CKV_AWS_59", "CKV2_AWS_70", "AWS-0004"],
        check: (stack) => {
            for (const { inputs } of guarded(stack)) {
                assert.equal(inputs.authorization, "COGNITO_USER_POOLS");
                assert.equal(inputs.authorizerId, only(stack, "aws:apigateway/authorizer:Authorizer").id);
            }
            const preflights = ofType(stack, "aws:apigateway/methodResponse:MethodResponse").filter(
                ({ name }) => name.endsWith("-OPTIONS"),
            );
            assert.equal(preflights.length, ofType(stack, method).length - guarded(stack).length);
            for (const { inputs } of preflights) {
                assert.equal(inputs.statusCode, "204");
                assert.ok(
                    "method.response.header.Access-Control-Allow-Methods" in
                        (inputs.responseParameters as object),
                );
            }
        },
        broken: change(method, { authorization: "NONE" }),
        waiver: "OPTIONS: browsers send a preflight without a token; all that it gets is 204 and CORS headers.",
    },
    {
        asks: "execution logs, metrics of each method",
        ids: ["AwsSolutions-APIG6", "CKV2_AWS_4", "APIGateway.1"],
        check: (stack) => {
            assert.ok(ofType(stack, methodSettings).some(({ inputs }) => inputs.methodPath === "*/*"));
            for (const { loggingLevel, metricsEnabled } of settingsOf(stack)) {
                assert.match(String(loggingLevel), /^(ERROR|INFO)$/);
                assert.equal(metricsEnabled, true);
            }
        },
        broken: change(methodSettings, { settings: { loggingLevel: "OFF", metricsEnabled: true } }),
    },
    {
        asks: "no payloads in execution logs",
        ids: ["CKV_AWS_276"],
        check: (stack) =>
            settingsOf(stack).forEach(({ dataTraceEnabled }) => assert.equal(dataTraceEnabled, false)),
        broken: change(methodSettings, { settings: { dataTraceEnabled: true } }),
    },
    {
        asks: "a throttle of its own for every method",
        ids: ["Serverless-APIGWDefaultThrottling"],
        check: (stack) =>
            settingsOf(stack).forEach(({ throttlingRateLimit, throttlingBurstLimit }) =>
                assert.ok(Number(throttlingRateLimit) > 0 && Number(throttlingBurstLimit) > 0),
            ),
        broken: change(methodSettings, { settings: { throttlingRateLimit: 10 } }),
    },
    {
        asks: "X-Ray traces",
        ids: ["CKV_AWS_73", "AWS-0003", "Serverless-APIGWXrayEnabled", "APIGateway.3"],
        check: (stack) => assert.equal(only(stack, stage).inputs.xrayTracingEnabled, true),
        broken: change(stage, { xrayTracingEnabled: false }),
    },
    {
        asks: "a new deployment, or API, before the old one goes",
        ids: ["CKV_AWS_217", "CKV_AWS_237"],
        check: (stack) =>
            ["aws:apigateway/deployment:Deployment", "aws:apigateway/restApi:RestApi"].forEach((type) =>
                assert.equal(only(stack, type).options.deleteBeforeReplace, false),
            ),
        broken: (stack) =>
            stack.map((resource) => ({
                ...resource,
                options: { ...resource.options, deleteBeforeReplace: true },
            })),
    },
    {
        asks: "TLS 1.2 on the domain name, no way around it",
        ids: ["CKV_AWS_206", "AWS-0005"],
        check: (stack) => {
            assert.equal(
                only(stack, "aws:apigateway/domainName:DomainName").inputs.securityPolicy,
                "TLS_1_2",
            );
            assert.equal(
                only(stack, "aws:apigateway/restApi:RestApi").inputs.disableExecuteApiEndpoint,
                true,
            );
        },
        broken: change("aws:apigateway/domainName:DomainName", { securityPolicy: "TLS_1_0" }),
    },
    {
        asks: "a strong password",
        ids: ["AwsSolutions-COG1", "Cognito.3", "cognito-user-pool-password-policy-check"],
        check: (stack) => {
            const policy = only(stack, userPool).inputs.passwordPolicy as Record<string, unknown>;
            const { minimumLength, temporaryPasswordValidityDays, ...required } = policy;
            assert.ok(Number(minimumLength) >= 14 && Number(temporaryPasswordValidityDays) <= 7);
            assert.deepEqual(required, {
                requireLowercase: true,
                requireUppercase: true,
                requireNumbers: true,
                requireSymbols: true,
            });
        },
        broken: change(userPool, {
            passwordPolicy: { minimumLength: 8, temporaryPasswordValidityDays: 7 },
        }),
    },
    {
        asks: "a second factor",
        ids: ["AwsSolutions-COG2", "cognito-user-pool-mfa-enabled"],
        check: (stack) => {
            const { mfaConfiguration, softwareTokenMfaConfiguration } = only(stack, userPool).inputs;
            assert.equal(mfaConfiguration, "ON");
            assert.deepEqual(softwareTokenMfaConfiguration, { enabled: true });
        },
        broken: change(userPool, { mfaConfiguration: "OPTIONAL" }),
    },
    {
        asks: "threat protection (plan PLUS) enforced",
        ids: ["AwsSolutions-COG8", "Cognito.1"],
        waiver: "Cognito bills the plan for each active user; sign-up is closed and a second factor required.",
    },
    {
        asks: "deletion protection of the user pool",
        ids: ["Cognito.6", "cognito-user-pool-deletion-protection-enabled"],
        check: (stack) => {
            assert.equal(only(stack, userPool).inputs.deletionProtection, "ACTIVE");
            assert.equal(only(stack, userPool).options.protect, true);
        },
        broken: change(userPool, { deletionProtection: "INACTIVE" }),
    },
    {
        asks: "an encrypted stream, by a named key",
        ids: [
            ...["AwsSolutions-KDS1", "AwsSolutions-KDS3", "CKV_AWS_43", "CKV_AWS_185", "AWS-0064"],
            ...["Kinesis.1", "CT.KINESIS.PR.1"],
        ],
        check: (stack) => {
            const { encryptionType, kmsKeyId } = only(stack, stream).inputs;
            assert.deepEqual([encryptionType, kmsKeyId], ["KMS", "alias/aws/kinesis"]);
        },
        broken: change(stream, { encryptionType: "NONE" }),
        waiver: "KDS3 wants AWS's own key and CKV_AWS_185, by its title, a customer's: kmsKeyId takes either.",
    },
    {
        asks: "records kept for a week",
        ids: ["Kinesis.3", "kinesis-stream-backup-retention-check"],
        check: (stack) => assert.ok(Number(only(stack, stream).inputs.retentionPeriod) >= 168),
        broken: change(stream, { retentionPeriod: 24 }),
    },
    {
        asks: "tags",
        ids: ["Kinesis.2", "tagged-apigateway-stage", "tagged-cognito-userpool"],
        waiver: "The provider tags every resource: aws:defaultTags in the stack's configuration.",
    },
    {
        asks: "roles for one service each, without wide policies",
        ids: ["AwsSolutions-IAM4", "CKV_AWS_60"],
        check: (stack) => {
            for (const { inputs } of ofType(stack, "aws:iam/role:Role")) {
                const policy = String(inputs.assumeRolePolicy);
                assert.match(policy, /"Principal":\{"Service":"apigateway\.amazonaws\.com"\}/);
                assert.equal(inputs.managedPolicyArns, undefined);
            }
            assert.deepEqual(ofType(stack, "aws:iam/rolePolicyAttachment:RolePolicyAttachment"), []);
        },
        broken: change("aws:iam/role:Role", { assumeRolePolicy: '{"Principal":{"AWS":"*"}}' }),
    },
    {
        asks: "no wildcard in actions and resources",
        ids: [
            ...["AwsSolutions-IAM5", "CKV_AWS_62", "CKV_AWS_63", "CKV_AWS_288", "CKV_AWS_290"],
            ...["CKV_AWS_355", "CKV_AWS_111"],
        ],
        check: (stack) => {
            for (const { Action, Resource } of statementsOf(stack)) {
                const actions = [Action ?? []].flat();
                assert.ok(actions.every((action) => /^[a-z]+:[A-Za-z]+$/.test(action)));
                const onAll = actions.every((action) => /^(kinesis:ListStreams|logs:)/.test(action));
                assert.ok(onAll || !JSON.stringify(Resource).includes("*"));
            }
        },
        broken: change(rolePolicy, {
            policy: '{"Statement":[{"Action":["kinesis:PutRecord"],"Resource":"*"}]}',
        }),
        waiver:
            "ListStreams takes no resource; the account's role for logs serves every API of the account, with the " +
            "actions of AWS's own policy for it; a flow log writes to any stream of its log group.",
    },
    {
        asks: "no inline policies",
        ids: ["IAMNoInlinePolicy"],
        waiver: "Each policy is for one role and goes with it; what stands by itself could be given to others.",
    },
    {
        asks: "log groups with a customer's key, kept for a year",
        ids: ["CKV_AWS_66", "CKV_AWS_158", "CKV_AWS_338", "CloudWatchLogGroupEncrypted"],
        of: "private",
        check: (stack) => {
            const groups = ofType(stack, logGroup);
            assert.equal(groups.length, 2);
            for (const { inputs } of groups) {
                assert.ok(Number(inputs.retentionInDays) >= 365);
                assert.match(String(inputs.kmsKeyId), /^arn:aws:kms:.*:key\//);
            }
        },
        broken: change(logGroup, { retentionInDays: 30 }),
    },
    {
        asks: "no cache that is not encrypted",
        ids: ["CKV_AWS_308"],
        check: (stack) =>
            settingsOf(stack).forEach(({ cachingEnabled }) => assert.equal(cachingEnabled, undefined)),
        broken: change(methodSettings, { settings: { cachingEnabled: true } }),
    },
    {
        asks: "a cache, and its encryption",
        ids: [
            ...["CKV_AWS_120", "CKV_AWS_225", "AWS-0190", "AWS-0002", "APIGateway.5"],
            "APIGWCacheEnabledAndEncrypted",
        ],
        waiver: "Never: writes cannot be cached, and what one caller reads is no answer for another.",
    },
    {
        asks: "a client certificate for the backend",
        ids: ["CKV2_AWS_51", "APIGateway.2", "APIGWSSLEnabled"],
        waiver: "For HTTP backends; API Gateway signs its calls of Kinesis with the integration role.",
    },
    {
        asks: "an identity pool without guests",
        ids: ["AwsSolutions-COG7", "Cognito.2"],
        waiver: "There is no identity pool.",
    },
    {
        asks: "routes of HTTP and WebSocket APIs",
        ids: ["APIGateway.8", "APIGateway.9"],
        waiver: "There is none: the API is a REST API.",
    },
];
