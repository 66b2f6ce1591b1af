import assert from "node:assert/strict";
import { JwtVerifier } from "aws-jwt-verify";
import { SimpleJwksCache } from "aws-jwt-verify/jwk";
import * as openid from "openid-client";
import { createLocalCognito } from "../../../src/local/cognito/localCognito";
import type { CognitoService } from "../../../src/local/cognito/service";
import { answerWebRequest } from "../../../src/local/cognito/webEndpoints";
import type { LocalRun } from "../../../src/local/localRun";
import { serve, serviceAt, signIn } from "../../support/gateway";
import { clientInputs, password, poolInputs } from "./declared";

const UserPoolId = clientInputs.userPoolId;

describe("A backend that verifies the local run's tokens", () => {
    let run: LocalRun;
    before(async () => (run = await serve()));
    after(() => run.close());

    it("does so with aws-jwt-verify, by the documented line of configuration", async () => {
        const { IdToken, AccessToken } = await signIn(run.outputs, serviceAt(run.outputs.endpoint));
        const { userPoolId, userPoolClientId, endpoint } = run.outputs;
        const issuer = `${endpoint}/${userPoolId}`;
        // Of its own, it asks for keys by HTTPS alone.
        const fetcher = { fetch: async (uri: string) => (await fetch(uri)).arrayBuffer() };
        const verifier = JwtVerifier.create(
            { issuer, audience: userPoolClientId, jwksUri: `${issuer}/.well-known/jwks.json` },
            { jwksCache: new SimpleJwksCache({ fetcher }) },
        );
        assert.equal((await verifier.verify(IdToken)).email, "user@example.com");
        await assert.rejects(verifier.verify(AccessToken));
        await assert.rejects(verifier.verify(`${IdToken.slice(0, -8)}AAAAAAAA`));
    });

    it("does so with an OpenID Connect library, which finds the issuer's keys by itself", async () => {
        const { userPoolId, userPoolClientId, endpoint } = run.outputs;
        const config = await openid.discovery(
            new URL(`${endpoint}/${userPoolId}`),
            userPoolClientId,
            undefined,
            undefined,
            { execute: [openid.allowInsecureRequests] },
        );
        assert.equal(config.serverMetadata().issuer, `${endpoint}/${userPoolId}`);
        const keys = (await (await fetch(config.serverMetadata().jwks_uri!)).json()) as { keys: object[] };
        assert.equal(keys.keys.length, 1);
    });

    it("is told that there is no such pool", async () => {
        for (const document of ["jwks.json", "openid-configuration"]) {
            const response = await fetch(`${run.outputs.endpoint}/us-east-1_none/.well-known/${document}`);
            assert.equal(response.status, 404);
        }
    });
});

