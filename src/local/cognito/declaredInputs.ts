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

/** The inputs of `cognito.UserPool`, but for its schema, by which DescribeUserPool describes it. */
export function userPoolInputs(described: Properties): Properties {
    const { Name, Policies, UserPoolTags, ...settings } = described;
    const { PasswordPolicy } = Policies as { PasswordPolicy: unknown };
    return {
        ...(declaredNames(settings) as Properties),
        name: Name,
        passwordPolicy: declaredNames(PasswordPolicy),
        tags: UserPoolTags,
    };
}

/** The inputs of `cognito.UserPoolClient` by which DescribeUserPoolClient describes it. */
export function userPoolClientInputs(described: Properties): Properties {
    const { ClientName, ...settings } = described;
    return { ...(declaredNames(settings) as Properties), name: ClientName };
}

/** The inputs of `cognito.ResourceServer` by which DescribeResourceServer describes it. */
export function resourceServerInputs(described: Properties): Properties {
    return declaredNames(described) as Properties;
}

function renamed(value: unknown): unknown {
    return withKeys(value, (key) => irregularNames[key] ?? key.charAt(0).toUpperCase() + key.slice(1));
}

const irregularKeys = new Map(Object.entries(irregularNames).map(([declared, name]) => [name, declared]));

/** The way back. */
function declaredNames(value: unknown): unknown {
    return withKeys(value, (name) => irregularKeys.get(name) ?? name.charAt(0).toLowerCase() + name.slice(1));
}

function withKeys(value: unknown, rename: (key: string) => string): unknown {
    if (Array.isArray(value)) {
        return value.map((entry) => withKeys(entry, rename));
    }
    if (typeof value !== "object" || value === null) {
        return value;
    }
    return Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [rename(key), withKeys(inner, rename)]),
    );
}
