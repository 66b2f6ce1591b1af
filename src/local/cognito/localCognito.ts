import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Clock, systemClock } from "../aws/clock";
import { type ServiceAnswer, success } from "../aws/jsonProtocol";
import type { Properties } from "../declaration";
import { failure } from "./answer";
import { Challenges } from "./challenges";
import { type Cognito, poolOf } from "./cognito";
import { keepClient, keepDomain, keepPool, keepResourceServer } from "./declaredPools";
import { Directory } from "./directory";
import { notServed, serialization } from "./errors";
import { answerTokenRequest, type TokenRequest } from "./oauth";
import { openIdConfiguration } from "./openId";
import { Outbox, type SentMessage } from "./outbox";
import { operations } from "./served";
import type { CognitoService, DeclaredClient, JsonWebKeySet } from "./service";
import { readInput } from "./validation";

export interface LocalCognitoOptions {
    readonly region: string;
    /** Address in front of the pool's id in `iss`, e.g. `http://127.0.0.1:4566`. */
    readonly issuerBase: string;
    /** Folder in which a file keeps pools and users. Defaults to none: they are gone with the process. */
    readonly dataFolder?: string;
    /** Told of each confirmation code, or temporary password, that Cognito would send. */
    readonly onMessage?: (message: SentMessage) => void;
    /** Defaults to the machine's clock. */
    readonly clock?: Clock;
}

/**
 * A Cognito in this process, for one account in one region. It checks requests and words errors as AWS does, and
 * names the operations that it lacks.
 *
 * @throws Error naming the data file where it cannot be written or read, or the folder of an earlier version
 */
export function createLocalCognito(options: LocalCognitoOptions): CognitoService {
    const { region, issuerBase, dataFolder, clock = systemClock } = options;
    const dataFile = dataFolder === undefined ? undefined : dataFileIn(dataFolder);
    return new LocalCognito({
        region,
        clock,
        directory: new Directory(clock, dataFile),
        challenges: new Challenges(clock),
        outbox: new Outbox(clock, options.onMessage ?? (() => undefined)),
        address: issuerBase,
        issuer: (userPoolId) => `${issuerBase}/${userPoolId}`,
    });
}

/** Earlier versions kept a folder of files, with passwords in clear text. */
function dataFileIn(folder: string): string {
    const old = join(folder, "cognito");
    if (existsSync(old)) {
        throw new Error(
            `The folder ${old} holds users of an earlier version, which this one does not read. ` +
                "Remove that folder to start without them, or take another data folder.",
        );
    }
    return join(folder, "cognito.jsonl");
}

class LocalCognito implements CognitoService {
    constructor(private readonly cognito: Cognito) {}

    async call(action: string, body: string): Promise<ServiceAnswer> {
        try {
            const operation = operations.get(action);
            if (operation === undefined) {
                throw notServed(`the action ${action}`);
            }
            const input = readInput(operation.fields, parse(body));
            return success(JSON.stringify(await operation.run(this.cognito, input as never)));
        } catch (error) {
            return failure(error);
        }
    }

    async createUserPool(id: string, name: string, inputs: Properties): Promise<{ id: string }> {
        await keepPool(this.cognito, id, name, inputs);
        return { id };
    }

    // eslint-disable-next-line @typescript-eslint/require-await -- what it throws becomes a rejection
    async createUserPoolClient(id: string, name: string, inputs: Properties): Promise<DeclaredClient> {
        const { secret } = keepClient(this.cognito, id, name, inputs);
        return secret === undefined ? { id } : { id, clientSecret: secret };
    }

    // eslint-disable-next-line @typescript-eslint/require-await -- what it throws becomes a rejection
    async createResourceServer(inputs: Properties): Promise<void> {
        keepResourceServer(this.cognito, inputs);
    }

    // eslint-disable-next-line @typescript-eslint/require-await -- what it throws becomes a rejection
    async createUserPoolDomain(domain: string, userPoolId: string): Promise<void> {
        keepDomain(this.cognito, domain, userPoolId);
    }

    issuer(userPoolId: string): string {
        return this.cognito.issuer(userPoolId);
    }

    // eslint-disable-next-line @typescript-eslint/require-await -- what it throws becomes a rejection
    async keys(userPoolId: string): Promise<JsonWebKeySet> {
        return { keys: [poolOf(this.cognito, userPoolId).key.publicKey] };
    }

    // eslint-disable-next-line @typescript-eslint/require-await -- what it throws becomes a rejection
    async openIdConfiguration(userPoolId: string): Promise<Properties> {
        return openIdConfiguration(this.cognito, poolOf(this.cognito, userPoolId));
    }

    // eslint-disable-next-line @typescript-eslint/require-await -- what it throws becomes a rejection
    async token(request: TokenRequest): Promise<ServiceAnswer> {
        return answerTokenRequest(this.cognito, request);
    }

    messages(): Promise<SentMessage[]> {
        return Promise.resolve(this.cognito.outbox.messages());
    }

    // eslint-disable-next-line @typescript-eslint/require-await -- what it throws becomes a rejection
    async close(): Promise<void> {
        this.cognito.directory.close();
    }
}

function parse(text: string): Readonly<Record<string, unknown>> {
    try {
        const body = JSON.parse(text === "" ? "{}" : text) as unknown;
        if (typeof body === "object" && body !== null && !Array.isArray(body)) {
            return body as Record<string, unknown>;
        }
    } catch {
        // No JSON at all: the same error.
    }
    throw serialization("The body is no JSON object.");
}
