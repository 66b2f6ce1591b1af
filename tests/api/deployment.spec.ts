import assert from "node:assert/strict";
import * as apigateway from "@pulumi/aws/apigateway";
import * as pulumi from "@pulumi/pulumi";
import type { Registration } from "../../src/local/evaluation/evaluate";
import { Snapshot } from "../../src/api/snapshot";
import { declare, labelOf, ofType, only, type ConfigChange } from "../support/declare";

const triggerOf = (stack: readonly Registration[]) =>
    (only(stack, "aws:apigateway/deployment:Deployment").inputs.triggers as { snapshot: string }).snapshot;

/** What a stage serves only after a new deployment; settings of the stage, and resources beside the API, are not. */
const notInSnapshot = [
    "aws:apigateway/restApi:RestApi",
    "aws:apigateway/deployment:Deployment",
    "aws:apigateway/stage:Stage",
    "aws:apigateway/methodSettings:MethodSettings",
    "aws:apigateway/account:Account",
    "aws:apigateway/domainName:DomainName",
    "aws:apigateway/basePathMapping:BasePathMapping",
];

const domain = { domainName: "api.example.com", hostedZoneId: "Z0123456789ABC" };
const webAclArn =
    "arn:aws:wafv2:us-east-1:123456789012:regional/webacl/proxy/0a1b2c3d-0a1b-2c3d-4e5f-0a1b2c3d4e5f";

/** Everything that a registration waits for, directly and by way of others; a component is all that is in it. */
function allDependencies(stack: readonly Registration[], { urn }: Registration): Set<string> {
    const byUrn = new Map(stack.map((registration) => [registration.urn, registration]));
    const found = new Set<string>();
    const follow = (from: string) => {
        const children = stack.filter(({ parent }) => parent === from).map((child) => child.urn);
        for (const next of [...(byUrn.get(from)?.dependencies ?? []), ...(from === urn ? [] : children)]) {
            if (!found.has(next)) {
                found.add(next);
                follow(next);
            }
        }
    };
    follow(urn);
    return found;
}

