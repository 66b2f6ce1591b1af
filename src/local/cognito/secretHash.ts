import { createHmac, timingSafeEqual } from "node:crypto";
import { notAuthorized } from "./errors";
import type { ClientRecord } from "./records";

/**
 * Checks `SECRET_HASH` ("Computing secret hash values", Cognito guide), where the client has a secret.
 *
 * @param names what the user may be called in it
 * @throws CognitoError NotAuthorizedException
 */
export function checkSecretHash(
    { id, secret }: ClientRecord,
    received: string | undefined,
    ...names: readonly string[]
): void {
    if (secret === undefined) {
        return;
    }
    if (received === undefined) {
        throw notAuthorized(`Client ${id} is configured with secret but SECRET_HASH was not received`);
    }
    const isHashOf = (name: string) =>
        received ===
        createHmac("sha256", secret)
            .update(name + id)
            .digest("base64");
    if (!names.some(isHashOf)) {
        throw notAuthorized(`Unable to verify secret hash for client ${id}`);
    }
}

/**
 * Checks a client's secret itself, where it has one.
 *
 * @throws CognitoError NotAuthorizedException
 */
export function checkSecret({ id, secret }: ClientRecord, received: string | undefined): void {
    if (secret !== undefined && !isEqual(secret, received ?? "")) {
        throw notAuthorized(`Unable to verify secret for client ${id}`);
    }
}

export function isEqual(one: string, other: string): boolean {
    const [a, b] = [Buffer.from(one), Buffer.from(other)];
    return a.length === b.length && timingSafeEqual(a, b);
}
