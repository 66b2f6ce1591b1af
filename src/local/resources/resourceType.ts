import type { CognitoService } from "../cognito/service";
import type { DeclaredResource, Properties } from "../declaration";
import type { KinesisService } from "../kinesis/service";
import type { TypeRules } from "./typeRules";

/** What a resource is beyond its inputs. */
export interface ResourceState {
    /** What others refer to it by; empty for a component. */
    readonly id: string;
    /** What it answers beyond its inputs: ARNs, a RestApi's `rootResourceId`. */
    readonly outputs: Properties;
}

/** A resource as it is, whoever made it so. */
export interface FoundResource {
    readonly id: string;
    /** Those that can be seen; undefined for one that has no value. */
    readonly inputs: Properties;
    /** Those that it alone can tell. Defaults to none. */
    readonly outputs?: Properties;
}

/** A resource that is about to be declared, and what its id and its ARN are made of where there is no AWS. */
export interface Draft<Inputs = Properties> {
    readonly inputs: Inputs;
    /** The input `name`, or else the logical name. */
    readonly physicalName: string;
    /** Stands for this resource alone, where an id is made of it. */
    readonly seed: string;
    readonly region: string;
}

/** What resources are made in. */
export interface LocalServices {
    readonly kinesis: KinesisService;
    readonly cognito: CognitoService;
    /** Address of the local run, `http://127.0.0.1:4566`. */
    readonly endpoint: string;
    readonly region: string;
}

interface AnyType<Inputs> {
    /** E.g. `aws:kinesis/stream:Stream`. */
    readonly token: string;
    /**
     * Id and outputs of a declared resource, made from names alone, so that two runs agree. Defaults to an id like
     * no other, and no outputs.
     */
    declare?(draft: Draft<Inputs>): ResourceState;
    /** Where it lets the API be reached on AWS, and what serves there in this run. Defaults to nowhere. */
    addresses?(resource: DeclaredResource<Inputs>, run: LocalServices): Readonly<Record<string, string>>;
    /** What AWS refuses of it, and what a change of it does. Defaults to refusing and replacing nothing. */
    readonly rules?: TypeRules<Inputs>;
    /**
     * What there is of it now, by its id or, to import it, by what AWS knows it by; undefined where it is gone.
     * Defaults to what was created, for as long as it is not deleted.
     *
     * @param known its inputs as they were applied last; none where it is imported
     */
    read?(id: string, run: LocalServices, known: Properties): Promise<FoundResource | undefined>;
}

/** A type that the local run serves. */
export interface ServedType<Inputs = Properties> extends AnyType<Inputs> {
    /** The inputs that it takes, those among them that mean nothing on one machine. */
    readonly inputs: readonly Extract<keyof Inputs, string>[];
    /** Inputs that allow something with other resources, and need none of them to be there. Defaults to none. */
    readonly grants?: readonly Extract<keyof Inputs, string>[];
    /** Inputs that have no effect, and what they are for. Defaults to none. */
    readonly inputsNotCopied?: Readonly<Record<string, string>>;
    /**
     * Makes a declared resource, and answers with what differs from its declared id and outputs. Defaults to nothing.
     *
     * @param resource with ids and ARNs of this run in its inputs
     */
    create?(
        resource: DeclaredResource<Inputs>,
        run: LocalServices,
    ): Partial<ResourceState> | Promise<Partial<ResourceState>>;
    /**
     * Gives it the inputs that it has now. Defaults to nothing: who serves it reads them.
     *
     * @param former its inputs as they were applied last
     */
    update?(resource: DeclaredResource<Inputs>, run: LocalServices, former: Inputs): void | Promise<void>;
    /**
     * Answers a look-up of what has to exist already. Defaults to an answer from its inputs alone.
     *
     * @throws Error where it does not exist
     */
    lookUp?(inputs: Inputs, run: LocalServices): Promise<Properties>;
    /** What it is called, and what is lost with it. Defaults to nothing that anybody would miss. */
    readonly holds?: { readonly noun: string; readonly what: string };
    /** Takes it away. Defaults to nothing. */
    delete?(resource: DeclaredResource<Inputs>, run: LocalServices): void | Promise<void>;
}

/** A type that the local run does without. */
export interface NotCopiedType<Inputs = Properties> extends AnyType<Inputs> {
    /** What it is for. */
    readonly notCopied: string;
}

/** A type that the program may declare. */
export type ResourceType<Inputs = Properties> = ServedType<Inputs> | NotCopiedType<Inputs>;
