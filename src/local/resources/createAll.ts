import type { Declaration, Properties } from "../evaluation/declaration";
import { createLocalResource, type CreatedResource, type LocalServices } from "./localResources";
import { withoutNotCopied } from "./notCopied";

/**
 * Makes the declared resources, in their order. Where a local one has another id or ARN than was declared, the
 * resources after it refer to the local one.
 */
export async function createAll(
    declaration: Declaration,
    services: LocalServices,
): Promise<CreatedResource[]> {
    const localValues = new Map<string, string>();
    const created: CreatedResource[] = [];
    for (const resource of withoutNotCopied(declaration)) {
        const inputs = translate(resource.inputs, localValues) as Properties;
        const local = await createLocalResource({ ...resource, inputs }, services);
        created.push(local);
        localValues.set(resource.id, local.id);
        for (const [name, value] of Object.entries(resource.outputs ?? {})) {
            const localValue = local.outputs[name];
            if (typeof value === "string" && typeof localValue === "string") {
                localValues.set(value, localValue);
            }
        }
    }
    return created;
}

/** An id or an ARN that stands in a longer text, such as a policy. */
const identifier = /[\w:/.+=@-]+/g;

function translate(value: unknown, localValues: ReadonlyMap<string, string>): unknown {
    if (typeof value === "string") {
        return localValues.get(value) ?? value.replace(identifier, (text) => localValues.get(text) ?? text);
    }
    if (Array.isArray(value)) {
        return value.map((entry) => translate(entry, localValues));
    }
    if (typeof value === "object" && value !== null) {
        return Object.fromEntries(
            Object.entries(value).map(([key, entry]) => [key, translate(entry, localValues)]),
        );
    }
    return value;
}
