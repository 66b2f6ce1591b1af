import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const folders: string[] = [];

process.once("exit", () => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A new folder, which is gone when this process ends. */
export function temporaryFolder(): string {
    const folder = mkdtempSync(join(tmpdir(), "bench-"));
    folders.push(folder);
    return folder;
}
