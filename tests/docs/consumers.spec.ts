import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import type { LocalRun } from "../../src/local/localRun";
import { routesOf } from "../../src/routes";
import { serve, serviceAt, signIn } from "../support/gateway";
import { code, page, rowsOf, sectionOf, writePrograms } from "./markdown";
import { userEnvironment } from "./userEnvironment";

const consumers = page("docs/consumers.md");

describe("docs/consumers.md", () => {
    it("has every parameter of a consumer's query", () => {
        const rows = rowsOf(sectionOf(consumers, "Reading")).filter(([route]) => route!.startsWith("GET "));
        const named = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, name]) => name!);
        assert.deepEqual(
            rows.map(([route, query]) => [route, named(query!).sort()]),
            routesOf(["consume"]).map(({ path, query = [], requiredQuery = [], headers = [] }) => [
                `GET ${code(path.replace("/streams/{stream-name}", ""))}`,
                [...query, ...requiredQuery, ...headers].sort(),
            ]),
        );
    });
});

describe("The program of docs/consumers.md", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "consumers-"));
    let run: LocalRun;
    before(async () => {
        writePrograms(page("docs/clients.md"), folder);
        writePrograms(consumers, folder);
        run = await serve({ routeGroups: ["consume"], streamMode: "PROVISIONED", shardCount: 2 });
    });
    after(async () => {
        rmSync(folder, { recursive: true });
        await run.close();
    });

    it("reads all that a stream has, more than an answer holds", async () => {
        const { outputs } = run;
        const call = serviceAt(outputs.endpoint);
        const put = (PartitionKey: string, data: string, ExplicitHashKey: string) =>
            call("Kinesis_20131202.PutRecord", {
                StreamName: outputs.streamName,
                Data: Buffer.from(data).toString("base64"),
                PartitionKey,
                ExplicitHashKey,
            });
        const large = "x".repeat(1_000_000);
        for (let count = 0; count < 9; count++) {
            await put(`large-${count}`, large, "0");
        }
        await put("small", "über", String(2n ** 127n));
        await signIn(outputs, call);
        const { stdout } = await promisify(execFile)(process.execPath, ["readStream.mjs"], {
            cwd: folder,
            env: userEnvironment(outputs),
            timeout: 15_000,
            maxBuffer: 1 << 26,
        });
        assert.deepEqual(stdout.trimEnd().split("\n"), [
            ...Array.from({ length: 9 }, (_, count) => `large-${count} ${large}`),
            "small über",
        ]);
    });
});
