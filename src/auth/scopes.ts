import type { CallersConfig } from "../config/callers";
import type { RouteGroup } from "../routes";

/** Identifier of the resource server: what the API's own scopes begin with. */
export const resourceServerIdentifier = "kinesis-proxy";

/** Scope of the access tokens of users who sign in by Cognito's API, and their only one (Cognito Developer Guide). */
const userScope = "aws.cognito.signin.user.admin";

/** The scope that opens the routes of a group. */
export function scopeOf(group: RouteGroup): string {
    return `${resourceServerIdentifier}/${group}`;
}

/** Scopes of which an access token needs one to call a group's routes; undefined where ID tokens are taken. */
export function authorizationScopes(
    group: RouteGroup,
    { accessTokens, machinesOnly }: Pick<CallersConfig, "accessTokens" | "machinesOnly">,
): string[] | undefined {
    return accessTokens ? [scopeOf(group), ...(machinesOnly ? [] : [userScope])] : undefined;
}
