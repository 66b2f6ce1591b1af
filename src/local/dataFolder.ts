import { closeSync, existsSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * Takes a folder for this run: by a lock that the kernel keeps on a file in it, so that one of two that come at once
 * gets it, whichever containers they are in, and a killed process leaves it free.
 *
 * @returns gives the folder up again
 * @throws Error in one line when it cannot be written, or another local run has it.
 */
export function takeDataFolder(path: string): () => void {
    const file = join(path, "lock");
    const lock = openLock(path, file);
    // Without a data folder nothing native is loaded. The package has no types.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { tryLock } = require("fs-native-extensions") as { tryLock: (fd: number) => boolean };
    if (!tryLock(lock)) {
        closeSync(lock);
        // It may not have said so yet.
        const owner = readFileSync(file, "utf8");
        throw new Error(
            `The data folder ${path} is in use by another local run${owner && `, process ${owner}`}.`,
        );
    }
    ftruncateSync(lock);
    writeSync(lock, String(process.pid));
    // The file stays: whoever has opened it already would have a lock on a file that nobody else finds.
    return () => closeSync(lock);
}

function openLock(folder: string, file: string): number {
    try {
        createFolder(folder);
        return openSync(file, "a", 0o600);
    } catch (error) {
        throw new Error(`The data folder ${folder} cannot be written: ${(error as Error).message}`);
    }
}

/** Node's own `recursive` never returns where the kernel says that a folder that exists does not, as in /proc. */
function createFolder(path: string): void {
    if (!existsSync(path)) {
        createFolder(dirname(path));
        try {
            mkdirSync(path, 0o700);
        } catch (error) {
            if ((error as NodeJS.ErrnoException).code !== "EEXIST") {
                throw error;
            }
        }
    }
}
