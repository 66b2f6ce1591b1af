import { readAccessToken } from "../accessToken";
import { type Cognito, poolOf, saveUser, userOf } from "../cognito";
import * as field from "../fields";
import type { UserRecord } from "../records";
import { operation } from "./operation";

export const globalSignOut = operation(
    { AccessToken: field.required(field.accessToken) },
    (cognito, input) => {
        signOut(cognito, "GlobalSignOut", readAccessToken(cognito, input.AccessToken).user);
        return {};
    },
);

export const adminUserGlobalSignOut = operation(field.adminUser, (cognito, { UserPoolId, Username }) => {
    signOut(cognito, "AdminUserGlobalSignOut", userOf(poolOf(cognito, UserPoolId), Username));
    return {};
});

/** Ends all sessions of a user. */
function signOut(cognito: Cognito, action: string, user: UserRecord): void {
    saveUser(cognito, action, { ...user, signOuts: user.signOuts + 1 });
}
