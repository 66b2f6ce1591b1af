import { createHash, randomBytes, randomUUID, timingSafeEqual } from "node:crypto";
import type { Cognito, PoolClient } from "./cognito";
import { notAuthorized } from "./errors";
import type { Change, SessionRecord, UserRecord } from "./records";
import { issueTokens, type Tokens, validity } from "./tokens";

const idBytes = 36;
const secretBytes = 96;

/** What a sign-in gives. */
export interface SignedIn extends Tokens {
    readonly RefreshToken: string;
}

/** Signs a user in: keeps the session, with what else has changed, and then issues tokens. */
export function signIn(
    cognito: Cognito,
    action: string,
    { client, pool }: PoolClient,
    user: UserRecord,
    ...changes: readonly Change[]
): SignedIn {
    const authTime = cognito.clock.now();
    const seconds = Math.max(
        ...(["AccessToken", "RefreshToken"] as const).map((type) => validity(client, type)),
    );
    const secret = randomBytes(secretBytes);
    const session: SessionRecord = {
        id: randomUUID(),
        userPoolId: pool.id,
        username: user.username,
        clientId: client.id,
        originJti: randomUUID(),
        refreshHash: sha256(secret).toString("hex"),
        authTime,
        refreshExpiresAt: authTime + validity(client, "RefreshToken") * 1000,
        expiresAt: authTime + seconds * 1000,
        signOuts: user.signOuts,
    };
    cognito.directory.commit(action, ...changes, ["put", "sessions", session]);
    const RefreshToken = Buffer.concat([Buffer.from(session.id), secret]).toString("base64url");
    return { ...issueTokens(cognito, { client, pool }, user, session), RefreshToken };
}

/** A session whose refresh token is good, with its user. */
export interface OpenSession {
    readonly session: SessionRecord;
    readonly user: UserRecord;
}

/**
 * A refresh token is opaque to clients, and good for the client that it was issued to.
 *
 * @throws CognitoError NotAuthorizedException
 */
export function readRefreshToken(
    { directory, clock }: Cognito,
    { client, pool }: PoolClient,
    token: string,
): OpenSession {
    const session = sessionOf(directory.sessions, token);
    const user = pool.users.get(session?.username ?? "");
    if (session?.clientId !== client.id || user === undefined) {
        throw notAuthorized("Invalid Refresh Token");
    }
    if (isOver(session, user)) {
        throw notAuthorized("Refresh Token has been revoked");
    }
    if (session.refreshExpiresAt <= clock.now()) {
        throw notAuthorized("Refresh Token has expired");
    }
    if (!user.enabled) {
        throw notAuthorized("User is disabled.");
    }
    return { session, user };
}

/** The session that a refresh token belongs to, whether that is over or not. */
export function sessionOf(
    sessions: ReadonlyMap<string, SessionRecord>,
    token: string,
): SessionRecord | undefined {
    const bytes = Buffer.from(token, "base64url");
    const session = sessions.get(bytes.toString("latin1", 0, idBytes));
    const hash = sha256(bytes.subarray(idBytes));
    return session !== undefined && timingSafeEqual(hash, Buffer.from(session.refreshHash, "hex"))
        ? session
        : undefined;
}

/** Whether a session was revoked, or its user has signed out everywhere since. */
export function isOver(session: SessionRecord, user: UserRecord): boolean {
    return session.revoked === true || session.signOuts !== user.signOuts;
}

function sha256(bytes: Buffer): Buffer {
    return createHash("sha256").update(bytes).digest();
}
