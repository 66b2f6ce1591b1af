import { createHmac } from "node:crypto";

/** What an authenticator app shows for a secret in base 32, at a time in milliseconds (RFC 6238). */
export function oneTimePassword(secret: string, time = Date.now()): string {
    let bits = 0n;
    for (const digit of secret) {
        bits = (bits << 5n) | BigInt("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(digit));
    }
    const bytes = Math.floor((secret.length * 5) / 8);
    const key = (bits >> BigInt(secret.length * 5 - bytes * 8)).toString(16).padStart(bytes * 2, "0");
    const step = Math.floor(time / 30_000)
        .toString(16)
        .padStart(16, "0");
    const digest = createHmac("sha1", Buffer.from(key, "hex")).update(Buffer.from(step, "hex")).digest();
    const offset = digest.at(-1)! % 16;
    const number = (digest.readUInt32BE(offset) % 2 ** 31) % 1_000_000;
    return String(number).padStart(6, "0");
}
