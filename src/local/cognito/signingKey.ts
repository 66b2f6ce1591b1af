import {
    createHash,
    createPrivateKey,
    createPublicKey,
    generateKeyPair,
    type JsonWebKey as PrivateJwk,
    type KeyObject,
    sign,
    verify,
} from "node:crypto";
import { promisify } from "node:util";
import type { JsonWebKey } from "./service";

/** The RSA key of a user pool, with which it signs its tokens. */
export interface SigningKey {
    readonly privateKey: KeyObject;
    readonly verifyingKey: KeyObject;
    /** The public half, as key sets list it. */
    readonly publicKey: JsonWebKey;
}

let spare: Promise<PrivateJwk> | undefined;

/** Begins with the key of the first pool to come, which takes a while, beside what has to be done before that. */
export function prepareSigningKey(): void {
    spare ??= generate();
}

/** A new key's private half, as JSON, which is how it is kept. */
export function generateSigningKey(): Promise<PrivateJwk> {
    const key = spare ?? generate();
    spare = undefined;
    return key;
}

async function generate(): Promise<PrivateJwk> {
    const { privateKey } = await promisify(generateKeyPair)("rsa", { modulusLength: 2048 });
    return privateKey.export({ format: "jwk" });
}

export function readSigningKey(jwk: PrivateJwk): SigningKey {
    const { n, e } = jwk as { n: string; e: string };
    const kid = createHash("sha256").update(n).digest("base64");
    const privateKey = createPrivateKey({ key: jwk, format: "jwk" });
    return {
        privateKey,
        verifyingKey: createPublicKey(privateKey),
        publicKey: { alg: "RS256", e, kid, kty: "RSA", n, use: "sig" },
    };
}

/** A JSON web token, signed with RS256. Claims without a value are left out. */
export function signToken(claims: Readonly<Record<string, unknown>>, key: SigningKey): string {
    const header = encode({ kid: key.publicKey.kid, alg: "RS256" });
    const content = `${header}.${encode(claims)}`;
    return `${content}.${sign("sha256", Buffer.from(content), key.privateKey).toString("base64url")}`;
}

/** Whether a token is signed with this key. */
export function isSigned(token: string, key: SigningKey): boolean {
    const end = token.lastIndexOf(".");
    const signature = Buffer.from(token.slice(end + 1), "base64url");
    return verify("sha256", Buffer.from(token.slice(0, end)), key.verifyingKey, signature);
}

/** What a token says, whoever signed it; undefined where it is none. */
export function decodeClaims(token: string): Readonly<Record<string, unknown>> | undefined {
    const [, claims, signature, more] = token.split(".", 4);
    if (claims === undefined || signature === undefined || more !== undefined) {
        return undefined;
    }
    try {
        const value = JSON.parse(Buffer.from(claims, "base64url").toString()) as unknown;
        return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
    } catch {
        return undefined;
    }
}

function encode(value: unknown): string {
    return Buffer.from(JSON.stringify(value)).toString("base64url");
}
