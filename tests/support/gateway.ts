import assert from "node:assert/strict";
import { createLocalCognito } from "../../src/local/cognito/localCognito";
import { createGateway } from "../../src/local/gateway/gateway";
import type { HttpAnswer } from "../../src/local/http/messages";
import { systemClock } from "../../src/local/aws/clock";
import { restApiModel } from "../../src/local/gateway/restApiModel";
import { Traces } from "../../src/local/gateway/traces";
import { rolesOf } from "../../src/local/gateway/role";
import { AuthorizedKinesis } from "../../src/local/kinesis/authorizedKinesis";
import { InMemoryKinesis } from "../../src/local/kinesis/inMemoryKinesis";
import type { ServiceAnswer } from "../../src/local/aws/jsonProtocol";
import type { KinesisEndpoint } from "../../src/local/kinesis/service";
import { startLocalRun, type LocalRun, type LocalRunOptions } from "../../src/local/localRun";
import { describeOutputs, type LocalOutputs } from "../../src/local/outputs";
import { createAll } from "../../src/local/resources/createAll";
import { declare, type ConfigChange } from "./declare";

export const user = { name: "user@example.com", password: "Correct-Horse-7" };

/** Calls an AWS service's JSON protocol: a target such as `Kinesis_20131202.PutRecord`. */
export type CallService = (target: string, input: unknown) => Promise<Record<string, unknown>>;

/** Tokens of a user who signed in. */
export interface Tokens {
    readonly IdToken: string;
    readonly AccessToken: string;
    readonly RefreshToken: string;
}

/** A local run on a free port. */
export async function serve(
    change: ConfigChange = {},
    options: Partial<LocalRunOptions> = {},
): Promise<LocalRun> {
    return startLocalRun({ declaration: await declare(change), port: 0, ...options });
}

export function serviceAt(endpoint: string): CallService {
    return async (target, input) => {
        const response = await fetch(endpoint, {
            method: "POST",
            headers: { "X-Amz-Target": target, "Content-Type": "application/x-amz-json-1.1" },
            body: JSON.stringify(input),
        });
        const answer = (await response.json().catch(() => ({}))) as Record<string, unknown>;
        if (!response.ok) {
            throw Object.assign(new Error(String(answer.message)), { name: answer.__type });
        }
        return answer;
    };
}

/** Signs in as a new user, whom an administrator makes: not every pool lets anybody sign up. */
export async function signIn(
    { userPoolId, userPoolClientId }: LocalOutputs,
    call: CallService,
    { name, password } = user,
): Promise<Tokens> {
    const cognito = (action: string, input: unknown) =>
        call(`AWSCognitoIdentityProviderService.${action}`, input);
    const user = { UserPoolId: userPoolId, Username: name };
    await cognito("AdminCreateUser", { ...user, MessageAction: "SUPPRESS" });
    await cognito("AdminSetUserPassword", { ...user, Password: password, Permanent: true });
    const { AuthenticationResult } = await cognito("InitiateAuth", {
        AuthFlow: "USER_PASSWORD_AUTH",
        AuthParameters: { USERNAME: name, PASSWORD: password },
        ClientId: userPoolClientId,
    });
    return AuthenticationResult as Tokens;
}

/** A call that reached Kinesis. */
export interface KinesisCall {
    readonly action: string;
    readonly body: string;
}

export interface TestRequest {
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string | Buffer;
}

/** A declared API in this process, without sockets. Requests carry a good token and JSON unless they say otherwise. */
export interface TestGateway {
    send(method: string, pathAndQuery: string, request?: TestRequest): Promise<HttpAnswer>;
    /** Ends what runs for it. */
    close(): Promise<void>;
    /** What reached Kinesis, oldest first. */
    readonly calls: KinesisCall[];
    readonly kinesis: InMemoryKinesis;
    readonly tokens: Tokens;
    /** Off, until they are turned on. */
    readonly traces: Traces;
    /** Answers in place of Kinesis, while it is set. */
    answer?: (call: KinesisCall) => ServiceAnswer | Promise<ServiceAnswer>;
}

export async function createTestGateway(change: ConfigChange = {}): Promise<TestGateway> {
    const region = "us-east-1";
    const endpoint = "http://127.0.0.1:4566";
    const cognito = createLocalCognito({ region, issuerBase: endpoint });
    const kinesis = new InMemoryKinesis({ region, accountId: "000000000000" });
    const authorized = new AuthorizedKinesis(kinesis, kinesis);
    const calls: KinesisCall[] = [];
    const observed: KinesisEndpoint = {
        call: (action, body, caller, parsed) => {
            // Most often it comes out of the rendering; then it is what the text says.
            if (parsed !== undefined) {
                assert.equal(JSON.stringify(parsed), JSON.stringify(JSON.parse(body)));
            }
            calls.push({ action, body });
            return test.answer?.({ action, body }) ?? authorized.call(action, body, caller, parsed);
        },
    };
    const stack = await createAll(await declare(change), { kinesis, cognito, endpoint, region });
    const traces = new Traces(systemClock);
    const gateway = await createGateway(restApiModel(stack.resources), {
        traces,
        kinesis: observed,
        roles: rolesOf(stack.resources),
        cognito,
        clock: systemClock,
    });
    const callCognito: CallService = async (target, input) => {
        const { body } = await cognito.call(target.split(".")[1]!, JSON.stringify(input));
        return JSON.parse(body) as Record<string, unknown>;
    };
    const tokens = await signIn(describeOutputs(stack, endpoint), callCognito);
    const test: TestGateway = {
        calls,
        kinesis,
        tokens,
        traces,
        close: () => gateway.close(),
        send: (method, pathAndQuery, { headers = {}, body = "" } = {}) => {
            const [path, query = ""] = `/v1${pathAndQuery}`.split(/\?(.*)/s) as [string, string?];
            const all = { Authorization: tokens.IdToken, "Content-Type": "application/json", ...headers };
            return gateway.answer({
                method,
                path,
                query,
                headers: Object.fromEntries(
                    Object.entries(all).map(([name, value]) => [name.toLowerCase(), value]),
                ),
                rawHeaders: Object.entries(all).flat(),
                body: Buffer.from(body),
                bodyTooLarge: false,
                sourceIp: "127.0.0.1",
                protocol: "HTTP/1.1",
            });
        },
    };
    return test;
}