describe("The token endpoint", () => {
    const machine = {
        userPoolId: UserPoolId,
        generateSecret: true,
        allowedOauthFlows: ["client_credentials"],
        allowedOauthFlowsUserPoolClient: true,
        allowedOauthScopes: ["server/read", "server/write"],
    };
    let cognito: CognitoService;
    let secret: string;

    before(async () => {
        cognito = createLocalCognito({ region: "us-east-1", issuerBase: "http://127.0.0.1:4566" });
        await cognito.createUserPool(UserPoolId, "users", poolInputs);
        await cognito.createResourceServer({
            userPoolId: UserPoolId,
            identifier: "server",
            name: "server",
            scopes: ["read", "write", "admin"].map((scopeName) => ({ scopeName, scopeDescription: "d" })),
        });
        await cognito.createUserPoolDomain("kp-domain", UserPoolId);
        secret = (await cognito.createUserPoolClient("machine", "machine", machine)).clientSecret!;
        await cognito.createUserPoolClient("app", "app", clientInputs);
    });
    after(() => cognito.close());

    const ask = async (form: Record<string, string>, authorization?: string) => {
        const body = new URLSearchParams(form).toString();
        const { status, body: text } = await cognito.token({ authorization, body });
        return { status, answer: JSON.parse(text) as Record<string, unknown> };
    };
    const basic = (id: string, password: string) =>
        `Basic ${Buffer.from(`${id}:${password}`).toString("base64")}`;
    const claimsOf = (token: unknown) =>
        JSON.parse(Buffer.from(String(token).split(".")[1]!, "base64url").toString()) as Record<
            string,
            unknown
        >;

    it("gives a machine the scopes that it asks for, or all of its own", async () => {
        const { status, answer } = await ask(
            { grant_type: "client_credentials", scope: "server/write" },
            basic("machine", secret),
        );
        assert.deepEqual([status, answer.expires_in, answer.token_type], [200, 3600, "Bearer"]);
        const { jti, iat, exp, auth_time, ...claims } = claimsOf(answer.access_token);
        assert.ok(jti !== undefined && auth_time === iat && Number(exp) - Number(iat) === 3600);
        assert.deepEqual(claims, {
            sub: "machine",
            client_id: "machine",
            token_use: "access",
            scope: "server/write",
            version: 2,
            iss: `http://127.0.0.1:4566/${UserPoolId}`,
        });
        const all = await ask({
            grant_type: "client_credentials",
            client_id: "machine",
            client_secret: secret,
        });
        assert.equal(claimsOf(all.answer.access_token).scope, "server/read server/write");
        const { body } = await cognito.call("GetUser", JSON.stringify({ AccessToken: answer.access_token }));
        assert.equal(
            (JSON.parse(body) as { message: string }).message,
            "Access Token does not have required scopes",
        );
    });

    it("refreshes a user's tokens, for the client that they were issued to", async () => {
        const call = async (action: string, input: object) =>
            JSON.parse((await cognito.call(action, JSON.stringify(input))).body) as {
                AuthenticationResult: { RefreshToken: string };
            };
        const Username = "jane@example.com";
        await call("AdminCreateUser", { UserPoolId, Username, MessageAction: "SUPPRESS" });
        await call("AdminSetUserPassword", { UserPoolId, Username, Password: password, Permanent: true });
        const { AuthenticationResult } = await call("InitiateAuth", {
            ClientId: "app",
            AuthFlow: "USER_PASSWORD_AUTH",
            AuthParameters: { USERNAME: Username, PASSWORD: password },
        });
        const refresh_token = AuthenticationResult.RefreshToken;
        const { status, answer } = await ask({
            grant_type: "refresh_token",
            client_id: "app",
            refresh_token,
        });
        assert.deepEqual(
            [status, claimsOf(answer.id_token).email, claimsOf(answer.access_token).client_id],
            [200, Username, "app"],
        );
        const other = await ask({ grant_type: "refresh_token", refresh_token }, basic("machine", secret));
        assert.deepEqual(other, { status: 400, answer: { error: "invalid_grant" } });
    });

    const machineGrant = { grant_type: "client_credentials" };
    const refusals: readonly [string, Record<string, string>, () => string | undefined, string][] = [
        ["a wrong secret", machineGrant, () => basic("machine", "x".repeat(51)), "invalid_client"],
        ["an unknown client", machineGrant, () => basic("nobody", secret), "invalid_client"],
        ["no client", machineGrant, () => undefined, "invalid_client"],
        ["no grant", {}, () => basic("machine", secret), "invalid_request"],
        [
            "a grant that needs the pages that users sign in on",
            { grant_type: "authorization_code", code: "c" },
            () => basic("machine", secret),
            "unsupported_grant_type",
        ],
        [
            "a scope that is not the client's",
            { ...machineGrant, scope: "server/admin" },
            () => basic("machine", secret),
            "invalid_scope",
        ],
        [
            "a client that is no machine's",
            { ...machineGrant, client_id: "app" },
            () => undefined,
            "unauthorized_client",
        ],
        [
            "a refresh token that is none",
            { grant_type: "refresh_token", client_id: "app", refresh_token: "x" },
            () => undefined,
            "invalid_grant",
        ],
    ];
    for (const [what, form, authorization, error] of refusals) {
        it(`refuses ${what}`, async () => {
            assert.deepEqual(await ask(form, authorization()), { status: 400, answer: { error } });
        });
    }

    it("answers no client of a pool that has no domain", async () => {
        const other = createLocalCognito({ region: "us-east-1", issuerBase: "http://127.0.0.1:4566" });
        await other.createUserPool(UserPoolId, "users", poolInputs);
        await other.createUserPoolClient("app", "app", clientInputs);
        const { status } = await other.token({ body: "grant_type=client_credentials&client_id=app" });
        assert.equal(status, 400);
        assert.equal((await other.openIdConfiguration(UserPoolId)).token_endpoint, undefined);
        await other.close();
    });

    it("is a machine's by the OpenID Connect library", async () => {
        const { token_endpoint } = await cognito.openIdConfiguration(UserPoolId);
        assert.equal(token_endpoint, "http://127.0.0.1:4566/oauth2/token");
        const config = new openid.Configuration(
            { issuer: cognito.issuer(UserPoolId), token_endpoint: String(token_endpoint) },
            "machine",
            secret,
            openid.ClientSecretBasic(secret),
        );
        openid.allowInsecureRequests(config);
        config[openid.customFetch] = async (url, { method = "GET", headers, body }) => {
            const answer = await answerWebRequest(
                {
                    method,
                    path: new URL(url).pathname,
                    query: "",
                    headers: Object.fromEntries(new Headers(headers)),
                    rawHeaders: [],
                    body: Buffer.from((body as URLSearchParams).toString()),
                    bodyTooLarge: false,
                    sourceIp: "127.0.0.1",
                    protocol: "HTTP/1.1",
                },
                cognito,
            );
            return new Response(answer!.body, { status: answer!.status, headers: answer!.headers });
        };
        const tokens = await openid.clientCredentialsGrant(config, { scope: "server/read" });
        assert.equal(claimsOf(tokens.access_token).scope, "server/read");
    });
});
