import * as pulumi from "@pulumi/pulumi";
import { MockMonitor } from "@pulumi/pulumi/runtime/mocks";
import { declaredState, servedTypes } from "../resources/resourceTypes";
import type { DeclaredResource, Properties } from "../declaration";
import { lookUp } from "./lookUps";
import { constructComponent, isOwnComponent } from "./remoteComponent";

/** What the program registered, and the links between resources, which mocks do not show. */
export interface Registration extends DeclaredResource {
    readonly urn: string;
    /** URNs of all that it waits for, be it through an input or `dependsOn`. */
    readonly dependencies: readonly string[];
    /** The resource options that keep a resource from being deleted or replaced. */
    readonly options: RegistrationOptions;
}

/** Resource options that mocks do not show. */
export interface RegistrationOptions {
    readonly protect: boolean;
    readonly retainOnDelete: boolean;
    readonly deleteBeforeReplace: boolean;
    /** URNs that it had before. */
    readonly aliases: readonly string[];
}

type RegisterResource = MockMonitor["registerResource"];
type RegisterOutputs = MockMonitor["registerResourceOutputs"];
type Struct = Parameters<typeof pulumi.runtime.deserializeProperties>[0];

/** How the mock monitor makes URNs, which it does not tell. */
interface UrnMaker {
    newUrn(parent: string, type: string, name: string): string;
}

/** The parts of a RegisterResource request that are read here. */
interface ResourceRequest {
    getType(): string;
    getName(): string;
    getParent(): string;
    getObject(): Struct;
    getCustom(): boolean;
    getRemote(): boolean;
    getDependenciesList(): string[];
    getPropertydependenciesMap(): {
        forEach(tell: (dependencies: { getUrnsList(): string[] }, input: string) => void): void;
    };
    getProtect(): boolean;
    getRetainondelete(): boolean;
    getDeletebeforereplace(): boolean;
    getAliasesList(): Alias[];
}

/** A name that a resource had before: a URN, or what differs from the one that it has now. */
interface Alias {
    getUrn(): string;
    getSpec():
        { getName(): string; getType(): string; getParenturn(): string; getNoparent(): boolean } | undefined;
}

/** Pulumi's mock monitor, which also keeps what it is told of each resource. */
export class RecordingMonitor extends MockMonitor {
    readonly registrations: Registration[] = [];

    constructor(
        mocks: pulumi.runtime.Mocks,
        private readonly region: string,
    ) {
        super(mocks);
    }

    override async registerResource(
        ...[request, callback]: Parameters<RegisterResource>
    ): ReturnType<RegisterResource> {
        const registered = request as ResourceRequest;
        if (registered.getRemote() && isOwnComponent(registered.getType())) {
            return this.constructing(registered).registerResource(request, callback);
        }
        this.registrations.push(this.registrationOf(registered));
        return super.registerResource(request, callback);
    }

    override registerResourceOutputs(...[request, callback]: Parameters<RegisterOutputs>): void {
        const registered = request as { getUrn(): string; getOutputs(): Struct };
        const index = this.registrations.findIndex(({ urn }) => urn === registered.getUrn());
        const outputs = propertiesOf(registered.getOutputs());
        this.registrations[index] = { ...this.registrations[index]!, outputs };
        super.registerResourceOutputs(request, callback);
    }

    /** Answers a look-up. What the local run has to have for it is declared, too. */
    lookUp(type: string, inputs: Properties): Properties {
        const outputs = lookUp(type, inputs, this.region);
        const name = String(inputs.name);
        const urn = this.urnOf(undefined, type, name);
        if (servedTypes.has(type) && !this.registrations.some((registration) => registration.urn === urn)) {
            const { id } = declaredState(type, name, inputs, this.region);
            const options = {
                protect: false,
                retainOnDelete: false,
                deleteBeforeReplace: false,
                aliases: [],
            };
            this.registrations.push({ urn, type, name, id, inputs, outputs, dependencies: [], options });
        }
        return outputs;
    }

    /** What registers a component by making it, which registers itself and all that is in it here. */
    private constructing(registered: ResourceRequest): MockMonitor {
        return new MockMonitor({
            newResource: async ({ type, name, inputs }) => {
                const state = await constructComponent(
                    type,
                    name,
                    inputs as Properties,
                    registered.getParent(),
                );
                return { id: "", state };
            },
            call: ({ token, inputs }) => this.lookUp(token, inputs as Properties),
        });
    }

    private registrationOf(registered: ResourceRequest): Registration {
        const [type, name] = [registered.getType(), registered.getName()];
        const inputs = propertiesOf(registered.getObject());
        const { id, outputs } =
            registered.getCustom() || registered.getRemote()
                ? declaredState(type, name, inputs, this.region)
                : { id: "", outputs: {} };
        const parent = registered.getParent() || undefined;
        return {
            urn: this.urnOf(parent, type, name),
            type,
            name,
            parent,
            id,
            inputs,
            outputs,
            inputDependencies: inputDependenciesOf(registered),
            dependencies: registered.getDependenciesList(),
            options: {
                protect: registered.getProtect(),
                retainOnDelete: registered.getRetainondelete(),
                deleteBeforeReplace: registered.getDeletebeforereplace(),
                aliases: registered.getAliasesList().map((alias) => {
                    const former = alias.getSpec();
                    return (
                        alias.getUrn() ||
                        this.urnOf(
                            former?.getNoparent() ? this.stackUrn() : former?.getParenturn() || parent,
                            former?.getType() || type,
                            former?.getName() || name,
                        )
                    );
                }),
            },
        };
    }

    /** The parent of what has no other. */
    private stackUrn(): string | undefined {
        return this.registrations.find(({ type }) => type === "pulumi:pulumi:Stack")?.urn;
    }

    private urnOf(parent: string | undefined, type: string, name: string): string {
        return (this as unknown as UrnMaker).newUrn(parent ?? "", type, name);
    }
}

function inputDependenciesOf(registered: ResourceRequest): Record<string, string[]> {
    const urns: Record<string, string[]> = {};
    registered.getPropertydependenciesMap().forEach((dependencies, input) => {
        urns[input] = dependencies.getUrnsList();
    });
    return urns;
}

/** Properties as plain values: nothing here is kept from whoever runs the program. */
function propertiesOf(struct: Struct): Properties {
    const { isRpcSecret, unwrapRpcSecret, deserializeProperties } = pulumi.runtime;
    return Object.fromEntries(
        Object.entries(deserializeProperties(struct) as Properties).map(([name, value]) => [
            name,
            isRpcSecret(value) ? (unwrapRpcSecret(value) as unknown) : value,
        ]),
    );
}
