import { cpSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { programFolder } from "../../src/local/evaluation/programFolder";

/**
 * Copies the project to a folder that is not there yet, and answers with it.
 *
 * @param stacks their files by the stacks' names, in place of the project's own
 */
export function copyProject(folder: string, stacks: Readonly<Record<string, string>>): string {
    for (const part of [
        "index.ts",
        "package.json",
        "tsconfig.json",
        "Pulumi.yaml",
        "Pulumi.README.md",
        "src",
    ]) {
        cpSync(join(programFolder, part), join(folder, part), { recursive: true });
    }
    symlinkSync(join(programFolder, "node_modules"), join(folder, "node_modules"));
    for (const [stack, text] of Object.entries(stacks)) {
        writeFileSync(join(folder, `Pulumi.${stack}.yaml`), text);
    }
    return folder;
}
