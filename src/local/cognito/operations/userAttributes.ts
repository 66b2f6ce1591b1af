import { readAccessToken } from "../accessToken";
import { changedAttributes, checkWritable, withoutAttributes } from "../attributes";
import { type Cognito, saveUser } from "../cognito";
import { checkCode, type CodeDelivery, newCode, sendCode, withoutCode } from "../codes";
import { aliasExists, invalidParameter } from "../errors";
import * as field from "../fields";
import type { Pool } from "../pool";
import type { UserRecord } from "../records";
import { type Address, addresses, checkAliases } from "../usernames";
import { operation } from "./operation";

const token = { AccessToken: field.required(field.accessToken) } as const;

export const updateUserAttributes = operation(
    { UserAttributes: field.required(field.attributes), ...token, ClientMetadata: field.texts },
    (cognito, { UserAttributes, AccessToken }) => {
        const { client, pool, user } = readAccessToken(cognito, AccessToken);
        checkWritable(
            client,
            UserAttributes.map(({ Name }) => Name),
        );
        const attributes = changedAttributes(pool, user.attributes, UserAttributes);
        const changed = addresses.filter(
            (address) =>
                attributes[address] !== user.attributes[address] && attributes[address] !== undefined,
        );
        const next = withUnverified(cognito, pool, { ...user, attributes }, user, changed);
        checkAliases(pool, next);
        const kept = saveUser(cognito, "UpdateUserAttributes", next);
        const sent = changed
            .filter((address) => pool.settings.AutoVerifiedAttributes?.includes(address))
            .map((address) => sendCode(cognito, pool, kept, address, address));
        return { CodeDeliveryDetailsList: sent };
    },
);

/**
 * An address that has changed is not verified, and a code goes to it where the pool verifies by itself. Where the
 * pool wants it verified before, the user keeps the old one until then.
 */
function withUnverified(
    cognito: Cognito,
    pool: Pool,
    next: UserRecord,
    old: UserRecord,
    changed: readonly Address[],
): UserRecord {
    const before = pool.settings.UserAttributeUpdateSettings?.AttributesRequireVerificationBeforeUpdate ?? [];
    for (const address of changed) {
        const value = next.attributes[address]!;
        if (before.includes(address) && old.attributes[address] !== undefined) {
            if (ownerOf(pool, value, address, old)) {
                throw aliasExists(`An account with the given ${address} already exists.`);
            }
            next = {
                ...next,
                attributes: { ...next.attributes, [address]: old.attributes[address] },
                pendingAttributes: { ...next.pendingAttributes, [address]: value },
            };
        } else {
            next = { ...next, attributes: { ...next.attributes, [`${address}_verified`]: "false" } };
        }
        if (pool.settings.AutoVerifiedAttributes?.includes(address)) {
            next = newCode(cognito, next, address);
        }
    }
    return next;
}

/** Whether somebody else signs in with an address. */
function ownerOf(pool: Pool, value: string, address: Address, user: UserRecord): boolean {
    const { UsernameAttributes = [], AliasAttributes = [] } = pool.settings;
    const owner = pool.find(value);
    const isName = UsernameAttributes.includes(address) || AliasAttributes.includes(address);
    return isName && owner !== undefined && owner.username !== user.username;
}

export const deleteUserAttributes = operation(
    { UserAttributeNames: field.required(field.list(field.attributeName)), ...token },
    (cognito, { UserAttributeNames, AccessToken }) => {
        const { client, pool, user } = readAccessToken(cognito, AccessToken);
        checkWritable(client, UserAttributeNames);
        const attributes = withoutAttributes(pool, user.attributes, UserAttributeNames);
        saveUser(cognito, "DeleteUserAttributes", { ...user, attributes });
        return {};
    },
);

export const getUserAttributeVerificationCode = operation(
    { ...token, AttributeName: field.required(field.attributeName), ClientMetadata: field.texts },
    (cognito, { AccessToken, AttributeName }): { CodeDeliveryDetails: CodeDelivery } => {
        const { pool, user } = readAccessToken(cognito, AccessToken);
        const address = addressCalled(AttributeName);
        if ((user.pendingAttributes?.[address] ?? user.attributes[address]) === undefined) {
            throw invalidParameter(`User has no ${address} to be verified.`);
        }
        const action = "GetUserAttributeVerificationCode";
        const kept = saveUser(cognito, action, newCode(cognito, user, address));
        return { CodeDeliveryDetails: sendCode(cognito, pool, kept, address, address) };
    },
);

export const verifyUserAttribute = operation(
    {
        ...token,
        AttributeName: field.required(field.attributeName),
        Code: field.required(field.confirmationCode),
    },
    (cognito, { AccessToken, AttributeName, Code }) => {
        const { pool, user } = readAccessToken(cognito, AccessToken);
        const address = addressCalled(AttributeName);
        checkCode(cognito, user, address, Code);
        const { [address]: value = user.attributes[address]!, ...pendingAttributes } =
            user.pendingAttributes ?? {};
        const verified = { ...user.attributes, [address]: value, [`${address}_verified`]: "true" };
        const next = { ...withoutCode(user, address), attributes: verified, pendingAttributes };
        checkAliases(pool, next);
        saveUser(cognito, "VerifyUserAttribute", next);
        return {};
    },
);

function addressCalled(name: string): Address {
    const address = addresses.find((known) => known === name);
    if (address === undefined) {
        throw invalidParameter(`Invalid attribute ${name}: only email and phone_number can be verified.`);
    }
    return address;
}
