/** Values of a resource by name, as Pulumi's schema spells them. */
export type Properties = Readonly<Record<string, unknown>>;

/** One resource as the program registered it. `type`, `name`, `id` and `inputs` are enough to serve it. */
export interface DeclaredResource<Inputs = Properties> {
    readonly urn?: string;
    /** Type token, e.g. `aws:apigateway/method:Method`. */
    readonly type: string;
    /** Logical name. */
    readonly name: string;
    /** URN of the parent. */
    readonly parent?: string;
    /** What other resources refer to it by; empty for a component. */
    readonly id: string;
    readonly inputs: Inputs;
    /** What it answers beyond its inputs: ARNs, a RestApi's `rootResourceId`. */
    readonly outputs?: Properties;
    /** Pulumi's options; a file does not tell them. */
    readonly options?: { readonly protect?: boolean };
    /** URNs that the value of an input comes from, by input; a file does not tell them. */
    readonly inputDependencies?: Readonly<Record<string, readonly string[]>>;
}

/** What a program declares, in order of registration. */
export type Declaration = readonly DeclaredResource[];
