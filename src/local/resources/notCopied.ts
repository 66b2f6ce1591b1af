import type { Declaration, DeclaredResource, Properties } from "../declaration";
import { notCopiedTypes, servedTypes } from "./resourceTypes";

/** What of a declaration has no effect in the local run, in words, each once. */
export function describeNotCopied(declaration: Declaration): string[] {
    return [...new Set(declaration.flatMap(notCopied))].sort();
}

/** The inputs of a resource that have an effect. */
export function copiedInputs({ type, inputs }: DeclaredResource): Properties {
    const without = servedTypes.get(type)?.inputsNotCopied ?? {};
    return Object.fromEntries(Object.entries(inputs).filter(([name]) => !(name in without)));
}

function notCopied({ type, inputs }: DeclaredResource): string[] {
    const ofInputs = Object.entries(servedTypes.get(type)?.inputsNotCopied ?? {});
    return [
        ...[notCopiedTypes.get(type)?.notCopied ?? []].flat(),
        ...ofInputs.filter(([name]) => name in inputs).map(([, what]) => what),
    ];
}
