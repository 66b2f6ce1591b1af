import { randomBytes } from "node:crypto";
import { type Cognito, poolOf, saveUser } from "../cognito";
import { createCredentials } from "../credentials";
import { listedUser } from "../describedUser";
import { unsupportedUserState, userNotFound, usernameExists } from "../errors";
import * as field from "../fields";
import { checkPassword } from "../passwordPolicy";
import type { Pool } from "../pool";
import type { UserRecord } from "../records";
import { addresses, checkAliases, checkUsername, newUser, withoutTakenAliases } from "../usernames";
import { operation } from "./operation";

const day = 24 * 60 * 60 * 1000;

export const adminCreateUser = operation(
    {
        ...field.adminUser,
        UserAttributes: field.attributes,
        ValidationData: field.attributes,
        TemporaryPassword: field.password,
        ForceAliasCreation: field.flag,
        MessageAction: field.oneOf("RESEND", "SUPPRESS"),
        DesiredDeliveryMediums: field.list(field.oneOf("SMS", "EMAIL")),
        ClientMetadata: field.texts,
    },
    async (cognito, input) => {
        const { UserPoolId, Username, UserAttributes = [], MessageAction } = input;
        const pool = poolOf(cognito, UserPoolId);
        const temporary = input.TemporaryPassword ?? `${randomBytes(9).toString("base64url")}aA1!`;
        if (MessageAction === "RESEND") {
            return resend(cognito, pool, Username, temporary);
        }
        checkUsername(pool, Username);
        checkPassword(temporary, pool.settings.Policies?.PasswordPolicy ?? {});
        const user = newUser(cognito, pool, Username, UserAttributes, "FORCE_CHANGE_PASSWORD");
        const check = () => {
            if (pool.find(Username) !== undefined) {
                throw usernameExists("User account already exists");
            }
            if (!input.ForceAliasCreation) {
                checkAliases(pool, user);
            }
        };
        check();
        const invited = await withTemporaryPassword(cognito, pool, user, temporary);
        check();
        const losers = withoutTakenAliases(pool, invited);
        cognito.directory.commit(
            "AdminCreateUser",
            ...losers.map((loser) => ["put", "users", loser] as const),
            ["put", "users", invited],
        );
        if (MessageAction !== "SUPPRESS") {
            sendInvitation(cognito, pool, invited, temporary, input.DesiredDeliveryMediums);
        }
        return { User: listedUser(invited) };
    },
);

/** Invites a user again, with another temporary password, which is good as long as the first was. */
async function resend(cognito: Cognito, pool: Pool, name: string, temporary: string): Promise<object> {
    checkPassword(temporary, pool.settings.Policies?.PasswordPolicy ?? {});
    const asked = invitedUser(pool, name);
    const { credentials, passwordExpiresAt } = await withTemporaryPassword(cognito, pool, asked, temporary);
    const user = { ...invitedUser(pool, name), credentials, passwordExpiresAt };
    const kept = saveUser(cognito, "AdminCreateUser", user);
    sendInvitation(cognito, pool, kept, temporary);
    return { User: listedUser(kept) };
}

function invitedUser(pool: Pool, name: string): UserRecord {
    const user = pool.find(name);
    if (user === undefined) {
        throw userNotFound("User does not exist.");
    }
    if (user.status !== "FORCE_CHANGE_PASSWORD") {
        throw unsupportedUserState(`Resend not possible. ${name} status is not FORCE_CHANGE_PASSWORD`);
    }
    return user;
}

/** A user with a password that is good for some days, seven unless the pool says otherwise. */
export async function withTemporaryPassword(
    cognito: Cognito,
    pool: Pool,
    user: UserRecord,
    password: string,
): Promise<UserRecord> {
    const { TemporaryPasswordValidityDays } = pool.settings.Policies?.PasswordPolicy ?? {};
    const { UnusedAccountValidityDays } = pool.settings.AdminCreateUserConfig ?? {};
    const days = (TemporaryPasswordValidityDays ?? UnusedAccountValidityDays) || 7;
    return {
        ...user,
        credentials: await createCredentials(password, pool.id, user.username),
        passwordExpiresAt: cognito.clock.now() + days * day,
    };
}

/** Goes to each address that the user has and that is wanted: by default all. A user may have none. */
function sendInvitation(
    cognito: Cognito,
    pool: Pool,
    user: UserRecord,
    code: string,
    media: readonly string[] = ["SMS", "EMAIL"],
): void {
    const { username } = user;
    for (const address of addresses) {
        const destination = user.attributes[address];
        if (destination !== undefined && media.includes(address === "email" ? "EMAIL" : "SMS")) {
            cognito.outbox.send({
                userPoolId: pool.id,
                username,
                destination,
                kind: "Temporary password",
                code,
            });
        }
    }
}
