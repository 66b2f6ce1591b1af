import { poolOf, saveUser, userOf } from "../cognito";
import { newCode, sendCode } from "../codes";
import { createCredentials } from "../credentials";
import { notAuthorized } from "../errors";
import * as field from "../fields";
import { checkPassword } from "../passwordPolicy";
import { withTemporaryPassword } from "./adminCreateUser";
import { recoveryAddress } from "./forgotPassword";
import { operation } from "./operation";

export const adminSetUserPassword = operation(
    { ...field.adminUser, Password: field.required(field.password), Permanent: field.flag },
    async (cognito, { UserPoolId, Username, Password, Permanent }) => {
        const pool = poolOf(cognito, UserPoolId);
        const asked = userOf(pool, Username);
        checkPassword(Password, pool.settings.Policies?.PasswordPolicy ?? {});
        const { credentials, passwordExpiresAt } = Permanent
            ? { credentials: await createCredentials(Password, pool.id, asked.username) }
            : await withTemporaryPassword(cognito, pool, asked, Password);
        saveUser(cognito, "AdminSetUserPassword", {
            ...userOf(pool, Username),
            credentials,
            passwordExpiresAt,
            status: Permanent ? "CONFIRMED" : "FORCE_CHANGE_PASSWORD",
        });
        return {};
    },
);

/** The old password is no longer good; the user chooses another with the code that is sent. */
export const adminResetUserPassword = operation(
    { ...field.adminUser, ClientMetadata: field.texts },
    (cognito, { UserPoolId, Username }) => {
        const pool = poolOf(cognito, UserPoolId);
        const user = userOf(pool, Username);
        if (!user.enabled) {
            throw notAuthorized("User is disabled.");
        }
        if (user.status !== "CONFIRMED" && user.status !== "RESET_REQUIRED") {
            throw notAuthorized("User password cannot be reset in the current state.");
        }
        const address = recoveryAddress(pool, user);
        const kept = saveUser(cognito, "AdminResetUserPassword", {
            ...newCode(cognito, user, "password"),
            status: "RESET_REQUIRED",
        });
        sendCode(cognito, pool, kept, "password", address);
        return {};
    },
);
