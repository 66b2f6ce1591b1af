import { readAccessToken } from "../accessToken";
import { saveUser } from "../cognito";
import { createCredentials, isPassword } from "../credentials";
import { incorrectCredentials } from "../errors";
import * as field from "../fields";
import { checkPassword } from "../passwordPolicy";
import { operation } from "./operation";

export const changePassword = operation(
    {
        PreviousPassword: field.required(field.password),
        ProposedPassword: field.required(field.password),
        AccessToken: field.required(field.accessToken),
    },
    async (cognito, { PreviousPassword, ProposedPassword, AccessToken }) => {
        const { pool, user: asking } = readAccessToken(cognito, AccessToken);
        checkPassword(ProposedPassword, pool.settings.Policies?.PasswordPolicy ?? {});
        const isRight = await isPassword(PreviousPassword, asking.credentials);
        const credentials = await createCredentials(ProposedPassword, pool.id, asking.username);
        const { user } = readAccessToken(cognito, AccessToken);
        if (!isRight || user.credentials !== asking.credentials) {
            throw incorrectCredentials();
        }
        saveUser(cognito, "ChangePassword", { ...user, credentials });
        return {};
    },
);
