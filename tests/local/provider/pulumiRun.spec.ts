import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type PulumiRun, startPulumiRun } from "../../../src/local/provider/pulumiRun";
import { outputsOfLocalRun } from "../../../src/local/walk/findOutputs";

const region = "us-east-1";

describe("A run that waits for Pulumi", () => {
    let run: PulumiRun | undefined;
    afterEach(() => run?.close());

    it("says to who walks that nothing is deployed yet", async () => {
        run = await startPulumiRun({ port: 0, region });
        await assert.rejects(outputsOfLocalRun(run.endpoint), {
            message: `Nothing is deployed to the local run at ${run.endpoint} yet: \`pulumi up\` does it.`,
        });
    });

    it("takes Pulumi's state with it when it ends without a data folder", async () => {
        run = await startPulumiRun({ port: 0, region });
        const state = fileURLToPath(run.environment.PULUMI_BACKEND_URL);
        assert.ok(existsSync(state));
        await run.close();
        assert.ok(!existsSync(state));
    });

    it("gives the stages in its data folder its own address", async () => {
        const dataFolder = mkdtempSync(join(tmpdir(), "pulumi-run-"));
        try {
            const file = join(dataFolder, "resources.json");
            const stage = {
                ...{ type: "aws:apigateway/stage:Stage", name: "it", id: "ags-a-v1" },
                inputs: { restApi: "a", stageName: "v1", deployment: "d" },
                outputs: { arn: "arn", invokeUrl: "http://127.0.0.1:1/v1" },
            };
            writeFileSync(file, JSON.stringify({ resources: [stage], generations: {} }));
            run = await startPulumiRun({ port: 0, region, dataFolder });
            const { resources } = JSON.parse(readFileSync(file, "utf8")) as { resources: unknown[] };
            const outputs = { arn: "arn", invokeUrl: `${run.endpoint}/v1` };
            assert.deepEqual(resources, [{ ...stage, outputs }]);
            await run.close();
        } finally {
            rmSync(dataFolder, { recursive: true });
        }
    });
});
