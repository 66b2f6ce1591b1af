import assert from "node:assert/strict";
import { createSign, generateKeyPairSync } from "node:crypto";
import type { CognitoService } from "../../../src/local/cognito/service";
import { SharedAuthorizers } from "../../../src/local/gateway/authorizer";
import { GatewayError } from "../../../src/local/gateway/gatewayError";
import type { HttpRequest } from "../../../src/local/http/messages";

const now = Date.UTC(2026, 10, 24);
const iss = "https://issuer.example/pool";
const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const cognito = {
    issuer: () => iss,
    keys: async () => ({
        keys: [{ ...publicKey.export({ format: "jwk" }), kid: "key", alg: "RS256", use: "sig" }],
    }),
} as unknown as CognitoService;

function tokenOf(claims: object): string {
    const all = { iss, exp: now / 1000 + 60, ...claims };
    const parts = [{ alg: "RS256", kid: "key" }, all].map((part) =>
        Buffer.from(JSON.stringify(part)).toString("base64url"),
    );
    const signature = createSign("RSA-SHA256").update(parts.join(".")).sign(privateKey, "base64url");
    return [...parts, signature].join(".");
}

describe("A method's scopes", () => {
    const isLetIn = async (scopes: readonly string[], claims: object) => {
        const inputs = { name: "it", restApi: "api", providerArns: ["arn:aws:cognito-idp:userpool/pool"] };
        const authorizers = new SharedAuthorizers(cognito, { now: () => now });
        const authorize = await authorizers.get(inputs, scopes);
        try {
            authorize({ headers: { authorization: tokenOf(claims) } } as unknown as HttpRequest);
            return true;
        } catch (error) {
            assert.ok(error instanceof GatewayError);
            return false;
        }
    };

    it("take an access token that has one of them, and no ID token", async () => {
        const scopes = ["streams/write", "streams/read"];
        assert.equal(await isLetIn(scopes, { token_use: "access", scope: "openid streams/read" }), true);
        assert.equal(await isLetIn(scopes, { token_use: "access", scope: "openid streams/reader" }), false);
        assert.equal(await isLetIn(scopes, { token_use: "access" }), false);
        assert.equal(await isLetIn(scopes, { token_use: "id", scope: "streams/read" }), false);
    });

    it("take, where there are none, an ID token alone", async () => {
        assert.equal(await isLetIn([], { token_use: "id" }), true);
        assert.equal(await isLetIn([], { token_use: "access", scope: "openid" }), false);
    });
});
