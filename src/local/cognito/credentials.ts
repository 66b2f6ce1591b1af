import { createHash, randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { createVerifier, type Verifier } from "./srp";

/** What is kept of a password. Everything is in hexadecimal digits. */
export interface Credentials {
    readonly salt: string;
    /** scrypt of the password, with Node's default costs. */
    readonly hash: string;
    readonly srp: Verifier;
}

const derive = promisify<string, Buffer, number, Buffer>(scrypt);
const hashBytes = 32;

/** Of passwords that this process has made or found right, what tells them again in no time. It is kept nowhere else. */
const known = new WeakMap<Credentials, Buffer>();

/** @param username the user's own name, never an alias: clients compute with it in SRP */
export async function createCredentials(
    password: string,
    userPoolId: string,
    username: string,
): Promise<Credentials> {
    const salt = randomBytes(16);
    const hash = await derive(password, salt, hashBytes);
    const credentials = {
        salt: salt.toString("hex"),
        hash: hash.toString("hex"),
        srp: createVerifier(userPoolId, username, password),
    };
    known.set(credentials, digest(password, salt));
    return credentials;
}

/** Whether this is the password. A user without one has none that is. */
export async function isPassword(password: string, credentials: Credentials | undefined): Promise<boolean> {
    if (credentials === undefined) {
        return false;
    }
    const salt = Buffer.from(credentials.salt, "hex");
    const quick = digest(password, salt);
    const seen = known.get(credentials);
    if (seen !== undefined && timingSafeEqual(quick, seen)) {
        return true;
    }
    const hash = await derive(password, salt, hashBytes);
    const isRight = timingSafeEqual(hash, Buffer.from(credentials.hash, "hex"));
    if (isRight) {
        known.set(credentials, quick);
    }
    return isRight;
}

function digest(password: string, salt: Buffer): Buffer {
    return createHash("sha256").update(salt).update(password).digest();
}
