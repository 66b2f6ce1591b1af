import { randomFillSync } from "node:crypto";

/** Bytes made at once: asked for one by one they cost many times as much. */
const pool = Buffer.alloc(8 * 1024);
let used = pool.length;

/** So many random bytes, far fewer than the pool's, as text. */
export function randomText(bytes: number, encoding: "hex" | "base64url"): string {
    if (used + bytes > pool.length) {
        randomFillSync(pool);
        used = 0;
    }
    used += bytes;
    return pool.toString(encoding, used - bytes, used);
}
