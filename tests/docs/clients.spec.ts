import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { kinesisErrors, otherError } from "../../src/api/kinesisErrors";
import { programFolder } from "../../src/local/evaluation/programFolder";
import type { LocalOutputs } from "../../src/local/outputs";
import { serviceAt, signIn } from "../support/gateway";
import { Command } from "../support/command";
import { code, page, rowsOf, sectionOf, writePrograms } from "./markdown";
import { userEnvironment } from "./userEnvironment";

const clients = page("docs/clients.md");

describe("The programs of docs/clients.md", () => {
    // Inside the project, where its packages are found.
    const folder = mkdtempSync(path.join(programFolder, "node_modules/.clients-"));
    writePrograms(clients, folder);
    const local = Command.start("local", ["--json", "--port", "0"]);
    let env: NodeJS.ProcessEnv;

    before(async () => {
        const outputs = JSON.parse(await local.printed("\n")) as LocalOutputs;
        await signIn(outputs, serviceAt(outputs.endpoint));
        env = {
            ...userEnvironment(outputs),
            AWS_ENDPOINT_URL_KINESIS: outputs.endpoint,
            AWS_REGION: outputs.region,
            AWS_ACCESS_KEY_ID: "local",
            AWS_SECRET_ACCESS_KEY: "local",
            KINESIS_PROXY: programFolder,
        };
    });
    after(async () => {
        await local.kill("SIGKILL");
        rmSync(folder, { recursive: true });
    });

    const run = async (...args: string[]) =>
        (await promisify(execFile)(process.execPath, args, { cwd: folder, env, timeout: 15_000 })).stdout;

    it("put a record, and read it", async () => {
        assert.equal(await run("put.mjs"), "stored\n");
        assert.equal(await run("consume.mjs"), 'sensor-7 {"degrees":21.5}\n');
    });

    it("test against a run of their own", async () => {
        assert.match(await run("--test", "proxy.test.mjs"), /^# pass 1$[^]*^# fail 0$/m);
    });
});

describe("The errors of docs/clients.md", () => {
    const errors = sectionOf(clients, "Errors");

    it("have every code of Kinesis, and its status", () => {
        const expected = kinesisErrors.flatMap(({ codes, status }) =>
            codes.map((name) => [String(status), code(name.replace("*", "…"))]),
        );
        expected.push([String(otherError.status), `${code(otherError.code)}, any other`]);
        assert.deepEqual(rowsOf(sectionOf(errors, "From Kinesis")), expected);
    });
});
