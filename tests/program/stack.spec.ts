import assert from "node:assert/strict";
import type { Registration } from "../../src/local/evaluation/evaluate";
import { pathParameters, routesOf } from "../../src/routes";
import { countByType, declare, ofType, only } from "../support/declare";

const apigateway = (noun: string) => `aws:apigateway/${noun.charAt(0).toLowerCase()}${noun.slice(1)}:${noun}`;

const routes = routesOf(["describe", "produce"]);

describe("The declared stack", () => {
    let stack: Registration[];
    before(async () => (stack = await declare()));

    it("has these resources and no others", () => {
        assert.deepEqual(countByType(stack), {
            "pulumi:pulumi:Stack": 1,
            "kinesis-proxy:index:KinesisProxy": 1,
            "kinesis-proxy:index:Stream": 1,
            "kinesis-proxy:index:UserPool": 1,
            "kinesis-proxy:index:IntegrationRole": 1,
            "kinesis-proxy:index:RestApi": 1,
            "kinesis-proxy:index:KinesisMethod": 4,
            "kinesis-proxy:index:CorsPreflight": 4,
            "aws:kinesis/stream:Stream": 1,
            "aws:cognito/userPool:UserPool": 1,
            "aws:cognito/userPoolClient:UserPoolClient": 1,
            "aws:iam/role:Role": 1,
            "aws:iam/rolePolicy:RolePolicy": 1,
            [apigateway("RestApi")]: 1,
            [apigateway("Authorizer")]: 1,
            [apigateway("RequestValidator")]: 1,
            [apigateway("Model")]: 2,
            [apigateway("Resource")]: 4,
            [apigateway("Method")]: 8,
            [apigateway("Integration")]: 8,
            [apigateway("MethodResponse")]: 12,
            [apigateway("IntegrationResponse")]: 12,
            [apigateway("Response")]: 4,
            [apigateway("Deployment")]: 1,
            [apigateway("Stage")]: 1,
            [apigateway("MethodSettings")]: 3,
        });
    });

    it("stays within what API Gateway's control plane makes in six seconds", () => {
        const ofApiGateway = stack.filter(({ type }) => type.startsWith("aws:apigateway/"));
        assert.ok(ofApiGateway.length <= 60, `${ofApiGateway.length} API Gateway resources`);
    });

    it("answers with six outputs, and a page of them", () => {
        const { readme, ...outputs } = only(stack, "pulumi:pulumi:Stack").outputs!;
        assert.match(String(readme), /^# A door to `my-stream`/);
        const { id: restApi } = only(stack, apigateway("RestApi"));
        assert.deepEqual(outputs, {
            userPoolId: only(stack, "aws:cognito/userPool:UserPool").id,
            userPoolClientId: only(stack, "aws:cognito/userPoolClient:UserPoolClient").id,
            invokeUrl: `https://${restApi}.execute-api.us-east-1.amazonaws.com/v1`,
            streamName: "my-stream",
            streamArn: "arn:aws:kinesis:us-east-1:000000000000:stream/my-stream",
            region: "us-east-1",
        });
    });

    it("maps the answers of Kinesis that need it: errors, those of PutRecords, all where several origins may call", async () => {
        const mapped = (declared: readonly Registration[]) =>
            ofType(declared, apigateway("IntegrationResponse"))
                .filter(({ name }) => /-(success|error)$/.test(name))
                .map(({ name, inputs: { statusCode, selectionPattern, responseTemplates } }) => {
                    const types = Object.keys((responseTemplates as object | undefined) ?? {});
                    return [name.replace("kinesis-proxy-", ""), statusCode, selectionPattern, ...types];
                })
                .sort();
        const expected = (...typesOfSuccess: string[]) =>
            routes
                .flatMap(({ name }) => [
                    [
                        `${name}-success`,
                        ...["200", undefined],
                        ...(name === "PutRecords" ? ["application/json"] : typesOfSuccess),
                    ],
                    [`${name}-error`, "500", "[^2]\\d{2}", "application/json"],
                ])
                .sort();
        assert.deepEqual(mapped(stack), expected());
        const several = await declare({ corsOrigins: ["https://a.example", "https://b.example"] });
        assert.deepEqual(mapped(several), expected("application/json"));
    });

    it("gives every resource a parent, and every AWS resource a component for one", () => {
        const byUrn = new Map(stack.map((registration) => [registration.urn, registration]));
        for (const { type, name, parent } of stack.filter(({ type }) => type !== "pulumi:pulumi:Stack")) {
            const parentType = byUrn.get(parent ?? "")?.type ?? "none";
            const expected = type.startsWith("aws:")
                ? /^kinesis-proxy:index:/
                : /^(kinesis-proxy:index|pulumi:pulumi):/;
            assert.match(parentType, expected, `${type} ${name}`);
        }
    });

    it("fixes no physical name but those of the stream, the stage and the API's own models", () => {
        const named = stack.filter(({ inputs }) => "name" in inputs || "stageName" in inputs);
        assert.deepEqual(named.map(({ type }) => type).sort(), [
            apigateway("MethodSettings"),
            apigateway("MethodSettings"),
            apigateway("MethodSettings"),
            apigateway("Model"),
            apigateway("Model"),
            apigateway("Stage"),
            "aws:kinesis/stream:Stream",
        ]);
    });

    it("guards every method but OPTIONS with the authorizer and the request validator", () => {
        const authorizer = only(stack, apigateway("Authorizer"));
        const validator = only(stack, apigateway("RequestValidator"));
        assert.deepEqual(authorizer.inputs.providerArns, [
            only(stack, "aws:cognito/userPool:UserPool").outputs?.arn,
        ]);
        assert.equal(authorizer.inputs.type, "COGNITO_USER_POOLS");
        const clientId = only(stack, "aws:cognito/userPoolClient:UserPoolClient").id;
        assert.equal(authorizer.inputs.identityValidationExpression, `^${clientId}$`);
        assert.match(clientId, /^[a-z0-9]{26}$/);
        assert.deepEqual(
            [validator.inputs.validateRequestBody, validator.inputs.validateRequestParameters],
            [true, true],
        );
        const methods = ofType(stack, apigateway("Method"));
        const guarded = methods.filter(({ inputs }) => inputs.httpMethod !== "OPTIONS");
        assert.equal(guarded.length, routes.length);
        for (const { name, inputs } of guarded) {
            assert.equal(inputs.authorization, "COGNITO_USER_POOLS", name);
            assert.equal(inputs.authorizerId, authorizer.id, name);
            assert.equal(inputs.requestValidatorId, validator.id, name);
        }
        for (const { name, inputs } of methods.filter((method) => !guarded.includes(method))) {
            assert.deepEqual([inputs.httpMethod, inputs.authorization], ["OPTIONS", "NONE"], name);
        }
    });

    it("lets no body through unmapped", () => {
        const integrations = ofType(stack, apigateway("Integration"));
        assert.deepEqual(
            integrations.map(({ inputs }) => inputs.passthroughBehavior),
            integrations.map(() => "NEVER"),
        );
    });

    it("calls each route's Kinesis action with the role", () => {
        const role = only(stack, "aws:iam/role:Role");
        const called = ofType(stack, apigateway("Integration")).filter(({ inputs }) => inputs.type === "AWS");
        for (const { name, inputs } of called) {
            assert.equal(inputs.credentials, role.outputs?.arn, name);
            assert.equal(inputs.integrationHttpMethod, "POST", name);
            assert.deepEqual(inputs.requestParameters, {
                "integration.request.header.Content-Type": "'application/x-amz-json-1.1'",
            });
        }
        assert.deepEqual(
            called.map(({ inputs }) => inputs.uri).sort(),
            routes.map(({ action }) => `arn:aws:apigateway:us-east-1:kinesis:action/${action}`).sort(),
        );
    });

    it("requires the path parameters of each route, and declares its query parameters", () => {
        for (const route of routes) {
            const method = ofType(stack, apigateway("Method")).find(({ name }) =>
                name.endsWith(`-${route.action}`),
            );
            assert.deepEqual(method?.inputs.requestParameters, {
                ...Object.fromEntries(
                    pathParameters(route.path).map((name) => [`method.request.path.${name}`, true]),
                ),
                ...Object.fromEntries(
                    (route.query ?? []).map((name) => [`method.request.querystring.${name}`, false]),
                ),
            });
        }
    });

    it("throttles the stage v1, and more so the routes whose quota is the account's", () => {
        assert.equal(only(stack, apigateway("Stage")).inputs.stageName, "v1");
        const logging = { loggingLevel: "OFF", metricsEnabled: false, dataTraceEnabled: false };
        const settings = ofType(stack, apigateway("MethodSettings")).map(({ name, inputs }) => [
            name,
            inputs.methodPath,
            inputs.settings,
        ]);
        assert.deepEqual(settings, [
            ["kinesis-proxy", "*/*", { throttlingRateLimit: 1000, throttlingBurstLimit: 2000, ...logging }],
            [
                "kinesis-proxy-ListStreams",
                "~1streams/GET",
                { throttlingRateLimit: 2.5, throttlingBurstLimit: 5, ...logging },
            ],
            [
                "kinesis-proxy-DescribeStream",
                "~1streams~1{stream-name}/GET",
                { throttlingRateLimit: 5, throttlingBurstLimit: 10, ...logging },
            ],
        ]);
    });

    it("signs users in by e-mail, with a strong password and no client secret", () => {
        const { inputs: pool } = only(stack, "aws:cognito/userPool:UserPool");
        assert.deepEqual(pool, {
            usernameAttributes: ["email"],
            usernameConfiguration: { caseSensitive: false },
            autoVerifiedAttributes: ["email"],
            userAttributeUpdateSettings: { attributesRequireVerificationBeforeUpdates: ["email"] },
            passwordPolicy: {
                minimumLength: 12,
                requireLowercase: true,
                requireUppercase: true,
                requireNumbers: true,
                requireSymbols: true,
                temporaryPasswordValidityDays: 7,
            },
            accountRecoverySetting: { recoveryMechanisms: [{ name: "verified_email", priority: 1 }] },
            adminCreateUserConfig: { allowAdminCreateUserOnly: false },
        });
        const { inputs: client } = only(stack, "aws:cognito/userPoolClient:UserPoolClient");
        assert.deepEqual(client, {
            userPoolId: only(stack, "aws:cognito/userPool:UserPool").id,
            explicitAuthFlows: [
                "ALLOW_USER_PASSWORD_AUTH",
                "ALLOW_USER_SRP_AUTH",
                "ALLOW_REFRESH_TOKEN_AUTH",
            ],
            generateSecret: false,
            enableTokenRevocation: true,
            preventUserExistenceErrors: "ENABLED",
            idTokenValidity: 60,
            accessTokenValidity: 60,
            tokenValidityUnits: { idToken: "minutes", accessToken: "minutes" },
        });
    });

    it("leaves sign-up to administrators where the stack says so", async () => {
        const { inputs } = only(await declare({ selfSignUp: false }), "aws:cognito/userPool:UserPool");
        assert.deepEqual(inputs.adminCreateUserConfig, { allowAdminCreateUserOnly: true });
    });

    it("encrypts the created stream", () => {
        assert.deepEqual(only(stack, "aws:kinesis/stream:Stream").inputs, {
            name: "my-stream",
            streamModeDetails: { streamMode: "ON_DEMAND" },
            retentionPeriod: 24,
            encryptionType: "KMS",
            kmsKeyId: "alias/aws/kinesis",
        });
    });

    it("differs in nothing but the stream's name on a stack with another one", async () => {
        const other = await declare({ streamName: "other-stream" });
        assert.equal(JSON.stringify(other).replaceAll("other-stream", "my-stream"), JSON.stringify(stack));
    });

    it("is the same on a second run", async () => {
        assert.deepEqual(await declare(), stack);
    });
});
