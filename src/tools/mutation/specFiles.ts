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
const slow = /\/(deployment|keys|config|errors|gateway|largeBodies|hardenedRun)\.spec\.ts$/;

/**
 * The program's and the gateway's specs, in the order in which they are likely to see a change of a file: those of its
 * own area first, and slow ones last.
 *
 * @param likely those of its own area, and of the program as a whole, alone
 */
export function specFilesFor(file: string, folder: string, likely: boolean): string[] {
    const own = /^src\/(.+?)\/(?:templates\/)?[^/]+$/.exec(file)?.[1] ?? "program";
    const specsOf = (area: string): string[] => {
        const path = join("tests", area);
        const names = existsSync(join(folder, path)) ? readdirSync(join(folder, path)) : [];
        return names.filter((name) => name.endsWith(".spec.ts")).map((name) => join(path, name));
    };
    const others = folders.filter((area) => area !== own && (!likely || area === "program")).flatMap(specsOf);
    return [...quickFirst(specsOf(own)), ...quickFirst(["tests/routes.spec.ts", ...others])];
}

function quickFirst(specs: readonly string[]): string[] {
    return [...specs.filter((spec) => !slow.test(spec)), ...specs.filter((spec) => slow.test(spec))];
}
