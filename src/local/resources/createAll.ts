import type { Declaration, DeclaredResource, Properties } from "../declaration";
import { LiveResources } from "./liveResources";
import { copiedInputs } from "./notCopied";
import { checkServed } from "./notServed";
import { declaredState, notCopiedTypes, servedTypes } from "./resourceTypes";
import type { LocalServices, ResourceState, ServedType } from "./resourceType";
import { Translation } from "./translation";

/** A resource that the local run serves, with the id and the outputs that it has here. */
export interface CreatedResource<Inputs = Properties> extends DeclaredResource<Inputs> {
    readonly outputs: Properties;
}

/** What a declaration has become. */
export interface LocalStack {
    readonly resources: readonly CreatedResource[];
    /** The stack's outputs, with ids and addresses of this run; undefined for a declaration without any. */
    readonly outputs?: Properties;
}

/**
 * Makes the declared resources that the local run serves, in their order. Where a local one has another id, ARN or
 * address than was declared, the resources after it refer to the local one.
 *
 * @param live what exists of a former declaration. Defaults to nothing.
 * @throws Error with a line for each that cannot be served; what {@link LiveResources} throws
 */
export async function createAll(
    declaration: Declaration,
    run: LocalServices,
    live = new LiveResources(run),
): Promise<LocalStack> {
    checkServed(declaration);
    await live.removeOthers(declaration);
    const translation = new Translation();
    const resources: CreatedResource[] = [];
    for (const declared of declaration) {
        const type = servedTypes.get(declared.type) ?? notCopiedTypes.get(declared.type);
        if (type === undefined) {
            continue;
        }
        const inputs = translation.apply(copiedInputs(declared)) as Properties;
        const resource = { ...declared, inputs };
        if ("inputs" in type) {
            const local = { ...resource, ...stateOf(resource, run.region, await live.ensure(resource)) };
            resources.push(local);
            translation.learn(declared, local);
        }
        translation.add(type.addresses?.(resource, run) ?? {});
    }
    const { outputs = {} } = stackOf(declaration) ?? {};
    return {
        resources,
        outputs: Object.keys(outputs).length > 0 ? (translation.apply(outputs) as Properties) : undefined,
    };
}

/** The declared resources that the local run serves, with the ids and the outputs that they are declared with. */
export function asDeclared(declaration: Declaration, region: string): CreatedResource[] {
    return declaration
        .filter(({ type }) => servedTypes.has(type))
        .map((declared) => {
            const resource = { ...declared, inputs: copiedInputs(declared) };
            return { ...resource, ...stateOf(resource, region) };
        });
}

/** What a file written by hand does not say of outputs is as it would be declared. */
function stateOf(
    { type, name, inputs, id, outputs }: DeclaredResource,
    region: string,
    local: Partial<ResourceState> = {},
): ResourceState {
    const declared = declaredState(type, name, inputs, region).outputs;
    return { id: local.id ?? id, outputs: { ...declared, ...outputs, ...local.outputs } };
}

/** The stack itself, whose outputs are the program's; undefined in a file that was written without it. */
export function stackOf(declaration: Declaration): DeclaredResource | undefined {
    return declaration.find(({ type }) => type === "pulumi:pulumi:Stack");
}

/** The resources of a type. */
export function ofType<Inputs>(
    resources: readonly CreatedResource[],
    { token }: ServedType<Inputs>,
): CreatedResource<Inputs>[] {
    return resources.filter(
        ({ type }) => type === token,
    ) as CreatedResource<unknown>[] as CreatedResource<Inputs>[];
}
