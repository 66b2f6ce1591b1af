import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import type { Properties } from "../declaration";
import { programFolder } from "./programFolder";

type ComponentClass = new (
    name: string,
    inputs: Properties,
    opts: pulumi.ComponentResourceOptions,
) => pulumi.ComponentResource;

/** The component package's name in a type. By its path, as the program's entry point: nothing here imports it. */
const typePrefix = "kinesis-proxy:index:";
const componentPackage = join(programFolder, "component");

/** Whether a type is that of a component of this repository, which programs have by its package's SDK. */
export function isOwnComponent(type: string): boolean {
    return type.startsWith(typePrefix);
}

/**
 * Makes such a component in this process, where Pulumi's engine would ask the package's host for it.
 *
 * @param parent URN of its parent
 * @returns its outputs, once they are known
 * @throws Error with what is wrong with its inputs
 */
export async function constructComponent(
    type: string,
    name: string,
    inputs: Properties,
    parent: string,
): Promise<Properties> {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const classes = require(componentPackage) as Record<string, ComponentClass | undefined>;
    const Component = classes[type.slice(typePrefix.length)];
    if (Component === undefined) {
        throw new Error(`${type} ${name}: the package has no such component.`);
    }
    const isTop = parent === "" || parent.includes("::pulumi:pulumi:Stack::");
    const component = new Component(
        name,
        inputs,
        isTop ? {} : { parent: new pulumi.DependencyResource(parent) },
    );
    const outputs = Object.entries(component).filter(
        ([key, value]) => key !== "urn" && !key.startsWith("__") && pulumi.Output.isInstance(value),
    );
    const known = outputs.map(
        async ([key, value]) => [key, await knownValue(value as pulumi.Output<unknown>)] as const,
    );
    return Object.fromEntries(await Promise.all(known));
}

function knownValue<T>(output: pulumi.Output<T>): Promise<pulumi.Unwrap<T>> {
    return new Promise((resolve) => pulumi.output(output).apply(resolve));
}
