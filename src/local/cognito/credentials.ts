import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
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

/** @param username the user's own name, never an alias: clients compute with it in SRP */
export async function createCredentials(
    password: string,
    userPoolId: string,
    username: string,
): Promise<Credentials> {
    const salt = randomBytes(16);
    const hash = await derive(password, salt, hashBytes);
    return {
        salt: salt.toString("hex"),
        hash: hash.toString("hex"),
        srp: createVerifier(userPoolId, username, password),
    };
}

/** Whether this is the password. A user without one has none that is. */
export async function isPassword(password: string, credentials: Credentials | undefined): Promise<boolean> {
    if (credentials === undefined) {
        return false;
    }
    const hash = await derive(password, Buffer.from(credentials.salt, "hex"), hashBytes);
    return timingSafeEqual(hash, Buffer.from(credentials.hash, "hex"));
}
