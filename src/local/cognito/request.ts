import { JwtExpiredError } from "aws-jwt-verify/error";
import { decomposeUnverifiedJwt } from "aws-jwt-verify/jwt";
import { verifyJwtSync } from "aws-jwt-verify/jwt-verifier";
import { NotAuthorizedError, ResourceNotFoundError, UserNotFoundError } from "cognito-local/lib/errors";
import type { AppClient } from "cognito-local/lib/services/appClient";
import type { Context } from "cognito-local/lib/services/context";
import type { User } from "cognito-local/lib/services/userPoolService";
import type { UserPool } from "./userPool";
import type { UserPools } from "./userPools";

/** A request's body. */
export type Body = Record<string, unknown>;

/** A request, with what it names. */
export interface CognitoRequest {
    readonly ctx: Context;
    readonly body: Body;
    /** There where the action requires its id, a client's id or an access token. */
    readonly pool: UserPool;
    /** There where the action requires its id. */
    readonly client: AppClient;
    /** The user that it names, or whose access token it carries; null where the pool has no such user. */
    readonly user: User | null;
}

/**
 * Looks up what a request names.
 *
 * @throws ResourceNotFoundException for an unknown pool or client, NotAuthorizedException for a bad access token
 */
export async function readRequest(ctx: Context, body: Body, pools: UserPools): Promise<CognitoRequest> {
    const { UserPoolId, ClientId, AccessToken } = body as Record<string, string | undefined>;
    let pool = UserPoolId === undefined ? undefined : await pools.getUserPool(ctx, UserPoolId);
    let client: AppClient | null | undefined;
    if (ClientId !== undefined) {
        client = await pools.getAppClient(ctx, ClientId);
        if (client === null || (pool !== undefined && client.UserPoolId !== pool.options.Id)) {
            throw new ResourceNotFoundError(`User pool client ${ClientId} does not exist.`);
        }
        pool = await pools.getUserPool(ctx, client.UserPoolId);
    }
    let username = usernameOf(body);
    if (AccessToken !== undefined) {
        ({ pool, username } = await verifyAccessToken(ctx, AccessToken, pools));
    }
    const user = username === undefined ? null : ((await pool?.getUserByUsername(ctx, username)) ?? null);
    if (AccessToken !== undefined) {
        if (user === null) {
            throw new UserNotFoundError();
        }
        if (!user.Enabled) {
            throw new NotAuthorizedError("User is disabled.");
        }
    }
    return { ctx, body, pool, client, user } as CognitoRequest;
}

function usernameOf(body: Body): string | undefined {
    const { Username, AuthParameters, ChallengeResponses } = body as {
        Username?: string;
        AuthParameters?: Record<string, string>;
        ChallengeResponses?: Record<string, string>;
    };
    return Username ?? AuthParameters?.USERNAME ?? ChallengeResponses?.USERNAME;
}

/** cognito-local itself believes whatever a token says. */
async function verifyAccessToken(
    ctx: Context,
    token: string,
    pools: UserPools,
): Promise<{ pool: UserPool; username: string }> {
    try {
        // Only an access token has this claim.
        const client = decomposeUnverifiedJwt(token).payload.client_id as string;
        const pool = await pools.getUserPoolForClientId(ctx, client);
        const keys = { keys: [{ ...pool.signingKey.publicKey }] };
        const { username } = verifyJwtSync(token, keys, { issuer: null, audience: null });
        return { pool, username: username as string };
    } catch (error) {
        const expired = error instanceof JwtExpiredError;
        throw new NotAuthorizedError(expired ? "Access Token has expired" : "Invalid Access Token");
    }
}
