import { checkWritable } from "../attributes";
import { clientOf } from "../cognito";
import { newCode, sendCode } from "../codes";
import { createCredentials } from "../credentials";
import { notAuthorized, usernameExists } from "../errors";
import * as field from "../fields";
import { checkPassword } from "../passwordPolicy";
import type { Pool } from "../pool";
import type { UserRecord } from "../records";
import { checkSecretHash } from "../secretHash";
import { type Address, addresses, checkUsername, newUser } from "../usernames";
import { operation } from "./operation";

export const signUp = operation(
    {
        ClientId: field.required(field.clientId),
        SecretHash: field.secretHash,
        Username: field.required(field.username),
        // Optional in the model, for pools whose users sign in without one, which are not served.
        Password: field.required(field.password),
        UserAttributes: field.attributes,
        ValidationData: field.attributes,
        AnalyticsMetadata: field.analytics,
        UserContextData: field.userContext,
        ClientMetadata: field.texts,
    },
    async (cognito, { ClientId, SecretHash, Username, Password, UserAttributes = [] }) => {
        const { client, pool } = clientOf(cognito, ClientId);
        checkSecretHash(client, SecretHash, Username);
        if (pool.settings.AdminCreateUserConfig?.AllowAdminCreateUserOnly) {
            throw notAuthorized("SignUp is not permitted for this user pool");
        }
        checkUsername(pool, Username);
        checkWritable(
            client,
            UserAttributes.map(({ Name }) => Name),
        );
        checkPassword(Password, pool.settings.Policies?.PasswordPolicy ?? {});
        const user = newUser(cognito, pool, Username, UserAttributes, "UNCONFIRMED");
        checkIsNew(pool, Username);
        const credentials = await createCredentials(Password, pool.id, user.username);
        checkIsNew(pool, Username);

        const address = addressToVerify(pool, user);
        const complete = { ...user, credentials };
        const kept = address === undefined ? complete : newCode(cognito, complete, "signUp");
        cognito.directory.commit("SignUp", ["put", "users", kept]);
        return {
            UserConfirmed: false,
            UserSub: user.attributes.sub,
            ...(address && { CodeDeliveryDetails: sendCode(cognito, pool, kept, "signUp", address) }),
        };
    },
);

function checkIsNew(pool: Pool, name: string): void {
    if (pool.find(name) !== undefined) {
        throw usernameExists("User already exists");
    }
}

/** Where the code of a sign-up goes, whose user then has that address verified. */
export function addressToVerify(pool: Pool, user: UserRecord): Address | undefined {
    const verified = pool.settings.AutoVerifiedAttributes ?? [];
    return addresses.find((address) => verified.includes(address) && user.attributes[address] !== undefined);
}
