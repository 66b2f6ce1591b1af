import type { Cognito, PoolClient } from "./cognito";
import { notAuthorized } from "./errors";
import type { UserRecord } from "./records";
import { isOver } from "./sessions";
import { decodeClaims, isSigned } from "./signingKey";
import { userScope } from "./tokens";

/** Whose access token a request carries. */
export interface TokenUser extends PoolClient {
    readonly user: UserRecord;
}

/**
 * Whose access token this is. It must be one: an ID token opens nothing here.
 *
 * @throws CognitoError NotAuthorizedException
 */
export function readAccessToken({ directory, clock }: Cognito, token: string): TokenUser {
    const { client_id, event_id, exp, scope, token_use } = decodeClaims(token) ?? {};
    const client = directory.clients.get(String(client_id));
    const pool = directory.pools.get(client?.userPoolId ?? "");
    if (client === undefined || pool === undefined || token_use !== "access" || !isSigned(token, pool.key)) {
        throw notAuthorized("Invalid Access Token");
    }
    if (Number(exp) * 1000 <= clock.now()) {
        throw notAuthorized("Access Token has expired");
    }
    if (!String(scope).split(" ").includes(userScope)) {
        throw notAuthorized("Access Token does not have required scopes");
    }
    const session = directory.sessions.get(String(event_id));
    const user = pool.users.get(session?.username ?? "");
    if (session === undefined || user === undefined || isOver(session, user)) {
        throw notAuthorized("Access Token has been revoked");
    }
    if (!user.enabled) {
        throw notAuthorized("User is disabled.");
    }
    return { client, pool, user };
}
