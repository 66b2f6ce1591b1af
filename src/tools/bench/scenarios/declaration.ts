import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { node } from "../localRun";
import { runProcess } from "../processes";
import { temporaryFolder } from "../temporaryFolder";

/** What the program declares with some of its configuration's keys changed, in a file. */
export async function declarationWith(changes: Readonly<Record<string, unknown>>): Promise<string> {
    const file = join(temporaryFolder(), "declaration.json");
    // In a process of its own, as Pulumi's memory is not free again.
    const evaluation = [...node, join(__dirname, "evaluateChanged.ts"), JSON.stringify(changes)];
    writeFileSync(file, await runProcess(evaluation));
    return file;
}
