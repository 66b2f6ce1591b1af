import { clientOf } from "../cognito";
import { notAuthorized, unsupportedOperation, unsupportedTokenType } from "../errors";
import * as field from "../fields";
import { checkSecret } from "../secretHash";
import { readRefreshToken, sessionOf } from "../sessions";
import { decodeClaims } from "../signingKey";
import { issueTokens } from "../tokens";
import { operation } from "./operation";

/** No new refresh token: the local run's clients have no rotation. */
export const getTokensFromRefreshToken = operation(
    {
        RefreshToken: field.required(field.accessToken),
        ClientId: field.required(field.clientId),
        ClientSecret: field.clientSecret,
        DeviceKey: field.text(1, 55, "[\\w-]+_[0-9a-f-]+"),
        ClientMetadata: field.texts,
    },
    (cognito, { RefreshToken, ClientId, ClientSecret }) => {
        const poolClient = clientOf(cognito, ClientId);
        checkSecret(poolClient.client, ClientSecret);
        const { session, user } = readRefreshToken(cognito, poolClient, RefreshToken);
        return { AuthenticationResult: issueTokens(cognito, poolClient, user, session) };
    },
);

/** Ends a session: its access tokens are no longer good for Cognito, either. */
export const revokeToken = operation(
    {
        Token: field.required(field.accessToken),
        ClientId: field.required(field.clientId),
        ClientSecret: field.clientSecret,
    },
    (cognito, { Token, ClientId, ClientSecret }) => {
        const { client } = clientOf(cognito, ClientId);
        checkSecret(client, ClientSecret);
        if (client.settings.EnableTokenRevocation === false) {
            throw unsupportedOperation("Token revocation is not enabled for this client");
        }
        if (decodeClaims(Token) !== undefined) {
            throw unsupportedTokenType("Unsupported token type");
        }
        const session = sessionOf(cognito.directory.sessions, Token);
        if (session?.clientId !== client.id) {
            throw notAuthorized("Invalid Refresh Token");
        }
        cognito.directory.commit("RevokeToken", ["put", "sessions", { ...session, revoked: true }]);
        return {};
    },
);
