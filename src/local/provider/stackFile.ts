import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { readStackSettings } from "../evaluation/stackConfig";
import { localStack } from "./environment";

/**
 * Gives the local stack a configuration file where it has none: another stack's values.
 *
 * @returns the region that it is in, and whether the file is new
 * @throws Error where either stack's file is none, or holds a secret, which only the Pulumi CLI can decrypt
 */
export function ensureStackFile(folder: string, from: string): { region: string; isNew: boolean } {
    const file = join(folder, `Pulumi.${localStack}.yaml`);
    const isNew = !existsSync(file);
    if (isNew) {
        readStackSettings(folder, from);
        const { config = {} } = (parse(readFileSync(join(folder, `Pulumi.${from}.yaml`), "utf8")) ?? {}) as {
            config?: object;
        };
        writeFileSync(file, stringify({ config }));
    }
    const { config } = readStackSettings(folder, localStack);
    return { region: config["aws:region"] ?? "us-east-1", isNew };
}
