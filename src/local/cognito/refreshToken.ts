import { randomBytes } from "node:crypto";

/** What a refresh token says: the app client that it was issued to, and until when (seconds since the epoch). */
export interface RefreshToken {
    readonly clientId: string;
    readonly expiry: number;
}

/** A refresh token is opaque to clients, and no JSON web token; it is good as long as its user pool knows it. */
export function createRefreshToken({ clientId, expiry }: RefreshToken): string {
    const secret = randomBytes(32).toString("base64url");
    return Buffer.from(JSON.stringify([clientId, expiry, secret])).toString("base64url");
}

/** Undefined where the text is no refresh token. */
export function readRefreshToken(token: string): RefreshToken | undefined {
    try {
        const [clientId, expiry] = JSON.parse(Buffer.from(token, "base64url").toString()) as [
            string,
            number,
            string,
        ];
        return { clientId, expiry };
    } catch {
        return undefined;
    }
}
