import assert from "node:assert/strict";
import type { Declaration } from "../../../src/local/declaration";
import { startLocalRun } from "../../../src/local/localRun";
import type { LocalOutputs } from "../../../src/local/outputs";
import { clientToken } from "../../../src/local/walk/clientToken";
import { walkThrough } from "../../../src/local/walk/walkThrough";
import { hardened } from "../../program/hardened";
import { type ConfigChange, declare } from "../../support/declare";
import { handWritten } from "./handWritten";

/** Runs a declaration for as long as an action takes. */
async function during<T>(
    declaration: Declaration,
    action: (outputs: LocalOutputs) => Promise<T> | T,
): Promise<T> {
    const run = await startLocalRun({ declaration, port: 0 });
    try {
        return await action(run.outputs);
    } finally {
        await run.close();
    }
}

const stackOutputs = (declaration: Declaration) =>
    declaration.find(({ type }) => type === "pulumi:pulumi:Stack")!.outputs!;

describe("The outputs of a local run", () => {
    const places: readonly [what: string, change: ConfigChange][] = [
        ["API", {}],
        ["private API", { vpcName: "new", createVpc: true }],
        ["API behind a domain name", hardened],
    ];
    for (const [what, change] of places) {
        it(`are the stack's, with the run's own address for the URL of the ${what}`, async () => {
            const declaration = await declare(change);
            await during(declaration, (outputs) => {
                const { endpoint, invokeUrl, readme, ...others } = outputs;
                const { invokeUrl: declaredUrl, readme: page, ...declared } = stackOutputs(declaration);
                assert.equal(readme, String(page).replaceAll(String(declaredUrl), invokeUrl));
                assert.match(String(declaredUrl), /^https:.*\/v1$/);
                assert.equal(invokeUrl, `${endpoint}/v1`);
                assert.deepEqual(others, declared);
            });
        });
    }

    it("are whatever the stack has for outputs, URLs in longer texts included", async () => {
        const declared = await declare();
        const { userPoolClientId } = stackOutputs(declared);
        const declaration = declared.map((resource) =>
            resource.type === "pulumi:pulumi:Stack"
                ? {
                      ...resource,
                      outputs: {
                          region: "eu-west-1",
                          readme: `Put to ${String(resource.outputs!.invokeUrl)}/streams/a/record.`,
                          clients: { app: { id: userPoolClientId } },
                      },
                  }
                : resource,
        );
        await during(declaration, ({ endpoint, ...outputs }) =>
            assert.deepEqual(outputs, {
                region: "eu-west-1",
                readme: `Put to ${endpoint}/v1/streams/a/record.`,
                clients: { app: { id: userPoolClientId } },
            }),
        );
    });

    it("have the run's own address for the URL of tokens, and the machine clients that are there", async () => {
        const declaration = await declare({ accessTokens: true, machineClients: ["a", "b:describe"] });
        await during(declaration, async ({ endpoint, tokenUrl, machineClients = {} }) => {
            assert.equal(tokenUrl, `${endpoint}/oauth2/token`);
            assert.deepEqual(Object.keys(machineClients), ["a", "b"]);
            await Promise.all(Object.values(machineClients).map((client) => clientToken(tokenUrl, client)));
        });
        // Without the stack's own outputs, by the resources' names.
        const withoutStack = declaration.filter(({ type }) => type !== "pulumi:pulumi:Stack");
        await during(withoutStack, async ({ endpoint, tokenUrl, machineClients = {}, userPoolClientId }) => {
            assert.equal(tokenUrl, `${endpoint}/oauth2/token`);
            assert.deepEqual(Object.keys(machineClients), [
                "kinesis-proxy-machines-a",
                "kinesis-proxy-machines-b",
            ]);
            assert.equal(userPoolClientId, stackOutputs(declaration).userPoolClientId);
            await Promise.all(Object.values(machineClients).map((client) => clientToken(tokenUrl, client)));
        });
    });

    it("are of the first resource of each kind, in a file without a stack", () =>
        during(handWritten, ({ endpoint, ...outputs }) =>
            assert.deepEqual(outputs, {
                userPoolId: "us-east-1_byhand001",
                userPoolClientId: "client1",
                invokeUrl: `${endpoint}/v1`,
                streamName: "my-stream",
                streamArn: "arn:aws:kinesis:us-east-1:000000000000:stream/my-stream",
                region: "us-east-1",
            }),
        ));
});

describe("A stream that the program looks up", () => {
    it("is there, with outputs that are true, and the routes reach it", async () => {
        const declaration = await declare({ createStream: false, "aws:region": "eu-west-1" });
        await during(declaration, async (outputs) => {
            assert.equal(outputs.streamName, "my-stream");
            assert.equal(outputs.streamArn, "arn:aws:kinesis:eu-west-1:000000000000:stream/my-stream");
            assert.equal(outputs.region, "eu-west-1");
            await walkThrough(outputs, () => undefined);
        });
    });
});
