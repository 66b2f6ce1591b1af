import { changedAttributes, withoutAttributes } from "../attributes";
import { poolOf, saveUser, userOf } from "../cognito";
import * as field from "../fields";
import { addresses, checkAliases } from "../usernames";
import { operation } from "./operation";

/** An address that an administrator changes is not verified, unless he says so. */
export const adminUpdateUserAttributes = operation(
    { ...field.adminUser, UserAttributes: field.required(field.attributes), ClientMetadata: field.texts },
    (cognito, { UserPoolId, Username, UserAttributes }) => {
        const pool = poolOf(cognito, UserPoolId);
        const user = userOf(pool, Username);
        const changed = changedAttributes(pool, user.attributes, UserAttributes);
        const given = UserAttributes.map(({ Name }) => Name);
        const unverified = addresses
            .filter((address) => changed[address] !== user.attributes[address])
            .map((address) => `${address}_verified`)
            .filter((name) => !given.includes(name) && changed[name] !== undefined)
            .map((name) => [name, "false"] as const);
        const next = { ...user, attributes: { ...changed, ...Object.fromEntries<string>(unverified) } };
        checkAliases(pool, next);
        saveUser(cognito, "AdminUpdateUserAttributes", next);
        return {};
    },
);

export const adminDeleteUserAttributes = operation(
    { ...field.adminUser, UserAttributeNames: field.required(field.list(field.attributeName)) },
    (cognito, { UserPoolId, Username, UserAttributeNames }) => {
        const pool = poolOf(cognito, UserPoolId);
        const user = userOf(pool, Username);
        const attributes = withoutAttributes(pool, user.attributes, UserAttributeNames);
        saveUser(cognito, "AdminDeleteUserAttributes", { ...user, attributes });
        return {};
    },
);
