import type { DeclaredResource, Properties } from "../declaration";
import type { AwsError } from "./awsError";
import type { Constraint, Failure } from "./constraints";

/** A resource that has been created and not been deleted. */
export interface LiveResource<Inputs = Properties> extends DeclaredResource<Inputs> {
    readonly outputs: Properties;
    /** Of a deployment: the API as it was. */
    readonly snapshot?: readonly LiveResource[];
}

/** What exists, as far as rules ask. */
export interface LiveResources {
    find(type: string, id: string): LiveResource | undefined;
    /** In order of creation. */
    all(): readonly LiveResource[];
}

/**
 * What AWS refuses of a type, and what a change of it does. Which inputs replace a resource is what Terraform's AWS
 * provider, which @pulumi/aws is made of, has as `ForceNew` in its schema.
 */
export interface TypeRules<Inputs> {
    /** Inputs that must be there. */
    readonly required?: readonly string[];
    /** What is taken of an input, where it is given. */
    readonly constraints?: Readonly<Record<string, Constraint>>;
    /** What is taken of several inputs together. */
    check?(inputs: Inputs): readonly Failure[];
    /** Without an input `name`, it gets one: the logical name and seven hexadecimal digits. Defaults to false. */
    readonly autoName?: boolean;
    /** Inputs, or property paths in them, whose change replaces it. */
    readonly replacedBy?: readonly string[];
    /** What an input that is not declared has: found there, it is no drift. */
    readonly defaults?: Properties;
    /** Inputs that AWS fills where they are not declared, `Computed` in that schema: what is found there is no drift. */
    readonly computed?: readonly string[];
    /** Outputs that are secrets: `sensitive` in the provider's schema. Defaults to none. */
    readonly secretOutputs?: readonly string[];
    /** How AWS refuses to make one where `read` finds one of that id. Defaults to no refusal. */
    exists?(id: string): AwsError;
    /** There cannot be two: the old one goes before its replacement comes. Defaults to false. */
    readonly deleteBeforeReplace?: boolean;
    /** @throws AwsError for one that cannot be made now */
    checkCreate?(inputs: Inputs, account: LiveResources): void;
    /** @throws AwsError for inputs that cannot be taken now */
    checkUpdate?(inputs: Inputs, account: LiveResources): void;
    /** @throws AwsError for one that has to stay */
    checkDelete?(resource: LiveResource<Inputs>, account: LiveResources): void;
}
