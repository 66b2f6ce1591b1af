import {
    createDiffieHellman,
    createHash,
    createHmac,
    getDiffieHellman,
    hkdfSync,
    randomBytes,
    timingSafeEqual,
} from "node:crypto";

// SRP-6a as Cognito's clients compute it (amazon-cognito-identity-js, AuthenticationHelper.js): the group of 3072
// bits of RFC 3526, SHA-256, numbers hashed as in two's complement.

const { prime, generator } = (() => {
    const group = getDiffieHellman("modp15");
    return { prime: group.getPrime(), generator: group.getGenerator() };
})();
const N = toNumber(prime);
const k = hashNumber(toBytes(N), toBytes(toNumber(generator)));

/** What a server keeps of a password, in hexadecimal digits: it verifies, and cannot sign in. */
export interface Verifier {
    readonly salt: string;
    readonly verifier: string;
}

/** A sign-in that the client's proof is still to come of. */
export interface Exchange {
    readonly salt: string;
    /** `SRP_B`, in hexadecimal digits. */
    readonly publicValue: string;
    /** The key that both sides have if the client knows the password. */
    readonly key: Buffer;
}

export function createVerifier(userPoolId: string, username: string, password: string): Verifier {
    const salt = randomBytes(16);
    const identity = sha256(`${poolName(userPoolId)}${username}:${password}`);
    const x = sha256(toBytes(toNumber(salt)), identity);
    const power = createDiffieHellman(prime, generator);
    power.setPrivateKey(x);
    power.generateKeys();
    return { salt: salt.toString("hex"), verifier: power.getPublicKey("hex") };
}

/**
 * Answers a client's `SRP_A`; undefined where that is no number that SRP allows.
 *
 * @param clientValue in hexadecimal digits
 */
export function startExchange(clientValue: string, { salt, verifier }: Verifier): Exchange | undefined {
    const A = readPublicValue(clientValue);
    if (A === undefined) {
        return undefined;
    }
    const v = BigInt(`0x${verifier}`);
    const secret = createDiffieHellman(prime, generator);
    secret.setPrivateKey(randomBytes(32));
    secret.generateKeys();
    const B = (k * v + toNumber(secret.getPublicKey())) % N;
    const u = sha256(toBytes(A), toBytes(B));
    const S = toNumber(secret.computeSecret(toBytes((A * power(v, u)) % N)));
    const key = hkdfSync("sha256", toBytes(S), toBytes(toNumber(u)), "Caldera Derived Key", 16);
    return { salt, publicValue: B.toString(16), key: Buffer.from(key) };
}

/** What a client claims, in the challenge PASSWORD_VERIFIER. */
export interface Claim {
    /** The block as it was sent, in base 64. */
    readonly secretBlock: string;
    readonly timestamp: string;
    /** In base 64. */
    readonly signature: string;
}

/** Whether the client has proved to know the password. The timestamp counts as the text that it is. */
export function isProof(key: Buffer, userPoolId: string, username: string, claim: Claim): boolean {
    const expected = createHmac("sha256", key)
        .update(poolName(userPoolId) + username)
        .update(Buffer.from(claim.secretBlock, "base64"))
        .update(claim.timestamp)
        .digest();
    const signature = Buffer.from(claim.signature, "base64");
    return signature.length === expected.length && timingSafeEqual(signature, expected);
}

/** A's multiples of N would make the key known to everybody; longer texts than N's are none that a client sends. */
function readPublicValue(text: string): bigint | undefined {
    if (!/^[0-9a-fA-F]{1,770}$/.test(text)) {
        return undefined;
    }
    const value = BigInt(`0x${text}`);
    return value % N === 0n ? undefined : value;
}

/** What stands after the region in a pool's id, which clients take for its name. */
function poolName(userPoolId: string): string {
    return userPoolId.slice(userPoolId.indexOf("_") + 1);
}

function power(base: bigint, exponent: Buffer): bigint {
    const group = createDiffieHellman(prime, generator);
    group.setPrivateKey(exponent);
    return toNumber(group.computeSecret(toBytes(base)));
}

function toNumber(bytes: Buffer): bigint {
    return BigInt(`0x${bytes.toString("hex")}`);
}

/** The shortest bytes whose first bit is 0. */
function toBytes(number: bigint): Buffer {
    const digits = number.toString(16);
    const even = digits.length % 2 === 0 ? digits : `0${digits}`;
    return Buffer.from(/^[89a-f]/.test(even) ? `00${even}` : even, "hex");
}

function hashNumber(...parts: readonly Buffer[]): bigint {
    return toNumber(sha256(...parts));
}

function sha256(...parts: readonly (Buffer | string)[]): Buffer {
    const hash = createHash("sha256");
    parts.forEach((part) => hash.update(part));
    return hash.digest();
}
