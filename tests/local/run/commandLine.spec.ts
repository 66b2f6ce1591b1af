import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { KinesisClient, ListStreamsCommand } from "@aws-sdk/client-kinesis";
import { exportCommand } from "../../../src/local/environment";
import type { LocalOutputs } from "../../../src/local/outputs";
import { walkThrough } from "../../../src/local/walk/walkThrough";
import { serviceAt } from "../../support/gateway";
import { Command, type Ended, isListening } from "../../support/command";
import { handWritten } from "./handWritten";

describe("npm run local", () => {
    let folder: string;
    let declaration: string;
    before(() => {
        folder = mkdtempSync(join(tmpdir(), "run-"));
        declaration = join(folder, "declaration.json");
        writeFileSync(declaration, JSON.stringify(handWritten));
    });
    after(() => rmSync(folder, { recursive: true }));

    let command: Command;
    afterEach(() => command.kill("SIGKILL"));

    async function assertGone(signal: NodeJS.Signals, endpoint: string): Promise<Ended> {
        const ended = await command.kill(signal);
        assert.equal(ended.exitCode, 0);
        assert.doesNotMatch(ended.stderr, /Error|^ +at /m);
        assert.equal(command.isRunning(), false);
        assert.equal(await isListening(endpoint), false);
        return ended;
    }

    /** What the AWS SDK finds with no option but a printed environment. */
    async function streamsSeenWith(command: string): Promise<string[]> {
        const before = { ...process.env };
        const assignments = command.split(" ").slice(1);
        Object.assign(
            process.env,
            Object.fromEntries(assignments.map((each) => each.split(/=(.*)/s).slice(0, 2))),
        );
        const kinesis = new KinesisClient({});
        try {
            return (await kinesis.send(new ListStreamsCommand({}))).StreamNames!;
        } finally {
            kinesis.destroy();
            process.env = before;
        }
    }

    it("--json prints one line of JSON, serves, and ends at SIGTERM, requests under way or not", async () => {
        command = Command.start("local", ["--json", "--port", "0"]);
        const outputs = JSON.parse(await command.printed("\n")) as LocalOutputs;
        assert.deepEqual(Object.keys(outputs), [
            "userPoolId",
            "userPoolClientId",
            "invokeUrl",
            "streamName",
            "streamArn",
            "region",
            "endpoint",
        ]);
        const { endpoint } = outputs;
        assert.match(endpoint, /^http:\/\/127\.0\.0\.1:\d+$/);
        assert.equal(outputs.invokeUrl, `${endpoint}/v1`);
        await walkThrough(outputs, () => undefined);

        await fetch(`${endpoint}/_local/faults`, { method: "PUT", body: '["*=Delay.60000"]' });
        const underWay = assert.rejects(serviceAt(endpoint)("Kinesis_20131202.ListStreams", {}));
        const { stdout, stderr } = await assertGone("SIGTERM", endpoint);
        assert.doesNotMatch(stderr, /\/v1\/streams/);
        await underWay;
        assert.equal(stdout, `${JSON.stringify(outputs)}\n`);
    });

    it("says that it is ready, what to try and how to stop it, and ends at SIGINT", async () => {
        command = Command.start("local", ["--port", "0", "--declaration", declaration]);
        const printed = await command.printed("Ctrl-C stops it.\n");
        assert.match(printed, /^\nReady\.\n\n {2}userPoolId {8}us-east-1_byhand001\n/);
        const endpoint = /AWS_ENDPOINT_URL_KINESIS=(\S+)/.exec(printed)![1]!;
        const local = (await (await fetch(`${endpoint}/_local`)).json()) as { outputs: LocalOutputs };
        const { userPoolClientId, invokeUrl, streamName, region } = local.outputs;
        for (const line of [
            `  userPoolClientId  ${userPoolClientId}`,
            `  invokeUrl         ${invokeUrl}`,
            `  streamName        ${streamName}`,
            `  ${exportCommand(endpoint, region)}`,
        ]) {
            assert.ok(printed.split("\n").includes(line), line);
        }
        assert.deepEqual(await streamsSeenWith(exportCommand(endpoint, region)), [streamName]);
        await walkThrough(local.outputs, () => undefined);
        const { stdout, stderr } = await assertGone("SIGINT", endpoint);
        assert.equal(stdout, printed);
        assert.match(stderr, /^\d\d:\d\d:\d\d PUT {4}\/v1\/streams\/[\w-]+\/record 200 \d+ ms [0-9a-f]{8}$/m);
    });
});
