import { regionOf } from "./outputs";
import { type RunOptions, startServices } from "./runServices";
import type { RunDescription } from "./served";
import { type Program, ServedProgram } from "./servedProgram";

export interface LocalRunOptions extends RunOptions, Program {}

/** What runs, how to serve another version of it, and how to stop it. */
export interface LocalRun extends RunDescription {
    /** As {@link ServedProgram.change} does. */
    change(program: Program): Promise<string[]>;
    close(): Promise<void>;
}

/**
 * Serves a declaration on this machine: Cognito, Kinesis and the REST API behind one address.
 *
 * @throws Error in one line for a port in use, a folder that cannot be written, a part that does not answer, or
 *     something declared that is not supported. Nothing is left running then.
 */
export async function startLocalRun(options: LocalRunOptions): Promise<LocalRun> {
    const services = await startServices(options, regionOf(options.declaration));
    try {
        const served = await ServedProgram.start(services, options);
        services.closers.push(() => served.close());
        services.serve(served);
        return {
            get outputs() {
                return served.describe().outputs;
            },
            get routes() {
                return served.describe().routes;
            },
            get notCopied() {
                return served.describe().notCopied;
            },
            change: (program) => served.change(program),
            close: () => services.close(),
        };
    } catch (error) {
        await services.close();
        throw error;
    }
}
