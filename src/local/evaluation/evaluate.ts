import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { MockMonitor } from "@pulumi/pulumi/runtime/mocks";
import { computeState } from "./computedOutputs";
import type { DeclaredResource } from "./declaration";
import { lookUp } from "./lookUps";
import { programFolder } from "./programFolder";
import type { StackSettings } from "./stackConfig";

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

const entryPoint = join(programFolder, "index");

/**
 * Runs the program in this process, with mocks in place of an engine, and records what it registers.
 *
 * @throws what the program throws, now or in an output that nobody awaits.
 */
export async function evaluate(stack: string, { project, config }: StackSettings): Promise<Registration[]> {
    const region = config["aws:region"] ?? "us-east-1";
    const mocks: pulumi.runtime.Mocks = {
        newResource: ({ type, name, inputs }: pulumi.runtime.MockResourceArgs) => {
            const { id, outputs } = computeState(type, name, inputs as Inputs, region);
            return { id, state: { ...(inputs as Inputs), ...outputs } };
        },
        call: ({ token, inputs }: pulumi.runtime.MockCallArgs) => lookUp(token, inputs as Inputs, region),
    };
    const monitor = new RecordingMonitor(mocks, region);
    await pulumi.runtime.setMocks(mocks, project, stack, false);
    pulumi.runtime.setMockOptions(monitor, project, stack, false);
    pulumi.runtime.setAllConfig({ ...config });

    const failures = await collectFailures(async () => {
        await pulumi.runtime.runInPulumiStack(() => runProgram());
        await pulumi.runtime.disconnect();
    });
    if (failures.length > 0) {
        throw failures[0];
    }
    return monitor.registrations;
}

type Inputs = Readonly<Record<string, unknown>>;
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
    getProtect(): boolean;
    getRetainondelete(): boolean;
    getDeletebeforereplace(): boolean;
    getAliasesList(): Alias[];
}

/** A name that a resource had before: a URN, or what differs from the one that it has now. */
interface Alias {
    getUrn(): string;
    getSpec(): { getName(): string; getType(): string; getParenturn(): string } | undefined;
}

/** Pulumi's mock monitor, which also keeps what it is told of each resource. */
class RecordingMonitor extends MockMonitor {
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
        const [type, name] = [registered.getType(), registered.getName()];
        const inputs = pulumi.runtime.deserializeProperties(registered.getObject()) as Inputs;
        const computed =
            registered.getCustom() || registered.getRemote()
                ? computeState(type, name, inputs, this.region)
                : { id: "", outputs: {} };
        const parent = registered.getParent() || undefined;
        this.registrations.push({
            urn: this.urnOf(parent, type, name),
            type,
            name,
            parent,
            id: computed.id,
            inputs,
            outputs: computed.outputs,
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
                            former?.getParenturn() || parent,
                            former?.getType() || type,
                            former?.getName() || name,
                        )
                    );
                }),
            },
        });
        return super.registerResource(request, callback);
    }

    override registerResourceOutputs(...[request, callback]: Parameters<RegisterOutputs>): void {
        const registered = request as { getUrn(): string; getOutputs(): Struct };
        const index = this.registrations.findIndex(({ urn }) => urn === registered.getUrn());
        const outputs = pulumi.runtime.deserializeProperties(registered.getOutputs()) as Inputs;
        this.registrations[index] = { ...this.registrations[index]!, outputs };
        super.registerResourceOutputs(request, callback);
    }

    private urnOf(parent: string | undefined, type: string, name: string): string {
        return (this as unknown as UrnMaker).newUrn(parent ?? "", type, name);
    }
}

/** Runs the entry point anew, and answers with what it exports; the other modules declare nothing by themselves. */
// eslint-disable-next-line @typescript-eslint/require-await -- what it throws must be a rejection
async function runProgram(): Promise<unknown> {
    delete require.cache[require.resolve(entryPoint)];
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    return require(entryPoint);
}

/** Runs an action and answers with every error of it, those of promises that nobody awaits included. */
async function collectFailures(action: () => Promise<void>): Promise<unknown[]> {
    const failures: unknown[] = [];
    const others = process.listeners("unhandledRejection");
    const { stackTraceLimit } = Error;
    // Pulumi takes a stack trace for every promise: with source maps, half the time of the whole evaluation.
    Error.stackTraceLimit = 0;
    process.removeAllListeners("unhandledRejection");
    process.on("unhandledRejection", (reason) => failures.push(reason));
    try {
        await action().catch((error: unknown) => failures.push(error));
        await new Promise((resolve) => setImmediate(resolve));
    } finally {
        Error.stackTraceLimit = stackTraceLimit;
        process.removeAllListeners("unhandledRejection");
        others.forEach((listener) => process.on("unhandledRejection", listener));
    }
    return failures;
}
