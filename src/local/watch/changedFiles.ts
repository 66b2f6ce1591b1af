import { relative, sep } from "node:path";
import { watch } from "chokidar";

/** Milliseconds of quiet after which a change counts as done: an editor writes a file in several steps. */
const quiet = 50;

/**
 * Tells of files that change, appear or go, those of one moment together. What an editor moves into the place of a file
 * is a change of it.
 *
 * @param paths files and folders below the folder, where there may be none yet
 * @param isLeftOut of a path below the folder: whether nobody is told of it. Defaults to none.
 * @returns what ends it, once it sees every change
 */
export async function watchFiles(
    folder: string,
    paths: readonly string[],
    onChange: (files: readonly string[]) => void,
    isLeftOut: (path: string) => boolean = () => false,
): Promise<() => Promise<void>> {
    const changed = new Set<string>();
    let timer: NodeJS.Timeout | undefined;
    const isAmong = (path: string) => paths.some((one) => path === one || path.startsWith(one + sep));
    // The folder, for a file that is watched by itself is lost when another one takes its place.
    const watcher = watch(".", {
        cwd: folder,
        ignoreInitial: true,
        ignored: (file) => {
            const path = relative(folder, file);
            return path !== "" && (!isAmong(path) || isLeftOut(path));
        },
    });
    watcher.on("all", (_event, path) => {
        changed.add(path);
        clearTimeout(timer);
        timer = setTimeout(() => {
            const files = [...changed].sort();
            changed.clear();
            onChange(files);
        }, quiet);
    });
    await new Promise<void>((resolve, reject) => {
        watcher.once("ready", resolve);
        watcher.once("error", reject);
    });
    return async () => {
        clearTimeout(timer);
        await watcher.close();
    };
}
