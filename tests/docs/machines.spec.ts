import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { programFolder } from "../../src/local/evaluation/programFolder";
import type { LocalRun } from "../../src/local/localRun";
import { serve } from "../support/gateway";
import { page, sectionOf, writePrograms } from "./markdown";

const machines = page("docs/machines.md");

describe("The programs of docs/machines.md", () => {
    // Inside the project, where openid-client is found.
    const folder = mkdtempSync(path.join(programFolder, "node_modules/.machines-"));
    let run: LocalRun;
    let env: NodeJS.ProcessEnv;
    before(async () => {
        writePrograms(machines, folder);
        run = await serve({ accessTokens: true, machinesOnly: true, machineClients: ["sensors"] });
        const { clientId, clientSecret } = run.outputs.machineClients!.sensors!;
        env = {
            ...process.env,
            TOKEN_URL: run.outputs.tokenUrl,
            CLIENT_ID: clientId,
            CLIENT_SECRET: clientSecret,
            INVOKE_URL: run.outputs.invokeUrl,
            STREAM_NAME: run.outputs.streamName,
        };
    });
    after(async () => {
        await run.close();
        rmSync(folder, { recursive: true });
    });

    const output = async (file: string, args: readonly string[]) =>
        (await promisify(execFile)(file, args, { cwd: folder, env, timeout: 15_000 })).stdout;

    it("put a record with a token that openid-client got", async () => {
        assert.equal(await output(process.execPath, ["machine.mjs"]), "200\n");
    });

    it("put a record with a token that curl got", async () => {
        // From where the id and the secret are known.
        const [, commands] = /^(ACCESS_TOKEN=[^]*?)^```/m.exec(sectionOf(machines, "To get a token"))!;
        const readToken = `node -p 'JSON.parse(fs.readFileSync(0, "utf8")).access_token'`;
        const answer = await output("bash", ["-c", commands!.replace("jq -r .access_token", readToken)]);
        assert.match(answer, /^\{"SequenceNumber":"\d+","ShardId":"shardId-\d+"/);
    });
});
