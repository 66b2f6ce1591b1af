import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { TestKinesis } from "./fixtures";

describe("a process that is killed in mid-load", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "kinesis-"));
    const dataFile = path.join(folder, "kinesis.jsonl");
    after(() => rmSync(folder, { recursive: true }));

    it("leaves every record that was acknowledged, and none twice", async () => {
        const child = spawn(
            process.execPath,
            ["-r", "sucrase/register/ts", path.join(__dirname, "putForever.ts"), dataFile],
            { stdio: ["ignore", "pipe", "inherit"] },
        );
        let printed = "";
        for await (const chunk of child.stdout) {
            printed += String(chunk);
            if (printed.length > 500_000) {
                child.kill("SIGKILL");
            }
        }
        if (child.signalCode === null) {
            await once(child, "exit");
        }
        assert.equal(child.signalCode, "SIGKILL");
        const acknowledged = printed
            .slice(0, printed.lastIndexOf("\n"))
            .split("\n")
            .flatMap((line) => JSON.parse(line) as { SequenceNumber: string; ShardId: string }[])
            .map(({ SequenceNumber, ShardId }, n) => `${ShardId} ${SequenceNumber} record ${n}`);

        const restored = new TestKinesis({ dataFile });
        const held = restored
            .readAll("s")
            .flatMap(({ shardId, records }) =>
                records.map(
                    ({ SequenceNumber, Data }) =>
                        `${shardId} ${SequenceNumber} ${Buffer.from(Data, "base64").toString()}`,
                ),
            );
        restored.service.close();
        assert.ok(acknowledged.length > 3000);
        assert.equal(new Set(held).size, held.length);
        const all = new Set(held);
        assert.deepEqual(
            acknowledged.filter((record) => !all.has(record)),
            [],
        );
        // At most the request that was never answered is there as well.
        assert.ok(
            held.length - acknowledged.length <= 21 * 2,
            `${held.length} held, ${acknowledged.length} acknowledged`,
        );
    });
});
