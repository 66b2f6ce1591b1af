import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { programFolder } from "../../src/local/evaluation/programFolder";
import { isListening } from "../support/command";
import { commandsOf, type ShownCommand } from "./commands";
import { runInShell } from "./shell";

/** How long the way from the installed clone to a record read back may take. */
const limitSeconds = 120;

const install = "npm ci";
const server = "npm run local";

/** Takes the commands of README's quick start, in order, in a fresh clone of what is committed. */
async function takeQuickStart(): Promise<void> {
    const clone = mkdtempSync(path.join(tmpdir(), "kinesis-proxy-"));
    try {
        execFileSync("git", ["clone", "--quiet", programFolder, clone]);
        const readme = readFileSync(path.join(clone, "README.md"), "utf8");
        const [first, second, ...steps] = commandsOf(readme, "Quick start");
        assert.deepEqual([first?.text, second?.text], [install, server]);

        const installSeconds = await timed(() => runInShell([first!], clone));
        console.log(`${install}: ${installSeconds.toFixed(1)} s`);
        const seconds = await timed(() =>
            withLocalRun(clone, async (printed) => {
                checkReadyMessage(readme, printed);
                await takeSteps(steps, clone);
            }),
        );
        console.log(`From ${server} to the last step: ${seconds.toFixed(1)} s beside the install`);
        assert.ok(seconds < limitSeconds, `It takes under ${limitSeconds} s.`);
        console.log(`  ${steps.length + 2} passing`);
    } finally {
        rmSync(clone, { recursive: true, force: true });
    }
}

/** Does something while README's server runs. */
async function withLocalRun(folder: string, doIt: (printed: string) => Promise<void>): Promise<void> {
    assert.ok(!(await isListening("http://127.0.0.1:4566")), "Port 4566, which README names, is in use.");
    const run = spawn("bash", ["-c", `${server} 2>&1`], {
        cwd: folder,
        detached: true,
        stdio: ["ignore", "pipe", "inherit"],
    });
    try {
        await doIt(await printedUntil(run.stdout, "Ctrl-C stops it."));
    } finally {
        if (run.exitCode === null) {
            process.kill(-run.pid!, "SIGTERM");
        }
    }
}

async function printedUntil(output: NodeJS.ReadableStream, end: string): Promise<string> {
    const lines: string[] = [];
    for await (const line of createInterface({ input: output })) {
        lines.push(line);
        if (line === end) {
            // Else whoever writes on would wait for a reader.
            output.resume();
            return lines.join("\n");
        }
    }
    throw new Error(`${server} has ended: ${lines.join("\n")}`);
}

/** README leaves lines out, and has no others. */
function checkReadyMessage(readme: string, printed: string): void {
    const [, shown] = /^```console\n(Declared.*?)^```$/ms.exec(readme)!;
    const others = shown!.split("\n").filter((line) => line !== "..." && !printed.split("\n").includes(line));
    assert.deepEqual(others, [], `${server} prints other lines`);
}

async function takeSteps(steps: readonly ShownCommand[], folder: string): Promise<void> {
    const outputs = await runInShell(steps, folder);
    for (const [i, { text, output }] of steps.entries()) {
        console.log(`$ ${text}\n${outputs[i]}`);
        if (output !== undefined) {
            assert.equal(withoutIds(outputs[i]!), withoutIds(output), `README shows another answer: ${text}`);
        }
    }
}

/** Without what differs from run to run. */
function withoutIds(text: string): string {
    return text.replace(
        /("(?:SequenceNumber|requestId|StreamCreationTimestamp)": ?)("[^"]*"|[\d.]+)/g,
        "$1ID",
    );
}

async function timed(doIt: () => Promise<unknown>): Promise<number> {
    const start = performance.now();
    await doIt();
    return (performance.now() - start) / 1000;
}

takeQuickStart().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    console.log("  1 failing");
    process.exitCode = 1;
});
