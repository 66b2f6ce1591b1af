import assert from "node:assert/strict";
import { createHmac, createPublicKey, createSign, generateKeyPairSync } from "node:crypto";
import { serve, serviceAt, signIn, user, type CallService, type Tokens } from "../../support/gateway";
import type { LocalRun } from "../../../src/local/localRun";

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
const decode = (part: string) =>
    JSON.parse(Buffer.from(part, "base64url").toString()) as Record<string, unknown>;

/** The token with another header, or other claims, and the signature that it had. */
function forged(token: string, header: object, claims: object = {}): string {
    const [head, payload, signature] = token.split(".") as [string, string, string];
    return [
        encode({ ...decode(head), ...header }),
        encode({ ...decode(payload), ...claims }),
        signature,
    ].join(".");
}

interface Case {
    readonly what: string;
    /** The header's value, undefined for none; `key` is the user pool's public key. */
    readonly authorization: (tokens: Tokens, key: string) => string | undefined;
    readonly status: 200 | 401;
    readonly message?: string;
}

const unauthorized = { status: 401, message: "Unauthorized" } as const;

const cases: readonly Case[] = [
    { what: "an ID token", authorization: ({ IdToken }) => IdToken, status: 200 },
    { what: "an ID token behind Bearer", authorization: ({ IdToken }) => `Bearer ${IdToken}`, status: 200 },
    { what: "no token", authorization: () => undefined, ...unauthorized },
    { what: "an empty one", authorization: () => "", ...unauthorized },
    { what: "Bearer and nothing", authorization: () => "Bearer ", ...unauthorized },
    { what: "garbage", authorization: () => "garbage", ...unauthorized },
    { what: "three parts of garbage", authorization: () => "a.b.c", ...unauthorized },
    {
        what: "two spaces behind Bearer",
        authorization: ({ IdToken }) => `Bearer  ${IdToken}`,
        ...unauthorized,
    },
    {
        what: "another claim",
        authorization: ({ IdToken }) => forged(IdToken, {}, { email: "root@example.com" }),
        ...unauthorized,
    },
    {
        what: "another signature",
        authorization: ({ IdToken }) =>
            IdToken.slice(0, -8) + (IdToken.endsWith("AAAAAAAA") ? "BBBBBBBB" : "AAAAAAAA"),
        ...unauthorized,
    },
    {
        what: "alg none and no signature",
        authorization: ({ IdToken }) => forged(IdToken, { alg: "none" }).replace(/[^.]+$/, ""),
        ...unauthorized,
    },
    {
        what: "HS256, signed with the public key",
        authorization: ({ IdToken }, key) => {
            const content = forged(IdToken, { alg: "HS256" }).replace(/\.[^.]+$/, "");
            return `${content}.${createHmac("sha256", key).update(content).digest("base64url")}`;
        },
        ...unauthorized,
    },
    {
        what: "a key that the pool does not have",
        authorization: ({ IdToken }) => {
            const content = forged(IdToken, { kid: "unknown" }).replace(/\.[^.]+$/, "");
            const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
            return `${content}.${createSign("sha256").update(content).sign(privateKey, "base64url")}`;
        },
        ...unauthorized,
    },
    {
        what: "the pool's key id, and another key",
        authorization: ({ IdToken }) => {
            const content = IdToken.replace(/\.[^.]+$/, "");
            const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
            return `${content}.${createSign("sha256").update(content).sign(privateKey, "base64url")}`;
        },
        ...unauthorized,
    },
    { what: "an access token", authorization: ({ AccessToken }) => AccessToken, ...unauthorized },
    { what: "a refresh token", authorization: ({ RefreshToken }) => RefreshToken, ...unauthorized },
];

