import { readFileSync } from "node:fs";

/** Values of a resource by name, as Pulumi's schema spells them. */
export type Properties = Readonly<Record<string, unknown>>;

/** One resource as the program registered it. `type`, `name`, `id` and `inputs` are enough to serve it. */
export interface DeclaredResource<Inputs = Properties> {
    readonly urn?: string;
    /** Type token, e.g. `aws:apigateway/method:Method`. */
    readonly type: string;
    /** Logical name. */
    readonly name: string;
    /** URN of the parent. */
    readonly parent?: string;
    /** What other resources refer to it by; empty for a component. */
    readonly id: string;
    readonly inputs: Inputs;
    /** What it answers beyond its inputs: ARNs, a RestApi's `rootResourceId`. */
    readonly outputs?: Properties;
    /** URNs that the value of an input comes from, by input; a file does not tell them. */
    readonly inputDependencies?: Readonly<Record<string, readonly string[]>>;
}

/** What a program declares, in order of registration. */
export type Declaration = readonly DeclaredResource[];

/**
 * Reads a declaration that `npm run synth` printed, or that was written by hand in that form.
 *
 * @throws Error naming the file, and the entry that is none.
 */
export function readDeclaration(file: string): Declaration {
    let entries: unknown;
    try {
        entries = JSON.parse(readFileSync(file, "utf8"));
    } catch (error) {
        throw new Error(
            `The declaration ${file} cannot be read: ${(error as Error).message}`.replace(/\s+/g, " "),
        );
    }
    if (!Array.isArray(entries)) {
        throw new Error(`The declaration ${file} is no JSON array of resources.`);
    }
    entries.forEach((entry: Partial<DeclaredResource> | null, index) => {
        for (const field of ["type", "name", "id"] as const) {
            if (typeof entry?.[field] !== "string") {
                throw new Error(`The declaration ${file}: entry ${index} has no text "${field}".`);
            }
        }
        if (typeof entry?.inputs !== "object" || entry.inputs === null) {
            throw new Error(
                `The declaration ${file}: entry ${index} (${entry?.name}) has no object "inputs".`,
            );
        }
    });
    return entries as Declaration;
}
