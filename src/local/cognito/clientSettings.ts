import { randomBytes } from "node:crypto";
import { seconds } from "./describedUser";
import { invalidOAuthFlow, invalidParameter, notServed, scopeDoesNotExist } from "./errors";
import type { ClientSettings } from "./fieldsOfClients";
import type { Pool } from "./pool";
import type { ClientRecord } from "./records";
import { schemaOf } from "./schema";

/** The scopes that every pool has; the others are those of its resource servers. */
const commonScopes = ["phone", "email", "openid", "profile", "aws.cognito.signin.user.admin"];

/** @throws CognitoError for settings that Cognito refuses, and those that the local run does not serve */
export function checkClientSettings(pool: Pool, settings: ClientSettings, hasSecret: boolean): void {
    if (settings.RefreshTokenRotation?.Feature === "ENABLED") {
        throw notServed("refresh token rotation (RefreshTokenRotation)");
    }
    const flows = settings.AllowedOAuthFlows ?? [];
    if (flows.includes("client_credentials") && flows.length > 1) {
        throw invalidOAuthFlow(
            "client_credentials flow can not be selected along with code flow or implicit flow.",
        );
    }
    if (flows.includes("client_credentials") && !hasSecret) {
        throw invalidOAuthFlow(
            "client_credentials flow can not be selected if client does not have a client secret.",
        );
    }
    const known = [...commonScopes, ...scopesOf(pool)];
    const unknown = (settings.AllowedOAuthScopes ?? []).find((scope) => !known.includes(scope));
    if (unknown !== undefined) {
        throw scopeDoesNotExist(`Invalid scope requested: ${unknown}`);
    }
    const attributes = [...(settings.ReadAttributes ?? []), ...(settings.WriteAttributes ?? [])];
    const missing = attributes.find((name) => !schemaOf(pool.settings).has(name));
    if (missing !== undefined) {
        throw invalidParameter(
            `Invalid read or write attributes specified while creating a client: ${missing}`,
        );
    }
}

/** The scopes of a pool's resource servers, as clients and tokens name them. */
export function scopesOf(pool: Pool): string[] {
    return [...pool.resourceServers.values()].flatMap(({ identifier, scopes }) =>
        scopes.map(({ ScopeName }) => `${identifier}/${ScopeName}`),
    );
}

/** A client as DescribeUserPoolClient has it. */
export function describedClient({ id, userPoolId, name, secret, settings, ...dates }: ClientRecord): object {
    return {
        RefreshTokenValidity: 30,
        EnableTokenRevocation: true,
        AllowedOAuthFlowsUserPoolClient: false,
        AuthSessionValidity: 3,
        ...settings,
        TokenValidityUnits: {
            AccessToken: "hours",
            IdToken: "hours",
            RefreshToken: "days",
            ...settings.TokenValidityUnits,
        },
        UserPoolId: userPoolId,
        ClientId: id,
        ClientName: name,
        ClientSecret: secret,
        LastModifiedDate: seconds(dates.modifiedAt),
        CreationDate: seconds(dates.createdAt),
    };
}

/** Lower-case letters and digits: 26 are a client's id, 51 its secret. */
export function lowerLetters(length: number): string {
    const alphabet = "abcdefghijklmnopqrstuvwxyz0123456789";
    return [...randomBytes(length)].map((byte) => alphabet[byte % alphabet.length]).join("");
}
