import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { programFolder } from "../../src/local/evaluation/programFolder";
import type { LocalRun } from "../../src/local/localRun";
import { readStream } from "../local/run/storedRecords";
import { serve, serviceAt, signIn } from "../support/gateway";
import { page, writePrograms } from "./markdown";

const shippers = page("docs/shippers.md");

describe("The senders of docs/shippers.md", () => {
    // Inside the project, where its packages are found.
    const folder = mkdtempSync(path.join(programFolder, "node_modules/.shippers-"));
    writePrograms(shippers, folder);
    let run: LocalRun;
    let options: { cwd: string; env: NodeJS.ProcessEnv; timeout: number };

    before(async () => {
        run = await serve({ routeGroups: ["events"], streamMode: "PROVISIONED", shardCount: 1 });
        const { invokeUrl: INVOKE_URL, streamName: STREAM_NAME, endpoint } = run.outputs;
        const { IdToken: TOKEN } = await signIn(run.outputs, serviceAt(endpoint));
        const env = { ...process.env, INVOKE_URL, STREAM_NAME, TOKEN };
        options = { cwd: folder, env, timeout: 15_000 };
    });
    after(async () => {
        await run.close();
        rmSync(folder, { recursive: true });
    });

    it("send what they say, and no more", async () => {
        const execute = promisify(execFile);
        const { stdout } = await execute(process.execPath, ["cloudEvents.mjs"], options);
        assert.equal(stdout, "200\n200\n");
        writeFileSync(path.join(folder, "file.ndjson"), '{"a": 1}\nb\n');
        const [, curl] = /```bash\n(curl --data-binary[^]*?)```/.exec(shippers)!;
        await execute("bash", ["-c", curl!], options);
        const stored = await readStream(run.outputs);
        const degrees = stored.slice(0, 3).map(({ key, data }) => {
            return [key, (JSON.parse(data) as { data: { degrees: number } }).data.degrees];
        });
        assert.deepEqual(degrees, [
            ["sensor-7", 21.5],
            ["sensor-7", 21.5],
            ["sensor-7", 21.7],
        ]);
        assert.deepEqual(
            stored.slice(3).map(({ data }) => data),
            ['{"a": 1}', "b"],
        );
    });
});
