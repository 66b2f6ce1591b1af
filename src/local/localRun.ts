import { join } from "node:path";
import { answerAwsRequest } from "./aws/endpoint";
import { createLocalCognito } from "./cognito/localCognito";
import type { SentMessage } from "./cognito/outbox";
import { RemoteCognito } from "./cognito/remoteCognito";
import type { CognitoService } from "./cognito/service";
import { createGateway, type Gateway } from "./gateway/gateway";
import type { HttpAnswer, HttpRequest } from "./http/messages";
import { restApiModel, type RestApiModel } from "./gateway/restApiModel";
import { rolesOf } from "./gateway/role";
import { AuthorizedKinesis } from "./kinesis/authorizedKinesis";
import { InMemoryKinesis } from "./kinesis/inMemoryKinesis";
import { RemoteKinesis } from "./kinesis/remoteKinesis";
import type { KinesisService, KinesisStore } from "./kinesis/service";
import { localAccountId } from "./aws/account";
import { systemClock } from "./aws/clock";
import type { Declaration } from "./evaluation/declaration";
import { createAll } from "./resources/createAll";
import { takeDataFolder } from "./dataFolder";
import type { Fault } from "./kinesis/faults/fault";
import { FaultyKinesis } from "./kinesis/faults/faultyKinesis";
import { answerControlRequest, type RunDescription } from "./controlEndpoint";
import { describeOutputs, regionOf } from "./outputs";
import { startServer } from "./http/server";
import { isForThisMachine, isFromForeignPage, notLetIn } from "./http/webPage";

export interface LocalRunOptions {
    readonly declaration: Declaration;
    /** Port of 127.0.0.1, 0 for any that is free. */
    readonly port: number;
    /** URL of a Kinesis, or a Cognito, that already runs. Defaults to the ones in this process. */
    readonly kinesisUrl?: string;
    readonly cognitoUrl?: string;
    /** Folder that keeps users and records between runs. Defaults to none: they are gone with the process. */
    readonly dataFolder?: string;
    /** Real limits of shards. */
    readonly shardLimits?: boolean;
    /** Faults to begin with. Defaults to none. */
    readonly faults?: readonly Fault[];
    /** Told of each confirmation code, or temporary password, which Cognito would send. */
    readonly onMessage?: (message: SentMessage) => void;
}

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
    const region = regionOf(options.declaration);
    let ready: (handle: Handle) => void = () => undefined;
    const handle = new Promise<Handle>((resolve) => (ready = resolve));
    const server = await startServer(options.port, async (request) => (await handle)(request));
    const closers: (() => unknown)[] = [() => server.close()];
    const close = async () => {
        for (const stop of closers.splice(0)) {
            await stop();
        }
    };
    try {
        if (options.dataFolder !== undefined) {
            closers.push(takeDataFolder(options.dataFolder));
        }
        const endpoint = `http://127.0.0.1:${server.port}`;
        const store = startKinesis(options, region);
        const faulty = new FaultyKinesis(store);
        const kinesis = new AuthorizedKinesis(faulty, store);
        closers.push(() => kinesis.close());
        const cognito = startCognito(options, region, endpoint);
        closers.push(() => cognito.close());
        const stack = await createAll(options.declaration, { kinesis, cognito, endpoint, region });
        const api = restApiModel(stack.resources);
        const gateway = await createGateway(api, {
            kinesis,
            roles: rolesOf(stack.resources),
            cognito,
            clock: systemClock,
        });
        closers.push(() => gateway.close());
        const description = { outputs: describeOutputs(stack, endpoint), routes: routesOf(api) };
        faulty.faults = options.faults ?? [];
        ready(createHandler(gateway, api.stageName, { kinesis, cognito }, faulty, description));
        return { ...description, close };
    } catch (error) {
        await close();
        throw error;
    }
}

type Handle = (request: HttpRequest) => Promise<HttpAnswer>;

/** The stage's paths go to the API; the rest of the address belongs to the AWS services. */
function createHandler(
    gateway: Gateway,
    stageName: string,
    services: { kinesis: KinesisService; cognito: CognitoService },
    faulty: FaultyKinesis,
    description: RunDescription,
): Handle {
    const stagePath = `/${stageName}`;
    return async (request) => {
        if (!isForThisMachine(request)) {
            const { host = "" } = request.headers;
            return notLetIn(
                `Host ${JSON.stringify(host)} is no name of this machine; 127.0.0.1 and localhost are.`,
            );
        }
        if (request.path === stagePath || request.path.startsWith(`${stagePath}/`)) {
            return gateway.answer(request);
        }
        if (request.path.startsWith("/_local") && isFromForeignPage(request)) {
            return notLetIn("This is for pages of this address alone.");
        }
        return (
            answerControlRequest(request, description, faulty, services.cognito) ??
            (await answerAwsRequest(request, services)) ??
            unknownStage
        );
    };
}

function routesOf({ methods }: RestApiModel): string[] {
    return methods
        .filter(({ inputs }) => inputs.httpMethod !== "OPTIONS")
        .map(({ path, inputs }) => `${inputs.httpMethod} ${path}`);
}

/** No stage, no API whose gateway responses would count. */
const unknownStage = notLetIn("Forbidden");

function startKinesis(
    { kinesisUrl, dataFolder, shardLimits }: LocalRunOptions,
    region: string,
): KinesisStore {
    if (kinesisUrl !== undefined) {
        return new RemoteKinesis(kinesisUrl, region);
    }
    const dataFile = dataFolder === undefined ? undefined : join(dataFolder, "kinesis.jsonl");
    return new InMemoryKinesis({ region, accountId: localAccountId, dataFile, shardLimits });
}

function startCognito(
    { cognitoUrl, dataFolder, onMessage }: LocalRunOptions,
    region: string,
    issuerBase: string,
): CognitoService {
    return cognitoUrl === undefined
        ? createLocalCognito({ region, issuerBase, dataFolder, onMessage })
        : new RemoteCognito(cognitoUrl, region);
}
