import type { PolicyResourceOptions, Severity } from "@pulumi/policy";

/** A resource by itself. Reading a property that is not known before the update throws, and Pulumi says so. */
export interface Resource {
    readonly type: string;
    readonly name: string;
    readonly urn: string;
    /** Its inputs before it is made; what it answers where the whole stack is looked at. */
    readonly props: Properties;
    readonly opts: Pick<PolicyResourceOptions, "deleteBeforeReplace">;
}

/** A resource among the others of its stack. */
export interface StackResource extends Resource {
    readonly parent?: StackResource;
    /** The resources that the value of a property comes from. */
    readonly propertyDependencies: Readonly<Record<string, readonly StackResource[]>>;
}

export type Properties = Readonly<Record<string, unknown>>;

/** One thing that rule packs ask. */
export interface Asked {
    readonly asks: string;
    /** cdk-nag (AwsSolutions, Serverless; without a prefix: HIPAA, NIST, PCI), Security Hub, AWS Config, checkov (CKV), trivy (AWS-). */
    readonly ids: readonly string[];
}

interface Checked extends Asked {
    /** What the policy is called, where it is reported and configured. */
    readonly name: string;
    readonly severity: Severity;
    /** How to set right what breaks it, on the resource and with the arguments of KinesisProxy. */
    readonly remediation: string;
    /** Why a part of it that is not checked does not count here. */
    readonly waiver?: string;
}

/** What is wrong with a resource, in a sentence; undefined where nothing is. */
export type Check = (resource: Resource) => string | undefined;

/** It asks something of each resource of a type by itself, before it is made. */
export interface EachRule extends Checked {
    /** By type token. */
    readonly each: Readonly<Record<string, Check>>;
}

export interface Violation {
    readonly resource: StackResource;
    readonly message: string;
}

/** It asks how resources stand to each other, once all of them are known. */
export interface StackRule extends Checked {
    readonly stack: (resources: readonly StackResource[]) => readonly Violation[];
}

/** It is not asked. */
export interface WaivedRule extends Asked {
    /** Why it does not count here. */
    readonly waiver: string;
}

export type Rule = EachRule | StackRule;

export function isStackRule(rule: Rule): rule is StackRule {
    return "stack" in rule;
}

/** Whether there is a value, be it one that is not known before the update. */
export function isSet(properties: Properties, name: string): boolean {
    // A descriptor is got without reading the property.
    const value: unknown = Object.getOwnPropertyDescriptor(properties, name)?.value;
    return value !== undefined && value !== null && value !== "";
}

/** The properties in a property, none where it is not set. */
export function within({ props }: Resource, name: string): Properties {
    return (props[name] ?? {}) as Properties;
}

/** The elements of a property, none where it is not set. */
export function listed({ props }: Resource, name: string): readonly Properties[] {
    return (props[name] ?? []) as readonly Properties[];
}

export function ofType(resources: readonly StackResource[], type: string): readonly StackResource[] {
    return resources.filter((resource) => resource.type === type);
}
