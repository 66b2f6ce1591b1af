import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { watchFiles } from "../../../src/local/watch/changedFiles";

describe("Watched files", () => {
    let folder: string;
    let told: string[];
    let stop: () => Promise<void>;
    before(async () => {
        folder = mkdtempSync(join(tmpdir(), "watched-"));
        mkdirSync(join(folder, "src", "local"), { recursive: true });
        for (const file of ["a.yaml", "b.yaml", "src/a.ts", "src/local/a.ts"]) {
            writeFileSync(join(folder, file), "");
        }
        told = [];
        stop = await watchFiles(
            folder,
            ["a.yaml", "src"],
            (files) => told.push(...files),
            (path) => path === join("src", "local"),
        );
    });
    after(async () => {
        await stop();
        rmSync(folder, { recursive: true });
    });

    /** What is told of by a change, of what there is at first. */
    async function toldBy(change: () => void): Promise<string[]> {
        told.length = 0;
        change();
        for (let waited = 0; told.length === 0 && waited < 10_000; waited += 20) {
            await sleep(20);
        }
        return told;
    }
    const write = (file: string) => writeFileSync(join(folder, file), "more");

    it("are told of each time, however each is changed", async () => {
        for (let round = 0; round < 3; round++) {
            assert.deepEqual(await toldBy(() => write("a.yaml")), ["a.yaml"]);
            const exchanged = await toldBy(() => {
                write("a.yaml~");
                renameSync(join(folder, "a.yaml~"), join(folder, "a.yaml"));
            });
            assert.deepEqual(exchanged, ["a.yaml"]);
            // As git does.
            const anew = await toldBy(() => {
                rmSync(join(folder, "a.yaml"));
                write("a.yaml");
            });
            assert.deepEqual([...new Set(anew)], ["a.yaml"]);
            assert.deepEqual(await toldBy(() => write("src/a.ts")), [join("src", "a.ts")]);
            await sleep(150);
        }
    });

    it("are told of when they come and go", async () => {
        assert.deepEqual(await toldBy(() => rmSync(join(folder, "a.yaml"))), ["a.yaml"]);
        assert.deepEqual(await toldBy(() => write("a.yaml")), ["a.yaml"]);
        assert.deepEqual(await toldBy(() => write("src/b.ts")), [join("src", "b.ts")]);
    });

    it("are none but those asked for", async () => {
        const seen = await toldBy(() => {
            write("b.yaml");
            write("src/local/a.ts");
            write("src/a.ts");
        });
        assert.deepEqual(seen, [join("src", "a.ts")]);
    });
});
