import { createHmac, randomBytes } from "node:crypto";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const stepMs = 30_000;

/** A new secret of 32 bytes, in base 32 (RFC 4648), as authenticator apps take it. */
export function createSecret(): string {
    // 52 digits are 260 bits: apps leave out those beyond the last whole byte.
    return [...randomBytes(52)].map((byte) => alphabet[byte % alphabet.length]).join("");
}

/** The time step of a moment, in milliseconds since the epoch. */
export function stepAt(now: number): number {
    return Math.floor(now / stepMs);
}

/** The one-time password (RFC 6238: SHA-1, six digits, 30 seconds) of a time step. */
export function oneTimePassword(secret: string, step: number): string {
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(step));
    const digest = createHmac("sha1", decode(secret)).update(counter).digest();
    const truncated = digest.readUInt32BE(digest[19]! & 15) & 0x7fffffff;
    return String(truncated % 1_000_000).padStart(6, "0");
}

/**
 * The time step whose one-time password this is: the present one, or the one before or after it.
 *
 * @param now in milliseconds since the epoch
 */
export function stepOf(password: string, secret: string, now: number): number | undefined {
    const present = stepAt(now);
    return [present, present - 1, present + 1].find((step) => oneTimePassword(secret, step) === password);
}

function decode(secret: string): Buffer {
    const bits = [...secret].map((digit) => alphabet.indexOf(digit).toString(2).padStart(5, "0")).join("");
    return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
}
