import * as field from "./fields";

const timeUnit = field.oneOf("seconds", "minutes", "hours", "days");
const permissions = field.list(field.text(1, 2048));
const redirectUri = field.text(1, 1024, "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+");

/** A scope, such as `openid` or `server/scope`. */
export const scope = field.text(1, 256, "[\\x21\\x23-\\x5B\\x5D-\\x7E]+");

export const clientName = field.text(1, 128, "[\\w\\s+=,.@-]+");

/** What CreateUserPoolClient and UpdateUserPoolClient take, but for ids, name and secret. */
export const clientSettings = {
    RefreshTokenValidity: field.integer(0, 315_360_000),
    AccessTokenValidity: field.integer(1, 86_400),
    IdTokenValidity: field.integer(1, 86_400),
    TokenValidityUnits: field.structure({ AccessToken: timeUnit, IdToken: timeUnit, RefreshToken: timeUnit }),
    ReadAttributes: permissions,
    WriteAttributes: permissions,
    ExplicitAuthFlows: field.list(
        field.oneOf(
            "ADMIN_NO_SRP_AUTH",
            "CUSTOM_AUTH_FLOW_ONLY",
            "USER_PASSWORD_AUTH",
            "ALLOW_ADMIN_USER_PASSWORD_AUTH",
            "ALLOW_CUSTOM_AUTH",
            "ALLOW_USER_PASSWORD_AUTH",
            "ALLOW_USER_SRP_AUTH",
            "ALLOW_REFRESH_TOKEN_AUTH",
            "ALLOW_USER_AUTH",
        ),
    ),
    SupportedIdentityProviders: field.list(field.text(1, 32, "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\p{Z}]+")),
    CallbackURLs: field.list(redirectUri, 0, 100),
    LogoutURLs: field.list(redirectUri, 0, 100),
    DefaultRedirectURI: redirectUri,
    AllowedOAuthFlows: field.list(field.oneOf("code", "implicit", "client_credentials"), 0, 3),
    AllowedOAuthScopes: field.list(scope, 0, 50),
    AllowedOAuthFlowsUserPoolClient: field.flag,
    AnalyticsConfiguration: field.structure({
        ApplicationId: field.text(undefined, undefined, "[0-9a-fA-F]+"),
        ApplicationArn: field.arn,
        RoleArn: field.arn,
        ExternalId: field.text(0, 131_072),
        UserDataShared: field.flag,
    }),
    PreventUserExistenceErrors: field.oneOf("LEGACY", "ENABLED"),
    EnableTokenRevocation: field.flag,
    EnablePropagateAdditionalUserContextData: field.flag,
    AuthSessionValidity: field.integer(3, 15),
    RefreshTokenRotation: field.structure({
        Feature: field.required(field.oneOf("ENABLED", "DISABLED")),
        RetryGracePeriodSeconds: field.integer(0, 60),
    }),
} as const;

/** Settings of an app client (CreateUserPoolClient, Cognito API reference). */
export type ClientSettings = field.InputOf<typeof clientSettings>;
