import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

/** A project's name, and a stack's configuration by full key (`kinesis-proxy:streamName`), as text. */
export interface StackSettings {
    readonly project: string;
    readonly config: Readonly<Record<string, string>>;
}

/** What is read of `Pulumi.yaml`. */
export interface ProjectFile {
    readonly name: string;
    readonly runtime?: string | { readonly name: string };
    /** Folder of the entry point, where it is another. */
    readonly main?: string;
    readonly config?: Readonly<Record<string, { default?: unknown; value?: unknown } | string>>;
}

/**
 * Reads `Pulumi.yaml` and `Pulumi.<stack>.yaml` as the Pulumi CLI does: the stack's values over the
 * project's defaults, keys without a namespace in the project's own, lists and objects as JSON text.
 *
 * @throws Error for what is no name of a stack; when the stack has no file, or one that is no YAML, or holds a secret,
 *     which only the CLI can decrypt.
 */
export function readStackSettings(folder: string, stack: string): StackSettings {
    if (!/^[a-zA-Z0-9_.-]+$/.test(stack)) {
        throw new Error(
            `${JSON.stringify(stack)} is no name of a stack; it takes letters, digits and _ . -.`,
        );
    }
    const project = readProjectFile(folder);
    const file = join(folder, `Pulumi.${stack}.yaml`);
    if (!existsSync(file)) {
        throw new Error(
            `There is no stack ${JSON.stringify(stack)}: Pulumi.${stack}.yaml does not exist. ` +
                `Stacks here: ${stacksIn(folder).join(", ") || "none"}.`,
        );
    }
    const stackFile = readYaml(file) as { config?: Record<string, unknown> } | null;
    const values: Record<string, unknown> = {};
    for (const [key, block] of Object.entries(project.config ?? {})) {
        values[fullKey(project.name, key)] =
            typeof block === "object" ? (block.value ?? block.default) : block;
    }
    for (const [key, value] of Object.entries(stackFile?.config ?? {})) {
        if (typeof value === "object" && value !== null && "secure" in value) {
            throw new Error(
                `Pulumi.${stack}.yaml: ${key} is a secret, which only the Pulumi CLI can decrypt.`,
            );
        }
        values[fullKey(project.name, key)] = value;
    }
    const texts = Object.entries(values)
        .filter(([, value]) => value !== undefined && value !== null)
        .map(([key, value]) => [key, typeof value === "string" ? value : JSON.stringify(value)]);
    return { project: project.name, config: Object.fromEntries(texts) as Record<string, string> };
}

/** @throws Error where it cannot be read, naming the file */
export function readProjectFile(folder: string): ProjectFile {
    return readYaml(join(folder, "Pulumi.yaml")) as ProjectFile;
}

function readYaml(file: string): unknown {
    try {
        return parse(readFileSync(file, "utf8"));
    } catch (error) {
        throw new Error(`${file} cannot be read: ${(error as Error).message.split("\n", 1)[0]}`);
    }
}

function fullKey(project: string, key: string): string {
    return key.includes(":") ? key : `${project}:${key}`;
}

function stacksIn(folder: string): string[] {
    return readdirSync(folder).flatMap((file) => /^Pulumi\.(.+)\.yaml$/.exec(file)?.[1] ?? []);
}
