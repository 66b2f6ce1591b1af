import assert from "node:assert/strict";
import * as apigateway from "@pulumi/aws/apigateway";
import * as pulumi from "@pulumi/pulumi";
import type { Registration } from "../../src/local/program/evaluate";
import { Snapshot } from "../../src/snapshot";
import { declare, ofType, only, type ConfigChange } from "./support";

const triggerOf = (stack: readonly Registration[]) =>
    (only(stack, "aws:apigateway/deployment:Deployment").inputs.triggers as { snapshot: string }).snapshot;

/** What a stage serves only after a new deployment; settings of the stage, and resources beside the API, are not. */
const notInSnapshot = [
    "aws:apigateway/restApi:RestApi",
    "aws:apigateway/deployment:Deployment",
    "aws:apigateway/stage:Stage",
    "aws:apigateway/methodSettings:MethodSettings",
];

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

    const changes: readonly { config: ConfigChange; redeploys: boolean }[] = [
        { config: { corsOrigins: ["https://a.example"] }, redeploys: true },
        { config: { corsOrigins: ["https://a.example", "https://b.example"] }, redeploys: true },
        { config: { routeGroups: ["produce"] }, redeploys: true },
        { config: { "aws:region": "eu-west-1" }, redeploys: true },
        { config: { throttlingRateLimit: 7 }, redeploys: false },
        { config: { retentionHours: 48 }, redeploys: false },
        { config: { reachableStreams: ["orders-*"] }, redeploys: false },
        { config: { selfSignUp: false }, redeploys: false },
    ];
    for (const { config, redeploys } of changes) {
        it(`is ${redeploys ? "made anew" : "kept"} with ${JSON.stringify(config)}`, async () => {
            const before = triggerOf(await declare());
            const after = triggerOf(await declare(config));
            assert.equal(before !== after, redeploys);
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
