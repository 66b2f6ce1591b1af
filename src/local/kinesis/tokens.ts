import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

const version = Buffer.from([0, 0, 0, 0, 0, 0, 0, 1]);
const nonceBytes = 12;
const tagBytes = 16;

/**
 * Seals what a client hands back later (shard iterators, next tokens), so that it can neither be read nor
 * changed, nor used for another purpose or in another store.
 */
export class Tokens {
    /** @param key 32 bytes */
    constructor(private readonly key: Buffer) {}

    static newKey(): Buffer {
        return randomBytes(32);
    }

    seal(purpose: string, content: readonly unknown[]): string {
        const nonce = randomBytes(nonceBytes);
        const cipher = createCipheriv("aes-256-gcm", this.key, nonce).setAAD(Buffer.from(purpose));
        const sealed = [cipher.update(JSON.stringify(content)), cipher.final()];
        return Buffer.concat([version, nonce, ...sealed, cipher.getAuthTag()]).toString("base64");
    }

    /** What was sealed; undefined where the token is not one of this store's for that purpose. */
    open<T extends readonly unknown[]>(purpose: string, token: string): T | undefined {
        const bytes = Buffer.from(token, "base64");
        const start = version.length + nonceBytes;
        if (
            bytes.length < start + tagBytes ||
            bytes.toString("base64") !== token ||
            bytes.indexOf(version) !== 0
        ) {
            return undefined;
        }
        const decipher = createDecipheriv("aes-256-gcm", this.key, bytes.subarray(version.length, start))
            .setAAD(Buffer.from(purpose))
            .setAuthTag(bytes.subarray(-tagBytes));
        try {
            const content = Buffer.concat([
                decipher.update(bytes.subarray(start, -tagBytes)),
                decipher.final(),
            ]);
            return JSON.parse(content.toString()) as T;
        } catch {
            return undefined;
        }
    }
}
