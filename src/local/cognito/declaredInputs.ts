import type { Properties } from "../declaration";

/** Names that differ from Pulumi's by more than the capital at the front. */
const irregularNames: Readonly<Record<string, string>> = {
    allowedOauthFlows: "AllowedOAuthFlows",
    allowedOauthFlowsUserPoolClient: "AllowedOAuthFlowsUserPoolClient",
    allowedOauthScopes: "AllowedOAuthScopes",
    attributesRequireVerificationBeforeUpdates: "AttributesRequireVerificationBeforeUpdate",
    callbackUrls: "CallbackURLs",
    defaultRedirectUri: "DefaultRedirectURI",
    logoutUrls: "LogoutURLs",
    smsMessage: "SMSMessage",
};

/** The body of CreateUserPool (Cognito API reference) for inputs of `cognito.UserPool`. */
export function createUserPoolRequest(name: string, inputs: Properties): Properties {
    const { passwordPolicy, schemas, tags, name: declaredName, ...settings } = inputs;
    return {
        ...(renamed(settings) as Properties),
        PoolName: declaredName ?? name,
        Policies: passwordPolicy && { PasswordPolicy: renamed(passwordPolicy) },
        Schema: schemas && renamed(schemas),
        UserPoolTags: tags,
    };
}

/** The body of CreateUserPoolClient for inputs of `cognito.UserPoolClient`. */
export function createUserPoolClientRequest(name: string, inputs: Properties): Properties {
    const { name: declaredName, ...settings } = inputs;
    return { ...(renamed(settings) as Properties), ClientName: declaredName ?? name };
}

/** The body of CreateResourceServer for inputs of `cognito.ResourceServer`. */
export function createResourceServerRequest({ scopes, ...inputs }: Properties): Properties {
    return { ...(renamed(inputs) as Properties), Scopes: scopes && renamed(scopes) };
}

function renamed(value: unknown): unknown {
    if (Array.isArray(value)) {
        return value.map(renamed);
    }
    if (typeof value !== "object" || value === null) {
        return value;
    }
    return Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [
            irregularNames[key] ?? key.charAt(0).toUpperCase() + key.slice(1),
            renamed(inner),
        ]),
    );
}