describe("The deployment", () => {
    it("waits for every part of the API", async () => {
        const stack = await declare();
        const parts = stack.filter(
            ({ type }) => type.startsWith("aws:apigateway/") && !notInSnapshot.includes(type),
        );
        const { dependencies } = only(stack, "aws:apigateway/deployment:Deployment");
        const missing = parts.filter(({ urn }) => !dependencies.includes(urn)).map(({ name }) => name);
        assert.equal(parts.length, 52);
        assert.deepEqual(missing, []);
    });

    it("finds each integration response behind its integration and its method response", async () => {
        const stack = await declare();
        for (const response of ofType(stack, "aws:apigateway/integrationResponse:IntegrationResponse")) {
            const { resourceId, httpMethod, statusCode } = response.inputs;
            for (const type of ["integration:Integration", "methodResponse:MethodResponse"]) {
                const needed = ofType(stack, `aws:apigateway/${type}`).find(
                    ({ inputs }) =>
                        inputs.resourceId === resourceId &&
                        inputs.httpMethod === httpMethod &&
                        (inputs.statusCode ?? statusCode) === statusCode,
                );
                assert.ok(
                    needed && response.dependencies.includes(needed.urn),
                    `${response.name} on ${type}`,
                );
            }
        }
    });

    it("waits for the resource policy of a private API, and for the domain name that takes its address", async () => {
        const privateApi = await declare({ vpcName: "main" });
        assert.ok(
            only(privateApi, "aws:apigateway/deployment:Deployment").dependencies.includes(
                only(privateApi, "aws:apigateway/restApiPolicy:RestApiPolicy").urn,
            ),
        );
        const named = await declare(domain);
        const dependencies = allDependencies(named, only(named, "aws:apigateway/deployment:Deployment"));
        const parts = named.filter(({ parent }) => parent?.endsWith(":CustomDomain::kinesis-proxy-domain"));
        assert.deepEqual(
            parts.filter(({ urn }) => !dependencies.has(urn)),
            [],
        );
        assert.equal(parts.length, 5);
    });

    /** What waits for what, with the keys that add it. */
    const orders: readonly { config: ConfigChange; waiting: string; waitsFor: string[] }[] = [
        {
            config: { accessLogs: true, manageAccountLogging: true },
            waiting: "Stage kinesis-proxy",
            waitsFor: ["Account kinesis-proxy-account-logging", "LogGroup kinesis-proxy-access"],
        },
        {
            config: { executionLogLevel: "ERROR", manageAccountLogging: true },
            waiting: "MethodSettings kinesis-proxy-ListStreams",
            waitsFor: ["Account kinesis-proxy-account-logging", "Stage kinesis-proxy"],
        },
        {
            config: {},
            waiting: "MethodSettings kinesis-proxy-DescribeStream",
            waitsFor: ["MethodSettings kinesis-proxy-ListStreams", "MethodSettings kinesis-proxy"],
        },
        {
            config: { manageAccountLogging: true },
            waiting: "Account kinesis-proxy-account-logging",
            waitsFor: ["Role kinesis-proxy-account-logging", "RolePolicy kinesis-proxy-account-logging"],
        },
        {
            config: { webAclArn },
            waiting: "WebAclAssociation kinesis-proxy",
            waitsFor: ["Stage kinesis-proxy"],
        },
        {
            config: domain,
            waiting: "DomainName kinesis-proxy-domain",
            waitsFor: [
                "CertificateValidation kinesis-proxy-domain",
                "Record kinesis-proxy-domain-validation",
            ],
        },
        {
            config: domain,
            waiting: "BasePathMapping kinesis-proxy",
            waitsFor: ["DomainName kinesis-proxy-domain", "Stage kinesis-proxy"],
        },
        {
            config: { vpcName: "main" },
            waiting: "RestApi kinesis-proxy",
            waitsFor: ["VpcEndpoint kinesis-proxy-endpoint"],
        },
        {
            config: {},
            waiting: "Integration kinesis-proxy-PutRecord",
            waitsFor: ["RolePolicy kinesis-proxy-integration-role"],
        },
        { config: {}, waiting: "Authorizer kinesis-proxy", waitsFor: ["UserPoolClient kinesis-proxy-users"] },
        {
            config: { alarms: true, alarmEmail: "ops@example.com" },
            waiting: "MetricAlarm kinesis-proxy-alarms-5xx",
            waitsFor: ["Topic kinesis-proxy-alarms"],
        },
    ];
    for (const { config, waiting, waitsFor } of orders) {
        it(`comes with ${waiting} that waits for ${waitsFor.join(", ")}`, async () => {
            const stack = await declare(config);
            const find = (label: string) =>
                stack.find(({ type, name }) => type.startsWith("aws:") && labelOf({ type, name }) === label)!;
            const dependencies = allDependencies(stack, find(waiting));
            assert.deepEqual(
                waitsFor.filter((label) => !dependencies.has(find(label).urn)),
                [],
            );
        });
    }

    it("comes with a stage that looks for the account's role where it writes logs, and nowhere else", async () => {
        const looks = async (config: ConfigChange) =>
            only(await declare(config), "aws:apigateway/stage:Stage").dependencies.some((urn) =>
                urn.endsWith("RestApi$aws:apigateway/account:Account::kinesis-proxy-account-logging"),
            );
        assert.deepEqual(
            [
                await looks({}),
                await looks({ executionLogLevel: "ERROR" }),
                await looks({ accessLogs: true }),
                await looks({ accessLogs: true, manageAccountLogging: true }),
                await looks({ metrics: true, xrayTracing: true }),
            ],
            [false, true, true, false, false],
        );
    });

    const changes: readonly { config: ConfigChange; redeploys: boolean }[] = [
        { config: { corsOrigins: ["https://a.example"] }, redeploys: true },
        { config: { corsOrigins: ["https://a.example", "https://b.example"] }, redeploys: true },
        { config: { routeGroups: ["produce"] }, redeploys: true },
        { config: { "aws:region": "eu-west-1" }, redeploys: true },
        { config: { throttlingRateLimit: 7 }, redeploys: false },
        { config: { retentionHours: 48 }, redeploys: false },
        { config: { reachableStreams: ["orders-*"] }, redeploys: false },
        { config: { selfSignUp: false }, redeploys: false },
        { config: domain, redeploys: true },
        { config: { vpcName: "default" }, redeploys: true },
        { config: { vpcName: "main" }, redeploys: true },
        { config: { accessLogs: true, logRetentionDays: 30 }, redeploys: false },
        { config: { executionLogLevel: "INFO", metrics: true, xrayTracing: true }, redeploys: false },
        { config: { manageAccountLogging: true }, redeploys: false },
        { config: { alarms: true, dashboard: true, webAclArn }, redeploys: false },
        { config: { protect: true, mfa: "ON", passwordMinimumLength: 20 }, redeploys: false },
        { config: { tokenValidityMinutes: 5, kmsKeyId: "alias/own" }, redeploys: false },
    ];
    let base: string;
    before(async () => (base = triggerOf(await declare())));
    for (const { config, redeploys } of changes) {
        it(`is ${redeploys ? "made anew" : "kept"} with ${JSON.stringify(config)}`, async () => {
            assert.equal(triggerOf(await declare(config)) !== base, redeploys);
        });
    }
});

describe("A snapshot's trigger", () => {
    const trigger = async (inputs: apigateway.ModelArgs, name = "model"): Promise<string> => {
        await pulumi.runtime.setMocks({
            newResource: ({ inputs }: pulumi.runtime.MockResourceArgs) => ({
                id: "id",
                state: inputs as object,
            }),
            call: () => ({}),
        });
        const snapshot = new Snapshot();
        snapshot.create(apigateway.Model, name, inputs, {});
        return new Promise((resolve) => snapshot.trigger().apply(resolve));
    };
    const inputs: apigateway.ModelArgs = { restApi: "api", contentType: "application/json", schema: "{}" };

    it("is a SHA-256 that depends on each input and on the logical name", async () => {
        const base = await trigger(inputs);
        assert.match(base, /^[0-9a-f]{64}$/);
        for (const key of Object.keys(inputs)) {
            assert.notEqual(await trigger({ ...inputs, [key]: "changed" }), base, key);
        }
        assert.notEqual(await trigger(inputs, "other"), base);
    });

    it("does not depend on the order in which inputs are written, nor on whether they are outputs", async () => {
        const reversed = Object.fromEntries(
            Object.entries(inputs).reverse(),
        ) as unknown as apigateway.ModelArgs;
        const base = await trigger(inputs);
        assert.equal(await trigger(reversed), base);
        assert.equal(await trigger({ ...inputs, schema: pulumi.output("{}") }), base);
    });
});
