import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import type { ShownCommand } from "./commands";

/** Parts the outputs of commands. */
const mark = "-- the next command --";

/**
 * Runs commands one after the other in one shell, and answers with the standard output of each.
 *
 * @throws Error with what came before, where one fails.
 */
export async function runInShell(
    commands: readonly ShownCommand[],
    folder: string,
): Promise<readonly string[]> {
    const shell = spawn("bash", ["-euo", "pipefail"], {
        cwd: folder,
        // The caller's own profile is not to change what the AWS CLI prints.
        env: { ...process.env, AWS_CONFIG_FILE: "/dev/null", AWS_PAGER: "" },
        stdio: ["pipe", "pipe", "pipe"],
    });
    shell.stdin.end(commands.map((command) => `${command.text}\necho\necho '${mark}'\n`).join(""));
    const [stdout, stderr, [exitCode]] = await Promise.all([
        text(shell.stdout),
        text(shell.stderr),
        once(shell, "close") as Promise<[number]>,
    ]);
    const outputs = stdout.split(mark).map((output) => output.trim());
    if (exitCode !== 0) {
        const failed = commands[outputs.length - 1];
        throw new Error(`${failed?.text}\nends with exit code ${exitCode}: ${outputs.at(-1)}\n${stderr}`);
    }
    return outputs.slice(0, -1);
}
