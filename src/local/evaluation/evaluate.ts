import { join } from "node:path";
import "./deferredModules";
import * as pulumi from "@pulumi/pulumi";
import { declaredState } from "../resources/resourceTypes";
import type { Properties } from "../declaration";
import { collectFailures } from "./failures";
import { programFolder } from "./programFolder";
import { RecordingMonitor, type Registration } from "./recordingMonitor";
import type { StackSettings } from "./stackConfig";
import "./withoutTraces";

export type { Registration, RegistrationOptions } from "./recordingMonitor";

const entryPoint = join(programFolder, "index");

/**
 * Runs the program in this process, with mocks in place of an engine, and records what it registers.
 *
 * @param program answers with the stack's outputs; by default, the entry point of this one
 * @throws Error with what the program throws, now or in an output that nobody awaits, and where.
 */
export async function evaluate(
    stack: string,
    { project, config }: StackSettings,
    program: () => Promise<unknown> = runProgram,
): Promise<Registration[]> {
    const region = config["aws:region"] ?? "us-east-1";
    const mocks: pulumi.runtime.Mocks = {
        newResource: ({ type, name, inputs }: pulumi.runtime.MockResourceArgs) => {
            const { id, outputs } = declaredState(type, name, inputs as Properties, region);
            return { id, state: { ...(inputs as Properties), ...outputs } };
        },
        call: ({ token, inputs }: pulumi.runtime.MockCallArgs) => monitor.lookUp(token, inputs as Properties),
    };
    const monitor = new RecordingMonitor(mocks, region);
    await pulumi.runtime.setMocks(mocks, project, stack, false);
    pulumi.runtime.setMockOptions(monitor, project, stack, false);
    pulumi.runtime.setAllConfig({ ...config });

    const [failure] = await collectFailures(async () => {
        await pulumi.runtime.runInPulumiStack(program);
        await pulumi.runtime.disconnect();
    });
    if (failure !== undefined) {
        throw failure;
    }
    return monitor.registrations;
}

/** Runs the entry point anew, and answers with what it exports; the other modules declare nothing by themselves. */
// eslint-disable-next-line @typescript-eslint/require-await -- what it throws must be a rejection
async function runProgram(): Promise<unknown> {
    delete require.cache[require.resolve(entryPoint)];
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    return require(entryPoint);
}
