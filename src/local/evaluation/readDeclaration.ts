import { readFileSync } from "node:fs";
import type { Declaration, DeclaredResource } from "../declaration";

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
