import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Declaration } from "../../src/local/declaration";
import { Command } from "./command";

/** The outputs of another program, which synth evaluates in a process of its own without a word. */
export async function outputsOf(program: string): Promise<unknown> {
    const folder = mkdtempSync(join(tmpdir(), "theirs-"));
    const write = (file: string, text: string) => writeFileSync(join(folder, file), text);
    try {
        write("Pulumi.yaml", "name: theirs\nruntime: nodejs\n");
        write("Pulumi.dev.yaml", "config: {}\n");
        write("package.json", JSON.stringify({ name: "theirs", main: "index.ts" }));
        write("index.ts", program);
        const { stdout, stderr } = await Command.start("synth", ["--program", folder]).ended;
        assert.equal(stderr, "");
        const [stack] = JSON.parse(stdout) as Declaration;
        return stack!.outputs;
    } finally {
        rmSync(folder, { recursive: true });
    }
}
