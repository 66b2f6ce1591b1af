import { randomUUID } from "node:crypto";
import { readable } from "./attributes";
import type { Cognito, PoolClient } from "./cognito";
import type { Pool } from "./pool";
import type { ClientRecord, SessionRecord, UserRecord } from "./records";
import { signToken } from "./signingKey";

type TokenType = "AccessToken" | "IdToken" | "RefreshToken";

/** What a sign-in gives, but for the refresh token. */
export interface Tokens {
    readonly AccessToken: string;
    readonly IdToken: string;
    readonly ExpiresIn: number;
    readonly TokenType: "Bearer";
}

type Claims = Readonly<Record<string, unknown>>;

const secondsIn = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 };

/** The scope of users who sign in by the API. */
export const userScope = "aws.cognito.signin.user.admin";

/** Tokens with the claims that Cognito's have ("Understanding user pool JSON web tokens", Cognito guide). */
export function issueTokens(
    cognito: Cognito,
    { client, pool }: PoolClient,
    user: UserRecord,
    session: SessionRecord,
): Tokens {
    const now = Math.floor(cognito.clock.now() / 1000);
    const revocable = client.settings.EnableTokenRevocation !== false;
    const common = {
        sub: user.attributes.sub,
        "cognito:groups": user.groups.length > 0 ? user.groups : undefined,
        iss: cognito.issuer(pool.id),
        origin_jti: revocable ? session.originJti : undefined,
        event_id: session.id,
        auth_time: Math.floor(session.authTime / 1000),
        iat: now,
    };
    const access = {
        ...common,
        client_id: client.id,
        token_use: "access",
        scope: userScope,
        exp: now + validity(client, "AccessToken"),
        jti: randomUUID(),
        username: user.username,
    };
    const id = {
        ...attributeClaims(readable(client, user.attributes)),
        ...roleClaims(pool, user),
        ...common,
        "cognito:username": user.username,
        aud: client.id,
        token_use: "id",
        exp: now + validity(client, "IdToken"),
        jti: randomUUID(),
    };
    return {
        AccessToken: signToken(access, pool.key),
        IdToken: signToken(id, pool.key),
        ExpiresIn: validity(client, "AccessToken"),
        TokenType: "Bearer",
    };
}

/** The token of a client that signs in for itself. */
export function issueClientToken(cognito: Cognito, { client, pool }: PoolClient, scope: string): string {
    const now = Math.floor(cognito.clock.now() / 1000);
    const claims = {
        sub: client.id,
        token_use: "access",
        scope,
        auth_time: now,
        iss: cognito.issuer(pool.id),
        exp: now + validity(client, "AccessToken"),
        iat: now,
        version: 2,
        jti: randomUUID(),
        client_id: client.id,
    };
    return signToken(claims, pool.key);
}

/** How long a client's tokens are good, in seconds: as it is set, or an hour, and 30 days to refresh. */
export function validity({ settings }: ClientRecord, type: TokenType): number {
    const unit = settings.TokenValidityUnits?.[type] ?? (type === "RefreshToken" ? "days" : "hours");
    const set = settings[`${type}Validity`];
    return set ? set * secondsIn[unit] : type === "RefreshToken" ? 30 * 86_400 : 3600;
}

/** Texts, but for these three. */
function attributeClaims(attributes: Readonly<Record<string, string>>): Claims {
    return Object.fromEntries(
        Object.entries(attributes).map(([name, value]) => [name, attributeClaim(name, value)]),
    );
}

function attributeClaim(name: string, value: string): unknown {
    switch (name) {
        case "email_verified":
        case "phone_number_verified":
            return value === "true";
        case "address":
            return { formatted: value };
        default:
            return value;
    }
}

/** The roles of a user's groups; the group with the least precedence says which is preferred. */
function roleClaims(pool: Pool, user: UserRecord): Claims {
    const groups = user.groups.flatMap((name) => pool.groups.get(name) ?? []);
    const withRole = groups.filter(({ roleArn }) => roleArn !== undefined);
    if (withRole.length === 0) {
        return {};
    }
    const ranked = withRole
        .filter(({ precedence }) => precedence !== undefined)
        .sort((one, other) => one.precedence! - other.precedence!);
    return {
        "cognito:roles": withRole.map(({ roleArn }) => roleArn),
        "cognito:preferred_role": (ranked[0] ?? withRole[0])!.roleArn,
    };
}
