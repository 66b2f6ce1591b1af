import type { MethodModel } from "../gateway/restApiModel";

/** What every user's access token has for a scope (Cognito Developer Guide, "Scopes, M2M, and resource servers"). */
const userScope = "aws.cognito.signin.user.admin";

/** Where machine clients get their tokens; undefined where there are none. */
export type TokenUrl = string | undefined;

/** How callers say who they are, as components of the document. */
export function securitySchemes(methods: readonly MethodModel[], tokenUrl: TokenUrl): Record<string, object> {
    const guarded = methods.filter(({ authorizer }) => authorizer !== undefined);
    const scopes = [...new Set(guarded.flatMap(machineScopes))];
    const takesUsers = guarded.some(takesUserTokens);
    const takesIds = guarded.some(({ inputs }) => inputs.authorizationScopes === undefined);
    return {
        ...(takesUsers && {
            userPool: {
                type: "http",
                scheme: "bearer",
                bearerFormat: "JWT",
                description: takesIds
                    ? "A user's ID token of the stack's user pool. It is taken without `Bearer `, too."
                    : "A user's access token of the stack's user pool. It is taken without `Bearer `, too.",
                "x-token-use": takesIds ? "id" : "access",
            },
        }),
        ...(tokenUrl !== undefined &&
            scopes.length > 0 && {
                machineClients: {
                    type: "oauth2",
                    description:
                        "An access token that a program gets with the id and the secret of its app client.",
                    flows: {
                        clientCredentials: {
                            tokenUrl,
                            scopes: Object.fromEntries(
                                scopes.map((scope) => [scope, `The routes of ${scope}.`]),
                            ),
                        },
                    },
                },
            }),
    };
}

/** What lets a caller of a method in: any one of them. */
export function securityOf(method: MethodModel, tokenUrl: TokenUrl): Record<string, string[]>[] {
    if (method.authorizer === undefined) {
        return [];
    }
    return [
        ...(takesUserTokens(method) ? [{ userPool: [] }] : []),
        ...(tokenUrl === undefined
            ? []
            : machineScopes(method).map((scope) => ({ machineClients: [scope] }))),
    ];
}

function takesUserTokens({ inputs: { authorizationScopes } }: MethodModel): boolean {
    return authorizationScopes === undefined || authorizationScopes.includes(userScope);
}

function machineScopes({ inputs: { authorizationScopes = [] } }: MethodModel): string[] {
    return authorizationScopes.filter((scope) => scope !== userScope);
}
