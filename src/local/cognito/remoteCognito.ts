import { ConnectionError, HttpClient } from "../http/client";
import { contentType, type ServiceAnswer } from "../aws/jsonProtocol";
import type { Properties } from "../declaration";
import {
    createResourceServerRequest,
    createUserPoolClientRequest,
    createUserPoolRequest,
} from "./declaredInputs";
import { readIssuer } from "./issuer";
import type { TokenRequest } from "./oauth";
import type { SentMessage } from "./outbox";
import type { CognitoService, DeclaredClient, JsonWebKeySet } from "./service";

/** How long an answer may take, in milliseconds. */
const timeout = 10_000;

/** A Cognito behind a URL: another local run, or an emulator, that already runs. */
export class RemoteCognito implements CognitoService {
    private readonly client = new HttpClient(timeout);
    private readonly issuers = new Map<string, string>();
    private readonly authorization: string;

    /**
     * @param url where it listens, e.g. http://127.0.0.1:9229
     * @param region the region whose pools are meant, which emulators take from the signature
     */
    constructor(
        private readonly url: string,
        region: string,
    ) {
        this.authorization =
            `AWS4-HMAC-SHA256 Credential=local/20130101/${region}/cognito-idp/aws4_request, ` +
            `SignedHeaders=host;x-amz-date;x-amz-target, Signature=${"0".repeat(64)}`;
    }

    call(action: string, body: string): Promise<ServiceAnswer> {
        return this.request("/", "POST", body, {
            authorization: this.authorization,
            "content-type": contentType,
            "x-amz-date": "20130101T000000Z",
            "x-amz-target": `AWSCognitoIdentityProviderService.${action}`,
        });
    }

    /** A pool of that name that exists already stays as it is. */
    async createUserPool(_: string, name: string, inputs: Properties): Promise<{ id: string }> {
        const { SoftwareTokenMfaConfiguration, MfaConfiguration, ...request } = createUserPoolRequest(
            name,
            inputs,
        );
        const pools = await this.list("ListUserPools", "UserPools", {});
        let id = pools.find((pool) => pool.Name === request.PoolName)?.Id;
        if (id === undefined) {
            const { UserPool } = await this.answer("CreateUserPool", request);
            id = (UserPool as { Id: string }).Id;
            if (SoftwareTokenMfaConfiguration !== undefined) {
                const mfa = { SoftwareTokenMfaConfiguration, MfaConfiguration };
                await this.answer("SetUserPoolMfaConfig", { UserPoolId: id, ...mfa });
            }
        }
        this.issuers.set(id, await this.readIssuer(id));
        return { id };
    }

    /** A client of that name that the pool has already stays as it is. */
    async createUserPoolClient(_: string, name: string, inputs: Properties): Promise<DeclaredClient> {
        const request = createUserPoolClientRequest(name, inputs);
        const pool = { UserPoolId: request.UserPoolId };
        const clients = await this.list("ListUserPoolClients", "UserPoolClients", pool);
        const ClientId = clients.find((client) => client.ClientName === request.ClientName)?.ClientId;
        const { UserPoolClient } =
            ClientId === undefined
                ? await this.answer("CreateUserPoolClient", request)
                : await this.answer("DescribeUserPoolClient", { ...pool, ClientId });
        const { ClientId: id, ClientSecret: clientSecret } = UserPoolClient as Record<string, string>;
        return clientSecret === undefined ? { id: id! } : { id: id!, clientSecret };
    }

    /** One of that identifier that the pool has already stays as it is. */
    async createResourceServer(inputs: Properties): Promise<void> {
        const request = createResourceServerRequest(inputs);
        const servers = await this.list("ListResourceServers", "ResourceServers", {
            UserPoolId: request.UserPoolId,
        });
        if (!servers.some(({ Identifier }) => Identifier === request.Identifier)) {
            await this.answer("CreateResourceServer", request);
        }
    }

    /** A pool that has a domain already keeps it: the token endpoint is at the URL in any case. */
    async createUserPoolDomain(Domain: string, UserPoolId: string): Promise<void> {
        const { UserPool } = await this.answer("DescribeUserPool", { UserPoolId });
        if ((UserPool as { Domain?: string }).Domain === undefined) {
            await this.answer("CreateUserPoolDomain", { Domain, UserPoolId });
        }
    }

    issuer(userPoolId: string): string {
        return this.issuers.get(userPoolId) ?? `${this.url}/${userPoolId}`;
    }

    async keys(userPoolId: string): Promise<JsonWebKeySet> {
        const { body } = await this.request(`/${userPoolId}/.well-known/jwks.json`, "GET", "", {});
        return this.parse(body, `the keys of ${userPoolId}`) as unknown as JsonWebKeySet;
    }

    async openIdConfiguration(userPoolId: string): Promise<Properties> {
        const path = `/${userPoolId}/.well-known/openid-configuration`;
        const { body } = await this.request(path, "GET", "", {});
        return this.parse(body, path);
    }

    token({ authorization, body }: TokenRequest): Promise<ServiceAnswer> {
        const type = { "content-type": "application/x-www-form-urlencoded" };
        return this.request("/oauth2/token", "POST", body, {
            ...type,
            ...(authorization && { authorization }),
        });
    }

    /** Those of another local run; an emulator shows its own in its own way. */
    async messages(): Promise<readonly SentMessage[]> {
        const { status, body } = await this.request("/_local/codes", "GET", "", {});
        return status === 200 ? (this.parse(body, "the codes") as unknown as SentMessage[]) : [];
    }

    close(): Promise<void> {
        this.client.close();
        return Promise.resolve();
    }

    /** As the pool's openid-configuration has it where that is at this URL; emulators' own may not tell the truth. */
    private async readIssuer(userPoolId: string): Promise<string> {
        const expected = new URL(`/${userPoolId}`, this.url).href;
        const configuration = await this.openIdConfiguration(userPoolId).catch(() => ({ issuer: undefined }));
        if (configuration.issuer === expected) {
            return expected;
        }
        return readIssuer(userPoolId, (action, request) => this.answer(action, request));
    }

    /** All pages of a list. */
    private async list(
        action: string,
        field: string,
        request: Properties,
    ): Promise<Record<string, string>[]> {
        const items: Record<string, string>[] = [];
        let NextToken: unknown;
        do {
            const page = await this.answer(action, { ...request, MaxResults: 50, NextToken });
            items.push(...((page[field] ?? []) as Record<string, string>[]));
            NextToken = page.NextToken;
        } while (NextToken);
        return items;
    }

    private async answer(action: string, request: Properties): Promise<Properties> {
        const { status, body } = await this.call(action, JSON.stringify(request));
        const answer = this.parse(body, action);
        if (status !== 200) {
            const { __type, message } = answer as { __type?: string; message?: string };
            throw new Error(
                `The Cognito at ${this.url} refuses ${action}: ${__type ?? status}: ${message ?? ""}`,
            );
        }
        return answer;
    }

    private parse(body: string, what: string): Properties {
        try {
            return JSON.parse(body) as Properties;
        } catch {
            throw new Error(`The Cognito at ${this.url} does not answer ${what} with JSON. Is it a Cognito?`);
        }
    }

    private async request(
        path: string,
        method: string,
        body: string,
        headers: Record<string, string>,
    ): Promise<ServiceAnswer> {
        try {
            return await this.client.send(new URL(path, this.url), method, headers, body);
        } catch (error) {
            const { message } = error as Error;
            throw new ConnectionError(`The Cognito at ${this.url} does not answer: ${message}`, error);
        }
    }
}
