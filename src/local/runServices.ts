import { join } from "node:path";
import { localAccountId } from "./aws/account";
import { type Clock, systemClock } from "./aws/clock";
import { answerAwsRequest } from "./awsEndpoint";
import { createLocalCognito } from "./cognito/localCognito";
import type { SentMessage } from "./cognito/outbox";
import { RemoteCognito } from "./cognito/remoteCognito";
import type { CognitoService } from "./cognito/service";
import { type AnswerConsole, createConsole } from "./console/consoleEndpoint";
import { answerControlRequest } from "./controlEndpoint";
import { takeDataFolder } from "./dataFolder";
import type { AnyHttpAnswer, HttpAnswer, HttpRequest, StreamedAnswer } from "./http/messages";
import type { RecordedRequest } from "./gateway/recordedRequest";
import { Traces } from "./gateway/traces";
import { startServer } from "./http/server";
import { isForThisMachine, isFromForeignPage, notLetIn } from "./http/webPage";
import { AuthorizedKinesis } from "./kinesis/authorizedKinesis";
import type { Fault } from "./kinesis/faults/fault";
import { FaultyKinesis } from "./kinesis/faults/faultyKinesis";
import { InMemoryKinesis } from "./kinesis/inMemoryKinesis";
import { RemoteKinesis } from "./kinesis/remoteKinesis";
import type { KinesisService, KinesisStore } from "./kinesis/service";
import type { LocalServices } from "./resources/resourceType";
import type { Served } from "./served";

/** How a run is started, whatever it serves. */
export interface RunOptions {
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
    /** The time for everything in the run. Defaults to the machine's. */
    readonly clock?: Clock;
    /** Told of each confirmation code, or temporary password, which Cognito would send. */
    readonly onMessage?: (message: SentMessage) => void;
    /** Told of each request to the API, once it is answered, which takes its trace. Defaults to nothing. */
    readonly onRequest?: (request: RecordedRequest) => void;
}

/** The address, and Kinesis and Cognito behind it. Requests wait until it is said what is served. */
export interface RunServices extends LocalServices {
    readonly clock: Clock;
    /** What the gateways are to note down requests in. */
    readonly traces: Traces;
    serve(served: Served): void;
    /** What else is to end with it, in order, after the services. */
    readonly closers: (() => unknown)[];
    close(): Promise<void>;
}

/**
 * Starts what every run has.
 *
 * @throws Error in one line for a port in use, a folder that cannot be written, or a part that does not answer.
 *     Nothing is left running then.
 */
export async function startServices(options: RunOptions, region: string): Promise<RunServices> {
    let handle: Handle | undefined;
    let ready: (handle: Handle) => void = () => undefined;
    const waiting = new Promise<Handle>((resolve) => (ready = resolve));
    const server = await startServer(options.port, async (request) => (handle ?? (await waiting))(request));
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
        const { clock = systemClock, onRequest } = options;
        const traces = new Traces(clock);
        if (onRequest !== undefined) {
            traces.onAnswered(onRequest);
        }
        const store = startKinesis(options, region, clock);
        const faulty = new FaultyKinesis(store);
        const kinesis = new AuthorizedKinesis(faulty, store);
        closers.push(() => kinesis.close());
        const cognito = startCognito(options, region, clock, endpoint);
        closers.push(() => cognito.close());
        const serve = (served: Served) => {
            faulty.faults = options.faults ?? [];
            const answerConsole = createConsole({ traces, clock, store, cognito });
            handle = createHandler(served, { kinesis, cognito }, faulty, region, answerConsole);
            ready(handle);
        };
        return { endpoint, region, clock, traces, kinesis, cognito, serve, close, closers };
    } catch (error) {
        await close();
        throw error;
    }
}

type Handle = (request: HttpRequest) => Promise<AnyHttpAnswer | StreamedAnswer>;

/** A stage's paths go to its API; the rest of the address belongs to the AWS services. */
function createHandler(
    served: Served,
    services: { kinesis: KinesisService; cognito: CognitoService },
    faulty: FaultyKinesis,
    region: string,
    answerConsole: AnswerConsole,
): Handle {
    return async (request) => {
        if (!isForThisMachine(request)) {
            const { host = "" } = request.headers;
            return notLetIn(
                `Host ${JSON.stringify(host)} is no name of this machine; 127.0.0.1 and localhost are.`,
            );
        }
        // Slashes before the stage count as one (recorded: LocalStack's aws.validated test_lambda_aws_proxy_integration).
        const path = request.path.replace(/^\/+/, "/");
        const known = served.gatewayOf(path.split("/", 2)[1]!);
        const gateway = known instanceof Promise ? await known : known;
        if (gateway !== undefined) {
            return gateway.answer(path === request.path ? request : { ...request, path });
        }
        const isOwn = request.path.startsWith("/_local");
        if (isOwn && isFromForeignPage(request)) {
            return notLetIn("This is for pages of this address alone.");
        }
        return (
            answerConsole(request) ??
            (isOwn
                ? answerControlRequest(request, served, faulty, services.cognito, region)
                : await answerAwsRequest(request, services)) ??
            unknownPath(served)
        );
    };
}

/** No stage, no API whose gateway responses would count: AWS's own words, and what else there is here. */
function unknownPath(served: Served): HttpAnswer {
    const { invokeUrl, endpoint } = served.describe().outputs;
    const answer = notLetIn("Forbidden");
    const body = JSON.stringify({
        message: "Forbidden",
        served: {
            ...(invokeUrl !== "" && { [`${invokeUrl}/`]: "the API" }),
            [`${endpoint}/`]: "Cognito and Kinesis, for AWS SDKs and the CLI",
            [`${endpoint}/_local/`]: "the console",
        },
    });
    return { ...answer, body };
}

function startKinesis(
    { kinesisUrl, dataFolder, shardLimits }: RunOptions,
    region: string,
    clock: Clock,
): KinesisStore {
    if (kinesisUrl !== undefined) {
        return new RemoteKinesis(kinesisUrl, region, { clock });
    }
    const dataFile = dataFolder === undefined ? undefined : join(dataFolder, "kinesis.jsonl");
    return new InMemoryKinesis({ region, accountId: localAccountId, dataFile, shardLimits, clock });
}

function startCognito(
    { cognitoUrl, dataFolder, onMessage }: RunOptions,
    region: string,
    clock: Clock,
    issuerBase: string,
): CognitoService {
    return cognitoUrl === undefined
        ? createLocalCognito({ region, issuerBase, dataFolder, clock, onMessage })
        : new RemoteCognito(cognitoUrl, region);
}
