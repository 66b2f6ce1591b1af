import { isDeepStrictEqual } from "node:util";
import type { Declaration, DeclaredResource } from "../declaration";
import type { LocalServices, ResourceState, ServedType } from "./resourceType";
import { servedTypes } from "./resourceTypes";

/** A resource as it was made last. */
interface Made {
    readonly type: ServedType;
    /** With ids and ARNs of the run in its inputs. */
    readonly resource: DeclaredResource;
    /** What differs here from its declared id and outputs. */
    readonly local: Partial<ResourceState>;
}

/**
 * What of a declaration exists in a run: another declaration changes of it what differs, as Pulumi does, and leaves the
 * rest as it is, with all that it holds.
 */
export class LiveResources {
    private readonly made = new Map<string, Made>();
    /** Ids here of what has been replaced, for what refers to it is to be replaced, too. */
    private readonly replaced = new Set<string>();
    private lost: string[] = [];

    constructor(private readonly run: LocalServices) {}

    /**
     * Takes away what a declaration no longer has, what was made last first.
     *
     * @throws Error for what is protected; AwsError for what AWS refuses to delete
     */
    async removeOthers(declaration: Declaration): Promise<void> {
        const kept = new Set(declaration.map(keyOf));
        for (const [key, made] of [...this.made].reverse()) {
            if (!kept.has(key)) {
                await this.remove(made, undefined);
            }
        }
    }

    /**
     * Makes a resource, changes it, or replaces it where AWS would.
     *
     * @returns what differs here from its declared id and outputs
     * @throws Error for what is protected; AwsError for what AWS refuses
     */
    async ensure(resource: DeclaredResource): Promise<Partial<ResourceState>> {
        const type = servedTypes.get(resource.type)!;
        const former = this.made.get(keyOf(resource));
        const local = await this.ensureAfter(type, former, resource);
        this.made.set(keyOf(resource), { type, resource, local });
        return local;
    }

    /** What went with all that it held since this was asked last, in words. */
    takeLost(): string[] {
        this.replaced.clear();
        return this.lost.splice(0);
    }

    private async ensureAfter(
        type: ServedType,
        former: Made | undefined,
        resource: DeclaredResource,
    ): Promise<Partial<ResourceState>> {
        if (former === undefined || this.isReplaced(former, resource)) {
            if (former !== undefined) {
                await this.remove(former, resource);
            }
            return (await type.create?.(resource, this.run)) ?? {};
        }
        const { local, resource: old } = former;
        if (!isDeepStrictEqual(old.inputs, resource.inputs)) {
            await type.update?.({ ...resource, id: idOf(former) }, this.run, old.inputs);
        }
        return local;
    }

    private isReplaced({ type, resource: old }: Made, now: DeclaredResource): boolean {
        const { replacedBy = [] } = type.rules ?? {};
        return replacedBy.some((input) => {
            const value = now.inputs[input];
            return (
                !isDeepStrictEqual(old.inputs[input], value) ||
                (typeof value === "string" && this.replaced.has(value))
            );
        });
    }

    private async remove(made: Made, successor: DeclaredResource | undefined): Promise<void> {
        const { type, resource } = made;
        const id = idOf(made);
        if (resource.options?.protect && type.delete !== undefined) {
            throw new Error(
                `${resource.type} ${resource.name} is protected, and Pulumi would not delete it: protect false does it.`,
            );
        }
        await type.delete?.({ ...resource, id }, this.run);
        this.made.delete(keyOf(resource));
        this.replaced.add(id);
        if (type.holds !== undefined) {
            this.lost.push(lossOf(type.holds, resource, successor));
        }
    }
}

/** What of a replaced, or deleted, resource a user will miss. */
function lossOf(
    { noun, what }: { readonly noun: string; readonly what: string },
    resource: DeclaredResource,
    successor: DeclaredResource | undefined,
): string {
    const name = nameOf(resource);
    if (successor === undefined) {
        return `The ${noun} ${name} is gone, with its ${what}.`;
    }
    return nameOf(successor) === name
        ? `Another ${noun} takes the place of ${name}, and starts without ${what}.`
        : `The ${noun} ${nameOf(successor)} takes the place of ${name}, and starts without ${what}.`;
}

function keyOf({ type, name }: DeclaredResource): string {
    return `${type} ${name}`;
}

function idOf({ local, resource }: Made): string {
    return local.id ?? resource.id;
}

function nameOf({ name, inputs }: DeclaredResource): string {
    return typeof inputs.name === "string" ? inputs.name : name;
}
