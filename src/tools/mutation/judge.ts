import { type ChildProcess, execFileSync, fork } from "node:child_process";
import { cpSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Mutant } from "./mutant";
import type { Message, Result, Task } from "./worker";

/** How long a file of specs may take, in milliseconds: a mutant that lets one run on is killed. */
const patience = 150_000;

/** Judges mutants in a copy of the project and a process of its own, one after another. */
export class Judge {
    private readonly folder = realpathSync(mkdtempSync(join(tmpdir(), "mutation-")));
    private child: ChildProcess | undefined;
    /** Why a mutant's process had to be ended. */
    private tooLong: string | undefined;

    /** @param specsFor the spec files for a change of a file, in the order in which they are run */
    constructor(
        private readonly project: string,
        private readonly specsFor: (file: string) => string[],
    ) {
        const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
            cwd: project,
            encoding: "utf8",
        });
        for (const file of files.split("\n").filter((name) => name !== "")) {
            cpSync(join(project, file), join(this.folder, file));
        }
        symlinkSync(join(project, "node_modules"), join(this.folder, "node_modules"));
    }

    /**
     * What kills a mutant; undefined where it lives. A test that fails without the mutant, too, says nothing: the mutant
     * is judged again in a new process, and lives where that is no better.
     */
    async killerOf(mutant: Mutant): Promise<string | undefined> {
        for (let attempt = 0; attempt < 2; attempt++) {
            const { killer, passesWithout } = await this.ask(mutant);
            if (killer === undefined || passesWithout) {
                return killer;
            }
            this.end();
        }
        return undefined;
    }

    close(): void {
        this.end();
        rmSync(this.folder, { recursive: true, force: true });
    }

    private async ask(mutant: Mutant): Promise<Result> {
        this.child ??= fork(join(this.folder, "src/tools/mutation/worker.ts"), [], {
            cwd: this.folder,
            execArgv: ["-r", join(this.folder, "src/local/loader.js")],
            stdio: ["ignore", "ignore", "ignore", "ipc"],
        });
        const child = this.child;
        child.send({ mutant, specs: this.specsFor(mutant.file) } satisfies Task);
        const result = await this.answerOf(child);
        if (result === undefined) {
            this.end();
            cpSync(join(this.project, mutant.file), join(this.folder, mutant.file));
        }
        return result ?? { killer: this.tooLong ?? "The process ends.", passesWithout: true };
    }

    /** Undefined where the process ends, by itself or because it takes too long. */
    private answerOf(child: ChildProcess): Promise<Result | undefined> {
        this.tooLong = undefined;
        return new Promise((resolve) => {
            let timer: NodeJS.Timeout | undefined;
            const wait = (what: string): void => {
                clearTimeout(timer);
                timer = setTimeout(() => {
                    this.tooLong = `${what} takes longer than ${patience / 1000} s.`;
                    child.kill("SIGKILL");
                }, patience);
            };
            const finish = (result?: Result): void => {
                clearTimeout(timer);
                child.removeAllListeners();
                resolve(result);
            };
            wait("The start");
            child.on("exit", () => finish());
            child.on("message", (message: Message) =>
                "progress" in message ? wait(message.progress) : finish(message),
            );
        });
    }

    private end(): void {
        this.child?.kill("SIGKILL");
        this.child = undefined;
    }
}
