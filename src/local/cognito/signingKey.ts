import {
    createHash,
    createPrivateKey,
    generateKeyPair,
    type JsonWebKey as PrivateJwk,
    type KeyObject,
    sign,
} from "node:crypto";
import { promisify } from "node:util";
import type { JsonWebKey } from "./service";

/** The RSA key of a user pool, with which it signs its tokens. */
export interface SigningKey {
    readonly privateKey: KeyObject;
    readonly publicKey: JsonWebKey;
}

/** A new key's private half, as JSON, which is how it is kept. */
export async function generateSigningKey(): Promise<PrivateJwk> {
    const { privateKey } = await promisify(generateKeyPair)("rsa", { modulusLength: 2048 });
    return privateKey.export({ format: "jwk" });
}

export function readSigningKey(jwk: PrivateJwk): SigningKey {
    const { n, e } = jwk as { n: string; e: string };
    const kid = createHash("sha256").update(n).digest("base64");
    return {
        privateKey: createPrivateKey({ key: jwk, format: "jwk" }),
        publicKey: { alg: "RS256", e, kid, kty: "RSA", n, use: "sig" },
    };
}

/** A JSON web token, signed with RS256. Claims without a value are left out. */
export function signToken(claims: Readonly<Record<string, unknown>>, key: SigningKey): string {
    const header = encode({ kid: key.publicKey.kid, alg: "RS256" });
    const content = `${header}.${encode(claims)}`;
    return `${content}.${sign("sha256", Buffer.from(content), key.privateKey).toString("base64url")}`;
}

function encode(value: unknown): string {
    return Buffer.from(JSON.stringify(value)).toString("base64url");
}
