import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Takes a folder for this process; one that a killed process had is free.
 *
 * @returns gives the folder up again
 * @throws Error in one line when it cannot be written, or another local run has it.
 */
export function takeDataFolder(path: string): () => void {
    const lock = join(path, "lock");
    const owner = ownerOf(lock);
    if (owner !== undefined) {
        throw new Error(`The data folder ${path} is in use by another local run, process ${owner}.`);
    }
    try {
        mkdirSync(path, { recursive: true });
        writeFileSync(lock, String(process.pid));
    } catch (error) {
        throw new Error(`The data folder ${path} cannot be written: ${(error as Error).message}`);
    }
    return () => rmSync(lock, { force: true });
}

/** The process that holds a lock, undefined when none that lives does. */
function ownerOf(lock: string): number | undefined {
    const owner = existsSync(lock) ? Number(readFileSync(lock, "utf8")) : 0;
    return owner > 0 && owner !== process.pid && lives(owner) ? owner : undefined;
}

function lives(pid: number): boolean {
    try {
        return process.kill(pid, 0);
    } catch (error) {
        // A process of another user may not be signalled, but lives.
        return (error as NodeJS.ErrnoException).code === "EPERM";
    }
}
