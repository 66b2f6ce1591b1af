import { readAccessToken } from "../accessToken";
import { listed, readable } from "../attributes";
import { factorsOf } from "../describedUser";
import * as field from "../fields";
import { operation } from "./operation";

const fields = { AccessToken: field.required(field.accessToken) } as const;

export const getUser = operation(fields, (cognito, { AccessToken }) => {
    const { client, user } = readAccessToken(cognito, AccessToken);
    return {
        Username: user.username,
        UserAttributes: listed(readable(client, user.attributes)),
        ...factorsOf(user),
    };
});

export const deleteUser = operation(fields, (cognito, { AccessToken }) => {
    const { user } = readAccessToken(cognito, AccessToken);
    cognito.directory.commit("DeleteUser", ["delete", "users", user]);
    return {};
});
