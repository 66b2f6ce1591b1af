import { join } from "node:path";
import { CognitoError, UnsupportedError } from "cognito-local/lib/errors";
import { type AppClient, newId } from "cognito-local/lib/services/appClient";
import { DateClock } from "cognito-local/lib/services/clock";
import { isSupportedTarget } from "cognito-local/lib/targets/Target";
import type { ServiceAnswer } from "../aws/jsonProtocol";
import type { Properties } from "../evaluation/declaration";
import { createActions } from "./actions";
import { failure, success } from "./answer";
import { DataStores } from "./dataStore";
import { createUserPoolClientRequest, createUserPoolRequest } from "./declaredInputs";
import { createEmulator, type Emulator, quietContext } from "./emulator";
import { type Body, readRequest } from "./request";
import { checkParameters } from "./requiredParameters";
import type { CognitoService, JsonWebKeySet } from "./service";
import { type DeclarationContext, UserPools } from "./userPools";

export interface LocalCognitoOptions {
    readonly region: string;
    /** Address in front of the pool's id in `iss`, e.g. `http://127.0.0.1:4566`. */
    readonly issuerBase: string;
    /** Folder in which a folder `cognito` keeps pools and users. Defaults to none: they are gone with the process. */
    readonly dataFolder?: string;
    /** Told of each confirmation code, or temporary password, that Cognito would send by e-mail. */
    readonly onConfirmationCode?: (user: string, code: string) => void;
}

/**
 * Starts cognito-local in this process, answering as Cognito does.
 *
 * @throws Error naming the data folder where it cannot be written, or the file in it that cannot be read
 */
export async function createLocalCognito(options: LocalCognitoOptions): Promise<CognitoService> {
    const clock = new DateClock();
    const { dataFolder } = options;
    const stores = new DataStores(dataFolder === undefined ? undefined : join(dataFolder, "cognito"));
    const pools = new UserPools(stores, options.region, clock);
    await pools.open(quietContext);
    const issuer = (userPoolId: string) => `${options.issuerBase}/${userPoolId}`;
    const onConfirmationCode = options.onConfirmationCode ?? (() => undefined);
    return new LocalCognito(pools, createEmulator({ pools, clock, issuer, onConfirmationCode }), issuer);
}

class LocalCognito implements CognitoService {
    private readonly actions = createActions();

    constructor(
        private readonly pools: UserPools,
        private readonly emulator: Emulator,
        readonly issuer: (userPoolId: string) => string,
    ) {}

    async call(action: string, body: string): Promise<ServiceAnswer> {
        try {
            return success(await this.answer(action, parseBody(body)));
        } catch (error) {
            return failure(error);
        }
    }

    async createUserPool(id: string, name: string, inputs: Properties): Promise<{ id: string }> {
        const ctx: DeclarationContext = { ...quietContext, declaredId: id };
        await this.emulator("CreateUserPool", ctx, createUserPoolRequest(name, inputs));
        return { id };
    }

    async createUserPoolClient(id: string, name: string, inputs: Properties): Promise<{ id: string }> {
        const request = createUserPoolClientRequest(name, inputs) as Partial<AppClient> & {
            GenerateSecret?: boolean;
        };
        const pool = await this.pools.getUserPool(quietContext, request.UserPoolId ?? "");
        const existing = await this.pools.getAppClient(quietContext, id);
        const now = new Date();
        await pool.saveAppClient(quietContext, {
            ...request,
            ClientId: id,
            ClientName: request.ClientName ?? name,
            ClientSecret: request.GenerateSecret ? (existing?.ClientSecret ?? newId()) : undefined,
            CreationDate: existing?.CreationDate ?? now,
            LastModifiedDate: now,
            UserPoolId: pool.options.Id,
        });
        return { id };
    }

    async keys(userPoolId: string): Promise<JsonWebKeySet> {
        const pool = await this.pools.getUserPool(quietContext, userPoolId);
        return { keys: [pool.signingKey.publicKey] };
    }

    close(): Promise<void> {
        return Promise.resolve();
    }

    private async answer(name: string, body: Body): Promise<object> {
        const action = Object.hasOwn(this.actions, name) ? this.actions[name]! : {};
        const target = action.target ?? name;
        if (!isSupportedTarget(target)) {
            throw new UnsupportedError(`the action ${name}`);
        }
        checkParameters(name, body);
        const request = await readRequest(quietContext, body, this.pools);
        for (const check of action.checks ?? []) {
            await check(request);
        }
        const output = action.answer?.(request) ?? (await this.emulator(target, quietContext, body));
        return action.complete?.(request, output) ?? output;
    }
}

function parseBody(text: string): Body {
    try {
        const body = JSON.parse(text === "" ? "{}" : text) as unknown;
        if (typeof body === "object" && body !== null && !Array.isArray(body)) {
            return body as Body;
        }
    } catch {
        // No JSON at all: the same error.
    }
    throw new CognitoError("SerializationException", "The body is no JSON object.");
}
