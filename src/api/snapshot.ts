import { createHash } from "node:crypto";
import * as pulumi from "@pulumi/pulumi";

type ResourceClass<A, R> = new (name: string, args: A, opts?: pulumi.CustomResourceOptions) => R;

/**
 * What a deployment takes its snapshot of. Resources are created through it, so that none can be left out
 * of the trigger, which must change with every input, nor of what the deployment waits for.
 */
export class Snapshot {
    /** Everything created, for the deployment's `dependsOn`. */
    readonly resources: pulumi.Resource[] = [];
    private readonly inputs: Record<string, unknown> = {};

    /** Creates a resource as `new type(name, args, opts)` does, and remembers it with its inputs. */
    create<A extends object, R extends pulumi.CustomResource>(
        type: ResourceClass<A, R>,
        name: string,
        args: A,
        opts: pulumi.CustomResourceOptions,
    ): R {
        const resource = new type(name, args, opts);
        this.resources.push(resource);
        this.inputs[`${(resource as { __pulumiType?: string }).__pulumiType} ${name}`] = args;
        return resource;
    }

    /** Remembers inputs of a resource created elsewhere, which the live API takes over with a deployment only. */
    include(key: string, inputs: unknown): void {
        this.inputs[key] = inputs;
    }

    /** SHA-256, in hex, of every input: the same inputs give the same text. */
    trigger(): pulumi.Output<string> {
        return pulumi
            .output(this.inputs)
            .apply((inputs) => createHash("sha256").update(JSON.stringify(inputs, sortKeys)).digest("hex"));
    }
}

/** For `JSON.stringify`: the order in which properties were written does not count. */
function sortKeys(_key: string, value: unknown): unknown {
    return value !== null && typeof value === "object" && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
        : value;
}
