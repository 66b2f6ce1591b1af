import { clientOf, saveUser, userOrHidden } from "../cognito";
import { checkCode, deliveryTo, newCode, sendCode, withoutCode } from "../codes";
import { createCredentials } from "../credentials";
import { invalidParameter, notAuthorized } from "../errors";
import * as field from "../fields";
import { checkPassword } from "../passwordPolicy";
import type { Pool } from "../pool";
import type { UserRecord } from "../records";
import { checkSecretHash } from "../secretHash";
import type { Address } from "../usernames";
import { userWithCode } from "./confirmSignUp";
import { operation } from "./operation";

const common = {
    ClientId: field.required(field.clientId),
    SecretHash: field.secretHash,
    Username: field.required(field.username),
    AnalyticsMetadata: field.analytics,
    UserContextData: field.userContext,
    ClientMetadata: field.texts,
} as const;

export const forgotPassword = operation(common, (cognito, { ClientId, SecretHash, Username }) => {
    const { client, pool } = clientOf(cognito, ClientId);
    checkSecretHash(client, SecretHash, Username);
    const user = userOrHidden(pool, client, Username);
    if (user === undefined) {
        return { CodeDeliveryDetails: deliveryTo("email", Username) };
    }
    if (!user.enabled) {
        throw notAuthorized("User is disabled.");
    }
    if (user.status === "FORCE_CHANGE_PASSWORD") {
        throw notAuthorized("User password cannot be reset in the current state.");
    }
    const address = recoveryAddress(pool, user);
    const kept = saveUser(cognito, "ForgotPassword", newCode(cognito, user, "password"));
    return { CodeDeliveryDetails: sendCode(cognito, pool, kept, "password", address) };
});

export const confirmForgotPassword = operation(
    {
        ...common,
        ConfirmationCode: field.required(field.confirmationCode),
        Password: field.required(field.password),
    },
    async (cognito, { ClientId, SecretHash, Username, ConfirmationCode, Password }) => {
        const { client, pool } = clientOf(cognito, ClientId);
        checkSecretHash(client, SecretHash, Username);
        const asked = userWithCode(pool, client, Username);
        checkPassword(Password, pool.settings.Policies?.PasswordPolicy ?? {});
        checkCode(cognito, asked, "password", ConfirmationCode);
        const credentials = await createCredentials(Password, pool.id, asked.username);
        const user = userWithCode(pool, client, Username);
        checkCode(cognito, user, "password", ConfirmationCode);
        saveUser(cognito, "ConfirmForgotPassword", {
            ...withoutCode(user, "password"),
            credentials,
            passwordExpiresAt: undefined,
            status: "CONFIRMED",
        });
        return {};
    },
);

/**
 * Where the code of a forgotten password goes: to an address that is verified, as the pool prefers them.
 *
 * @throws CognitoError InvalidParameterException, NotAuthorizedException
 */
export function recoveryAddress(pool: Pool, user: UserRecord): Address {
    const mechanisms = pool.settings.AccountRecoverySetting?.RecoveryMechanisms ?? [
        { Name: "verified_phone_number", Priority: 1 },
        { Name: "verified_email", Priority: 2 },
    ];
    const ranked = [...mechanisms].sort((one, other) => one.Priority - other.Priority);
    if (ranked[0]!.Name === "admin_only") {
        throw notAuthorized("Contact administrator to reset password.");
    }
    const address = ranked
        .map(({ Name }) => Name.replace("verified_", "") as Address)
        .find(
            (name) => user.attributes[name] !== undefined && user.attributes[`${name}_verified`] === "true",
        );
    if (address === undefined) {
        throw invalidParameter(
            "Cannot reset password for the user as there is no registered/verified email or phone_number",
        );
    }
    return address;
}
