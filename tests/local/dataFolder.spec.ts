import assert from "node:assert/strict";
import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface, type Interface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { takeDataFolder } from "../../src/local/dataFolder";
import { programFolder } from "../../src/local/evaluation/programFolder";

/** Another process, which takes folders, and keeps them for as long as it lives. */
class Other {
    private readonly child: ChildProcessByStdio<Writable, Readable, null>;
    private readonly lines: Interface;
    private readonly ended: Promise<unknown>;

    constructor() {
        const script = ["-r", "./src/local/loader.js", join(__dirname, "takeDataFolders.ts")];
        this.child = spawn(process.execPath, script, {
            cwd: programFolder,
            stdio: ["pipe", "pipe", "inherit"],
        });
        this.lines = createInterface({ input: this.child.stdout });
        this.ended = once(this.child, "exit");
    }

    get pid(): number {
        return this.child.pid!;
    }

    async take(folder: string): Promise<string> {
        const answer = once(this.lines, "line");
        this.child.stdin.write(`${folder}\n`);
        return ((await answer) as [string])[0];
    }

    async kill(): Promise<void> {
        this.child.kill("SIGKILL");
        await this.ended;
    }
}

describe("The data folder", () => {
    let parent: string;
    const others: Other[] = [];
    const start = () => others[others.push(new Other()) - 1]!;
    beforeEach(() => (parent = mkdtempSync(join(tmpdir(), "data-folder-"))));
    afterEach(async () => {
        await Promise.all(others.splice(0).map((other) => other.kill()));
        rmSync(parent, { recursive: true });
    });

    const inUse = (folder: string, pid: number) =>
        `The data folder ${folder} is in use by another local run, process ${pid}.`;

    it("belongs to one local run at a time, and to nobody else on the machine", async () => {
        const folder = join(parent, "new", "folder");
        const other = start();
        const release = takeDataFolder(folder);
        assert.equal(await other.take(folder), inUse(folder, process.pid));
        assert.throws(() => takeDataFolder(folder), { message: inUse(folder, process.pid) });
        release();
        assert.equal(await other.take(folder), "taken");
        assert.equal(statSync(folder).mode & 0o777, 0o700);
        assert.equal(statSync(join(parent, "new")).mode & 0o777, 0o700);
    });

    it("belongs to one of those that want it at once", async () => {
        const all = Array.from({ length: 4 }, start);
        for (let round = 0; round < 25; round++) {
            const folder = join(parent, String(round));
            const answers = await Promise.all(all.map((other) => other.take(folder)));
            const refusals = answers.filter((answer) => answer !== "taken");
            assert.equal(refusals.length, all.length - 1, answers.join("\n"));
            refusals.forEach((refusal) =>
                assert.match(refusal, / is in use by another local run(, process \d+)?\.$/),
            );
        }
    });

    it("is in use, too, by a process of a container, whose id is the same as here", async () => {
        assert.equal(await start().take(parent), "taken");
        writeFileSync(join(parent, "lock"), String(process.pid));
        assert.throws(() => takeDataFolder(parent), { message: inUse(parent, process.pid) });
    });

    it("of a run that was killed is free", async () => {
        const other = start();
        assert.equal(await other.take(parent), "taken");
        assert.throws(() => takeDataFolder(parent), { message: inUse(parent, other.pid) });
        await other.kill();
        takeDataFolder(parent)();
    });

    it("must be writable", () => {
        const file = join(parent, "file");
        writeFileSync(file, "");
        assert.throws(() => takeDataFolder(join(file, "below")), {
            message: `The data folder ${join(file, "below")} cannot be written: ENOTDIR: not a directory, mkdir '${join(file, "below")}'`,
        });
    });

    it("must be possible, which is known at once", async () => {
        const answer = await start().take("/proc/x/y");
        assert.match(
            answer,
            /^The data folder \/proc\/x\/y cannot be written: E[A-Z]+: .*, mkdir '\/proc(\/x)?'$/,
        );
    });
});
