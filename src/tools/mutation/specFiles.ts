import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** Folders of the program's and the gateway's specs; there may be none for an area yet. */
const folders = [
    "program",
    "api",
    "auth",
    "stream",
    "network",
    "monitoring",
    "local/resources",
    "local/gateway",
    "config",
];

/** Specs that take seconds. */
const slow = /\/(deployment|keys|config|errors|gateway|largeBodies)\.spec\.ts$/;

/**
 * The program's and the gateway's specs. Those of a file's own area come first, which likely see a change of it, and
 * slow ones come last.
 */
export function specFilesFor(file: string, folder: string): string[] {
    const own = /^src\/(.+?)\/(?:templates\/)?[^/]+$/.exec(file)?.[1];
    const found = [...new Set([...(own === undefined ? [] : [own]), ...folders])]
        .map((area) => join("tests", area))
        .filter((area) => existsSync(join(folder, area)))
        .flatMap((area) =>
            readdirSync(join(folder, area))
                .filter((name) => name.endsWith(".spec.ts"))
                .map((name) => join(area, name)),
        );
    const all = ["tests/routes.spec.ts", ...found];
    return [...all.filter((spec) => !slow.test(spec)), ...all.filter((spec) => slow.test(spec))];
}
