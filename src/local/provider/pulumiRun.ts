import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { routesOf } from "../gateway/restApiModel";
import { openApiDocument } from "../openApi/document";
import { describeOutputs } from "../outputs";
import { describeNotCopied } from "../resources/notCopied";
import { type RunOptions, startServices } from "../runServices";
import { Account } from "./account";
import { DeployedStages } from "./deployedStages";
import { type Environment, environmentOf } from "./environment";
import { ResourceProvider } from "./resourceProvider";
import { startProviderServer } from "./server";

export interface PulumiRunOptions extends RunOptions {
    /** Region of the stacks that are deployed to it. */
    readonly region: string;
    /** Told of what is deployed and has no effect on this machine, once for each thing. */
    readonly onNotCopied?: (what: string) => void;
}

/** A run that is empty until Pulumi's engine deploys to it, and how to stop it. */
export interface PulumiRun {
    readonly endpoint: string;
    /** What the Pulumi CLI needs. */
    readonly environment: Environment;
    close(): Promise<void>;
}

/**
 * Starts Cognito, Kinesis and a provider that makes what the engine asks for, behind one address. Pulumi's state is
 * in the data folder, where there is one; else it is gone with the process, as what it tells of is.
 *
 * @throws Error in one line for a port in use, a folder that cannot be written or read, or a part that does not
 *     answer. Nothing is left running then.
 */
export async function startPulumiRun(options: PulumiRunOptions): Promise<PulumiRun> {
    const { dataFolder, region, onNotCopied = () => undefined } = options;
    const services = await startServices(options, region);
    try {
        const account = new Account(
            dataFolder === undefined ? undefined : join(dataFolder, "resources.json"),
        );
        const stages = new DeployedStages(account, services);
        stages.moveTo(services.endpoint);
        const server = await startProviderServer(
            new ResourceProvider(account, services, stages, onNotCopied),
        );
        services.closers.push(
            () => server.close(),
            () => stages.refresh(),
        );
        const folder = stateFolder(dataFolder, services.closers);
        const environment = environmentOf(server.port, folder);
        const outputs = () => describeOutputs({ resources: account.all() }, services.endpoint);
        services.serve({
            gatewayOf: (stageName) => stages.gatewayOf(stageName),
            describe: () => {
                const api = stages.latest();
                return {
                    outputs: outputs(),
                    routes: api === undefined ? [] : routesOf(api),
                    notCopied: describeNotCopied(account.all()),
                };
            },
            openApi: () => {
                const api = stages.latest();
                return api && openApiDocument(api, outputs());
            },
            environment,
        });
        return { endpoint: services.endpoint, environment, close: () => services.close() };
    } catch (error) {
        await services.close();
        throw error;
    }
}

/** Made, because the CLI makes none: the folder of stacks, in one that is removed again where no data is kept. */
function stateFolder(dataFolder: string | undefined, closers: (() => unknown)[]): string {
    const folder =
        dataFolder === undefined
            ? mkdtempSync(join(tmpdir(), "kinesis-proxy-"))
            : join(resolve(dataFolder), "pulumi");
    mkdirSync(join(folder, "state"), { recursive: true });
    if (dataFolder === undefined) {
        closers.push(() => rmSync(folder, { recursive: true, force: true }));
    }
    return folder;
}
