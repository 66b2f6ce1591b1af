import { listed } from "../attributes";
import { poolOf, saveUser, userOf } from "../cognito";
import { describedUser, factorsOf } from "../describedUser";
import { notAuthorized } from "../errors";
import * as field from "../fields";
import { operation } from "./operation";

export const adminGetUser = operation(field.adminUser, (cognito, { UserPoolId, Username }) => {
    const user = userOf(poolOf(cognito, UserPoolId), Username);
    return { ...describedUser(user), UserAttributes: listed(user.attributes), ...factorsOf(user) };
});

/** Confirms a user without a code, and so without verifying an address. */
export const adminConfirmSignUp = operation(
    { ...field.adminUser, ClientMetadata: field.texts },
    (cognito, { UserPoolId, Username }) => {
        const user = userOf(poolOf(cognito, UserPoolId), Username);
        if (user.status !== "UNCONFIRMED") {
            throw notAuthorized(`User cannot be confirmed. Current status is ${user.status}`);
        }
        saveUser(cognito, "AdminConfirmSignUp", { ...user, status: "CONFIRMED" });
        return {};
    },
);

export const adminEnableUser = operation(field.adminUser, (cognito, { UserPoolId, Username }) => {
    const user = userOf(poolOf(cognito, UserPoolId), Username);
    saveUser(cognito, "AdminEnableUser", { ...user, enabled: true });
    return {};
});

export const adminDisableUser = operation(field.adminUser, (cognito, { UserPoolId, Username }) => {
    const user = userOf(poolOf(cognito, UserPoolId), Username);
    saveUser(cognito, "AdminDisableUser", { ...user, enabled: false });
    return {};
});

export const adminDeleteUser = operation(field.adminUser, (cognito, { UserPoolId, Username }) => {
    const user = userOf(poolOf(cognito, UserPoolId), Username);
    cognito.directory.commit("AdminDeleteUser", ["delete", "users", user]);
    return {};
});
