import type { Declaration, DeclaredResource } from "../declaration";
import { copiedInputs } from "./notCopied";
import { notCopiedTypes, servedTypes } from "./resourceTypes";

/** The resources of types that the local run does not know, `aws:lambda/function:Function hello`. */
export function describeNotServed(declaration: Declaration): string[] {
    return declaration.filter(isUnknown).map(labelOf);
}

/**
 * Refuses what would otherwise be left out in silence.
 *
 * @throws Error with a line for each resource that has inputs that are not supported, or needs one of a type that the
 *     local run does not know.
 */
export function checkServed(declaration: Declaration): void {
    const unknown = declaration.filter(isUnknown);
    const problems = declaration.flatMap((resource) => [
        ...unsupportedInputs(resource),
        ...unknown
            .filter((other) => needs(resource, other))
            .map(
                (other) =>
                    `${labelOf(resource)} needs ${labelOf(other)}: ` +
                    "the local run does not serve resources of this type.",
            ),
    ]);
    if (problems.length > 0) {
        throw new Error(problems.join("\n"));
    }
}

/** Components, which have no id, are no more than their parts. */
function isUnknown({ type, id }: DeclaredResource): boolean {
    return id !== "" && !servedTypes.has(type) && !notCopiedTypes.has(type);
}

function unsupportedInputs(resource: DeclaredResource): string[] {
    const supported: readonly string[] | undefined = servedTypes.get(resource.type)?.inputs;
    const others = Object.keys(copiedInputs(resource)).filter((key) => supported?.includes(key) === false);
    return others.length === 0
        ? []
        : [`${labelOf(resource)}: the local run does not support its input ${others.join(", ")}.`];
}

/** Whether an input of a resource comes from another one, is its id, or has its ARN in it. */
function needs(resource: DeclaredResource, { urn = "", id, outputs = {} }: DeclaredResource): boolean {
    const type = servedTypes.get(resource.type);
    const inputs = type === undefined ? [] : Object.entries(copiedInputs(resource));
    const arns = [id, ...Object.values(outputs)].filter(
        (value): value is string => typeof value === "string" && value.startsWith("arn:"),
    );
    return inputs
        .filter(([input]) => !type?.grants?.includes(input))
        .some(
            ([input, value]) =>
                resource.inputDependencies?.[input]?.includes(urn) ||
                textsIn(value).some((text) => text === id || arns.some((arn) => text.includes(arn))),
        );
}

function textsIn(value: unknown): string[] {
    if (typeof value === "object" && value !== null) {
        return Object.values(value).flatMap(textsIn);
    }
    return typeof value === "string" ? [value] : [];
}

function labelOf({ type, name }: DeclaredResource): string {
    return `${type} ${name}`;
}
