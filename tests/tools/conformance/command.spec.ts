import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseFault } from "../../../src/local/kinesis/faults/fault";
import { readRecording } from "../../../src/tools/conformance/recording";
import { findTarget } from "../../../src/tools/conformance/target";
import { Command } from "../../support/command";
import { serve } from "../../support/gateway";

describe("npm run conformance", () => {
    let folder: string;
    before(() => (folder = mkdtempSync(join(tmpdir(), "conformance-"))));
    after(() => rmSync(folder, { recursive: true }));
    const fileOf = (name: string, value: object) => {
        const file = join(folder, name);
        writeFileSync(file, JSON.stringify(value));
        return file;
    };

    it("takes a stack's outputs, finds nothing, and keeps the answers", async () => {
        const run = await serve();
        const record = join(folder, "recording.json");
        const args = ["--outputs", fileOf("outputs.json", run.outputs), "--record", record];
        const { exitCode, stdout, stderr } = await Command.start("conformance", args).ended;
        await run.close();
        assert.match(stdout, /^No difference in \d+ requests\.\n$/, stderr);
        assert.equal(exitCode, 0);
        const { configuration, answers } = readRecording(record);
        assert.equal(configuration.corsOrigins, '["*"]');
        assert.equal(answers["number: 42"]!.records[0]!.data, "42");
    });

    it("takes another gateway, prints what it does otherwise, and ends with 1", async () => {
        const run = await serve({}, { faults: [parseFault("PutRecords=InternalFailureException")] });
        const { exitCode, stdout, stderr } = await Command.start("conformance", [
            "--against",
            run.outputs.endpoint,
        ]).ended;
        await run.close();
        assert.equal(exitCode, 1, stderr);
        assert.match(stdout, /^put: a batch \(ours\): status\n {2}there {2}500\n {2}here {3}200$/m);
        assert.match(stdout, /^\d+ differences in \d of \d+ requests\.$/m);
    });

    it("says what it lacks, and lists what it asks", async () => {
        const [nothing, nobody, list] = await Promise.all(
            [[], ["--against", "http://127.0.0.1:1"], ["--list"]].map(
                (args) => Command.start("conformance", args).ended,
            ),
        );
        assert.deepEqual(
            [nothing!.exitCode, nothing!.stderr],
            [1, "Say what is compared: --stack NAME, --outputs FILE or --against URL.\n"],
        );
        assert.deepEqual([nobody!.exitCode, /^No local run answers at/.test(nobody!.stderr)], [1, true]);
        assert.match(list!.stdout, /^coding: gzip \| AWS's guide: [^|]+ \| 1 request, 1 record$/m);
    });

    it("takes any gateway's stage, with its Cognito and its Kinesis", async () => {
        const outputs = {
            invokeUrl: "https://abc123.execute-api.eu-west-1.amazonaws.com/v1",
            userPoolId: "eu-west-1_a",
            userPoolClientId: "c",
            streamName: "s",
            region: "eu-west-1",
        };
        const options = { stack: "dev", outputs: fileOf("aws.json", outputs) };
        const none = { cognito: undefined, kinesis: undefined };
        assert.deepEqual(await findTarget(options), { ...outputs, ...none });
        const other = { against: "http://127.0.0.1:4567/restapis/a/v1/", kinesis: "http://127.0.0.1:4568" };
        assert.deepEqual(await findTarget({ ...options, ...other }), {
            ...outputs,
            invokeUrl: "http://127.0.0.1:4567/restapis/a/v1",
            endpoint: "http://127.0.0.1:4567",
            cognito: undefined,
            kinesis: "http://127.0.0.1:4568",
        });
        await assert.rejects(
            findTarget({ stack: "dev", outputs: fileOf("less.json", { ...outputs, streamName: "" }) }),
            { message: "The outputs lack streamName." },
        );
        await assert.rejects(
            findTarget({
                stack: "dev",
                outputs: fileOf("hidden.json", { ...outputs, machineClients: "[secret]" }),
            }),
            /hide the machine clients' secrets: .*--show-secrets/,
        );
    });
}).timeout(120_000);
