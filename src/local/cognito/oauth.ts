import type { ServiceAnswer } from "../aws/jsonProtocol";
import { scopesOf } from "./clientSettings";
import { type Cognito, type PoolClient, poolOf } from "./cognito";
import { CognitoError } from "./errors";
import { isEqual } from "./secretHash";
import { readRefreshToken } from "./sessions";
import { issueClientToken, issueTokens, validity } from "./tokens";

/** A request to `/oauth2/token`. */
export interface TokenRequest {
    /** Its header `Authorization`. */
    readonly authorization?: string;
    /** A form, as `application/x-www-form-urlencoded`. */
    readonly body: string;
}

type ErrorCode =
    | "invalid_request"
    | "invalid_client"
    | "invalid_grant"
    | "invalid_scope"
    | "unauthorized_client"
    | "unsupported_grant_type";

class OAuthError extends Error {
    constructor(readonly code: ErrorCode) {
        super(code);
    }
}

/**
 * The token endpoint of a pool that has a domain ("Token endpoint", Cognito guide): `client_credentials` and
 * `refresh_token`. Other grants, which need the pages that users sign in on, are `unsupported_grant_type`.
 */
export function answerTokenRequest(cognito: Cognito, request: TokenRequest): ServiceAnswer {
    try {
        const form = new URLSearchParams(request.body);
        const grant = form.get("grant_type");
        if (grant === null) {
            throw new OAuthError("invalid_request");
        }
        const poolClient = authenticate(cognito, request.authorization, form);
        if (grant === "client_credentials") {
            return json(200, clientToken(cognito, poolClient, form.get("scope")));
        }
        if (grant === "refresh_token") {
            return json(200, refreshed(cognito, poolClient, form.get("refresh_token")));
        }
        throw new OAuthError("unsupported_grant_type");
    } catch (error) {
        if (error instanceof OAuthError) {
            return json(400, { error: error.code });
        }
        throw error;
    }
}

function clientToken(cognito: Cognito, poolClient: PoolClient, asked: string | null): object {
    const { client, pool } = poolClient;
    const {
        AllowedOAuthFlows = [],
        AllowedOAuthFlowsUserPoolClient,
        AllowedOAuthScopes = [],
    } = client.settings;
    if (!AllowedOAuthFlowsUserPoolClient || !AllowedOAuthFlows.includes("client_credentials")) {
        throw new OAuthError("unauthorized_client");
    }
    const known = scopesOf(pool);
    const allowed = AllowedOAuthScopes.filter((scope) => known.includes(scope));
    const scopes = (asked ?? "").split(" ").filter((scope) => scope !== "");
    if (!scopes.every((scope) => allowed.includes(scope)) || allowed.length === 0) {
        throw new OAuthError("invalid_scope");
    }
    const scope = [...new Set(scopes.length > 0 ? scopes : allowed)].join(" ");
    return {
        access_token: issueClientToken(cognito, poolClient, scope),
        expires_in: validity(client, "AccessToken"),
        token_type: "Bearer",
    };
}

function refreshed(cognito: Cognito, poolClient: PoolClient, token: string | null): object {
    if (token === null) {
        throw new OAuthError("invalid_request");
    }
    const { session, user } = openSession(cognito, poolClient, token);
    const tokens = issueTokens(cognito, poolClient, user, session);
    return {
        id_token: tokens.IdToken,
        access_token: tokens.AccessToken,
        expires_in: tokens.ExpiresIn,
        token_type: "Bearer",
    };
}

function openSession(cognito: Cognito, poolClient: PoolClient, token: string) {
    try {
        return readRefreshToken(cognito, poolClient, token);
    } catch (error) {
        throw error instanceof CognitoError ? new OAuthError("invalid_grant") : error;
    }
}

/** The client, by HTTP Basic or by fields of the form; one without a secret names itself in the form. */
function authenticate(
    cognito: Cognito,
    authorization: string | undefined,
    form: URLSearchParams,
): PoolClient {
    const [id, secret] = basicCredentials(authorization) ?? [
        form.get("client_id"),
        form.get("client_secret"),
    ];
    const client = cognito.directory.clients.get(id ?? "");
    if (client === undefined || !isEqual(client.secret ?? "", secret ?? "")) {
        throw new OAuthError("invalid_client");
    }
    const pool = poolOf(cognito, client.userPoolId);
    if (pool.domain === undefined) {
        throw new OAuthError("invalid_client");
    }
    return { client, pool };
}

function basicCredentials(authorization: string | undefined): [string, string] | undefined {
    const [, encoded] = /^Basic +(\S+)$/i.exec(authorization ?? "") ?? [];
    if (encoded === undefined) {
        return undefined;
    }
    const text = Buffer.from(encoded, "base64").toString();
    const colon = text.indexOf(":");
    return colon < 0 ? [text, ""] : [text.slice(0, colon), text.slice(colon + 1)];
}

function json(status: number, body: object): ServiceAnswer {
    return {
        status,
        headers: { "content-type": "application/json;charset=UTF-8", "cache-control": "no-store" },
        body: JSON.stringify(body),
    };
}