describe("The authorizer", () => {
    let run: LocalRun;
    let call: CallService;
    let tokens: Tokens;
    let key: string;

    before(async () => {
        run = await serve();
        call = serviceAt(run.outputs.endpoint);
        tokens = await signIn(run.outputs, call);
        const response = await fetch(
            `${run.outputs.endpoint}/${run.outputs.userPoolId}/.well-known/jwks.json`,
        );
        const { keys } = (await response.json()) as { keys: [JsonWebKey] };
        key = createPublicKey({ key: keys[0] as never, format: "jwk" })
            .export({ type: "spki", format: "pem" })
            .toString();
    });
    after(() => run.close());

    const put = (authorization: string | undefined, invokeUrl = run.outputs.invokeUrl) =>
        fetch(`${invokeUrl}/streams/my-stream/record`, {
            method: "PUT",
            headers: {
                "Content-Type": "application/json",
                ...(authorization !== undefined && { Authorization: authorization }),
            },
            body: JSON.stringify({ Data: "d", PartitionKey: "k" }),
        });

    /** How many records the stream holds. */
    async function countRecords(): Promise<number> {
        const kinesis = (action: string, input: object) => call(`Kinesis_20131202.${action}`, input);
        const { Shards } = (await kinesis("ListShards", { StreamName: "my-stream" })) as {
            Shards: { ShardId: string }[];
        };
        const counts = Shards.map(async ({ ShardId }) => {
            const from = { StreamName: "my-stream", ShardId, ShardIteratorType: "TRIM_HORIZON" };
            const { Records } = await kinesis("GetRecords", await kinesis("GetShardIterator", from));
            return (Records as unknown[]).length;
        });
        return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
    }

    async function assertRefused(authorization: string | undefined, message: string): Promise<void> {
        const before = await countRecords();
        const response = await put(authorization);
        assert.equal(response.status, 401);
        assert.equal(((await response.json()) as { message: string }).message, message);
        assert.equal(response.headers.get("x-amzn-errortype"), "UnauthorizedException");
        assert.equal(response.headers.get("access-control-allow-origin"), "*");
        assert.equal(await countRecords(), before, "Kinesis is untouched");
    }

    for (const { what, authorization, status, message } of cases) {
        it(`${status === 200 ? "lets in" : "refuses"} ${what}`, async () => {
            const value = authorization(tokens, key);
            if (status === 401) {
                return assertRefused(value, message!);
            }
            const before = await countRecords();
            assert.equal((await put(value)).status, 200);
            assert.equal(await countRecords(), before + 1);
        });
    }

    it("refuses a token that has expired, and says so", async () => {
        const { now } = Date;
        Date.now = () => now() + 3_601_000;
        try {
            await assertRefused(tokens.IdToken, "The incoming token has expired");
        } finally {
            Date.now = now;
        }
    });

    it("refuses a token of another pool", async () => {
        const other = await call("AWSCognitoIdentityProviderService.CreateUserPool", { PoolName: "other" });
        const { Id: userPoolId } = other.UserPool as { Id: string };
        const client = await call("AWSCognitoIdentityProviderService.CreateUserPoolClient", {
            UserPoolId: userPoolId,
            ClientName: "other",
            ExplicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH"],
        });
        const { ClientId: userPoolClientId } = client.UserPoolClient as { ClientId: string };
        const { IdToken } = await signIn({ ...run.outputs, userPoolId, userPoolClientId }, call);
        await assertRefused(IdToken, "Unauthorized");
    });

    it("refuses a token of another client of the pool", async () => {
        const { userPoolId } = run.outputs;
        const client = await call("AWSCognitoIdentityProviderService.CreateUserPoolClient", {
            UserPoolId: userPoolId,
            ClientName: "other",
            ExplicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH"],
        });
        const { ClientId } = client.UserPoolClient as { ClientId: string };
        const { AuthenticationResult } = await call("AWSCognitoIdentityProviderService.InitiateAuth", {
            AuthFlow: "USER_PASSWORD_AUTH",
            AuthParameters: { USERNAME: user.name, PASSWORD: user.password },
            ClientId,
        });
        await assertRefused((AuthenticationResult as Tokens).IdToken, "Unauthorized");
    });
});
