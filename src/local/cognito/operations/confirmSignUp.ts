import { type Cognito, clientOf, saveUser, userOrHidden } from "../cognito";
import { checkCode, deliveryTo, newCode, sendCode, withoutCode } from "../codes";
import { expiredCode, invalidParameter, notAuthorized } from "../errors";
import * as field from "../fields";
import type { Pool } from "../pool";
import type { ClientRecord, UserRecord } from "../records";
import { checkSecretHash } from "../secretHash";
import { checkAliases, withoutTakenAliases } from "../usernames";
import { operation } from "./operation";
import { addressToVerify } from "./signUp";

const common = {
    ClientId: field.required(field.clientId),
    SecretHash: field.secretHash,
    Username: field.required(field.username),
} as const;

const metadata = {
    AnalyticsMetadata: field.analytics,
    UserContextData: field.userContext,
    ClientMetadata: field.texts,
} as const;

/** Who has the code has the address. */
export const confirmSignUp = operation(
    {
        ...common,
        ConfirmationCode: field.required(field.confirmationCode),
        ForceAliasCreation: field.flag,
        ...metadata,
        Session: field.session,
    },
    (cognito, { ClientId, SecretHash, Username, ConfirmationCode, ForceAliasCreation }) => {
        const { client, pool } = clientOf(cognito, ClientId);
        checkSecretHash(client, SecretHash, Username);
        const user = userWithCode(pool, client, Username);
        if (user.status !== "UNCONFIRMED") {
            throw notAuthorized(`User cannot be confirmed. Current status is ${user.status}`);
        }
        checkCode(cognito, user, "signUp", ConfirmationCode);
        confirm(cognito, "ConfirmSignUp", pool, withoutCode(user, "signUp"), ForceAliasCreation === true);
        return {};
    },
);

function confirm(cognito: Cognito, action: string, pool: Pool, user: UserRecord, force: boolean): void {
    const address = addressToVerify(pool, user);
    const attributes = { ...user.attributes, ...(address && { [`${address}_verified`]: "true" }) };
    const confirmed: UserRecord = {
        ...user,
        attributes,
        status: "CONFIRMED",
        modifiedAt: cognito.clock.now(),
    };
    if (!force) {
        checkAliases(pool, confirmed);
    }
    const losers = withoutTakenAliases(pool, confirmed);
    cognito.directory.commit(action, ...losers.map((loser) => ["put", "users", loser] as const), [
        "put",
        "users",
        confirmed,
    ]);
}

export const resendConfirmationCode = operation(
    { ...common, ...metadata },
    (cognito, { ClientId, SecretHash, Username }) => {
        const { client, pool } = clientOf(cognito, ClientId);
        checkSecretHash(client, SecretHash, Username);
        const user = userOrHidden(pool, client, Username);
        if (user === undefined) {
            return { CodeDeliveryDetails: deliveryTo("email", Username) };
        }
        if (user.status !== "UNCONFIRMED") {
            throw invalidParameter("User is already confirmed.");
        }
        const address = addressToVerify(pool, user);
        if (address === undefined) {
            throw invalidParameter("Auto verification not turned on.");
        }
        const kept = saveUser(cognito, "ResendConfirmationCode", newCode(cognito, user, "signUp"));
        return { CodeDeliveryDetails: sendCode(cognito, pool, kept, "signUp", address) };
    },
);

/**
 * Whom a code is for. A client may not let it be known who has an account.
 *
 * @throws CognitoError ExpiredCodeException, UserNotFoundException
 */
export function userWithCode(pool: Pool, client: ClientRecord, name: string): UserRecord {
    const user = userOrHidden(pool, client, name);
    if (user === undefined) {
        throw expiredCode("Invalid code provided, please request a code again.");
    }
    return user;
}
