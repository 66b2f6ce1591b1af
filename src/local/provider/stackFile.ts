import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { readStackSettings } from "../evaluation/stackConfig";
import { localStack } from "./environment";

/**
 * Gives the local stack a configuration file where it has none: another stack's values. Secrets in its own are the
 * Pulumi CLI's, which has their passphrase.
 *
 * @returns the region that it is in, and whether the file is new
 * @throws Error where either file cannot be read, or the other stack's holds a secret, which is encrypted with that stack's key
 */
export function ensureStackFile(folder: string, from: string): { region: string; isNew: boolean } {
    const file = join(folder, `Pulumi.${localStack}.yaml`);
    const isNew = !existsSync(file);
    if (isNew) {
        readStackSettings(folder, from);
        writeFileSync(file, stringify({ config: configIn(join(folder, `Pulumi.${from}.yaml`)) }));
    }
    const { "aws:region": region = "us-east-1" } = configIn(file);
    return { region: String(region), isNew };
}

function configIn(file: string): Readonly<Record<string, unknown>> {
    try {
        const { config } = (parse(readFileSync(file, "utf8")) ?? {}) as { config?: Record<string, unknown> };
        return config ?? {};
    } catch (error) {
        throw new Error(`${file} cannot be read: ${(error as Error).message.split("\n", 1)[0]}`);
    }
}
