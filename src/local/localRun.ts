import type { ApiFacts } from "./apiFacts";
import type { Declaration } from "./declaration";
import { createGateway } from "./gateway/gateway";
import { restApiModel, routesOf } from "./gateway/restApiModel";
import { rolesOf } from "./gateway/role";
import { openApiDocument } from "./openApi/document";
import { describeOutputs, regionOf } from "./outputs";
import { createAll } from "./resources/createAll";
import { type RunOptions, startServices } from "./runServices";
import type { RunDescription } from "./served";

/** A program, as far as a local run knows it. */
export interface Program {
    readonly declaration: Declaration;
    /** What it knows of its API beside. Defaults to what the declaration tells. */
    readonly apiFacts?: ApiFacts;
}

export interface LocalRunOptions extends RunOptions, Program {}

/** What runs, and how to stop it. */
export interface LocalRun extends RunDescription {
    close(): Promise<void>;
}

/**
 * Serves a declaration on this machine: Cognito, Kinesis and the REST API behind one address.
 *
 * @throws Error in one line for a port in use, a folder that cannot be written, a part that does not answer, or
 *     something declared that is not supported. Nothing is left running then.
 */
export async function startLocalRun(options: LocalRunOptions): Promise<LocalRun> {
    const { declaration } = options;
    const services = await startServices(options, regionOf(declaration));
    const { kinesis, cognito, endpoint, clock, traces } = services;
    try {
        const stack = await createAll(declaration, services);
        const api = restApiModel(stack.resources);
        const roles = rolesOf(stack.resources);
        const gateway = await createGateway(api, { kinesis, roles, cognito, clock, traces });
        services.closers.push(() => gateway.close());
        const description = { outputs: describeOutputs(stack, endpoint), routes: routesOf(api) };
        services.serve({
            gatewayOf: (stageName) => (stageName === api.stageName ? gateway : undefined),
            describe: () => description,
            openApi: () => openApiDocument(api, description.outputs, options.apiFacts),
        });
        return { ...description, close: () => services.close() };
    } catch (error) {
        await services.close();
        throw error;
    }
}
