import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { takeDataFolder } from "../../src/local/dataFolder";

describe("The data folder", () => {
    let parent: string;
    beforeEach(() => (parent = mkdtempSync(join(tmpdir(), "data-folder-"))));
    afterEach(() => rmSync(parent, { recursive: true }));

    it("belongs to one local run at a time", () => {
        const folder = join(parent, "new", "folder");
        const release = takeDataFolder(folder);
        // This process may take it again; init, which always lives, stands for another one.
        writeFileSync(join(folder, "lock"), "1");
        assert.throws(() => takeDataFolder(folder), {
            message: `The data folder ${folder} is in use by another local run, process 1.`,
        });
        release();
        takeDataFolder(folder)();
    });

    it("of a run that was killed is free", () => {
        const { pid } = spawnSync(process.execPath, ["-e", ""]);
        writeFileSync(join(parent, "lock"), String(pid));
        takeDataFolder(parent)();
    });

    it("must be writable", () => {
        const file = join(parent, "file");
        writeFileSync(file, "");
        assert.throws(() => takeDataFolder(join(file, "below")), {
            message: `The data folder ${join(file, "below")} cannot be written: ENOTDIR: not a directory, mkdir '${join(file, "below")}'`,
        });
    });
});
