import { randomUUID } from "node:crypto";
import { newAttributes, type Attribute } from "./attributes";
import type { Cognito } from "./cognito";
import { aliasExists, invalidParameter } from "./errors";
import type { Pool } from "./pool";
import type { UserRecord, UserStatus } from "./records";
import { isEmail, isPhoneNumber } from "./schema";

/** The addresses that codes go to, in the order in which Cognito prefers them. */
export const addresses = ["phone_number", "email"] as const;

export type Address = (typeof addresses)[number];

const forms: Readonly<Record<Address, { readonly is: (text: string) => boolean; readonly words: string }>> = {
    email: { is: isEmail, words: "email" },
    phone_number: { is: isPhoneNumber, words: "phone number" },
};

/** @throws CognitoError InvalidParameterException for a user name that is no address where it has to be, or is one */
export function checkUsername(pool: Pool, name: string): void {
    const { UsernameAttributes = [], AliasAttributes = [] } = pool.settings;
    if (UsernameAttributes.length > 1 && !addresses.some((address) => forms[address].is(name))) {
        throw invalidParameter("Username should be either an email or a phone number.");
    }
    const [only] = UsernameAttributes;
    if (UsernameAttributes.length === 1 && !forms[only!].is(name)) {
        throw invalidParameter(`Username should be ${only === "email" ? "an" : "a"} ${forms[only!].words}.`);
    }
    for (const alias of addresses.filter((address) => AliasAttributes.includes(address))) {
        if (forms[alias].is(name)) {
            const { words } = forms[alias];
            throw invalidParameter(
                `Username cannot be of ${words} format, since user pool is configured for ${words} alias.`,
            );
        }
    }
}

/**
 * A new user, not kept yet. Where users sign in with an address, that is an attribute of theirs, and their name in
 * the pool their `sub`.
 *
 * @throws CognitoError InvalidParameterException for attributes that do not conform to the schema
 */
export function newUser(
    cognito: Cognito,
    pool: Pool,
    name: string,
    given: readonly Attribute[],
    status: UserStatus,
): UserRecord {
    const sub = randomUUID();
    const { UsernameAttributes = [] } = pool.settings;
    const address = UsernameAttributes.find((attribute) => forms[attribute].is(name));
    const own = address === undefined ? given : [...given, { Name: address, Value: name }];
    const attributes: Record<string, string> = { sub, ...newAttributes(pool, own) };
    for (const attribute of addresses) {
        if (attributes[attribute] !== undefined) {
            attributes[`${attribute}_verified`] ??= "false";
        }
    }
    const now = cognito.clock.now();
    return {
        userPoolId: pool.id,
        username: address === undefined ? name : sub,
        attributes,
        status,
        enabled: true,
        codes: {},
        groups: [],
        signOuts: 0,
        createdAt: now,
        modifiedAt: now,
    };
}

/** @throws CognitoError AliasExistsException where somebody else signs in with one of the user's addresses */
export function checkAliases(pool: Pool, user: UserRecord): void {
    const [, ...aliases] = pool.namesOf(user);
    for (const alias of aliases) {
        const owner = pool.find(alias);
        if (owner !== undefined && owner.username !== user.username) {
            const what = addresses.find((address) => user.attributes[address] === alias);
            const words = what === undefined ? "preferred_username" : forms[what].words.replace(" ", "_");
            throw aliasExists(`An account with the given ${words} already exists.`);
        }
    }
}

/** Those who lose an address to a user who has it verified from now on. */
export function withoutTakenAliases(pool: Pool, user: UserRecord): UserRecord[] {
    const [, ...aliases] = pool.namesOf(user);
    const owners = aliases.flatMap((alias) => pool.find(alias) ?? []);
    return owners
        .filter(({ username }) => username !== user.username)
        .map((owner) => {
            const lost = addresses.filter((address) => aliases.includes(owner.attributes[address] ?? ""));
            const unverified = Object.fromEntries(lost.map((address) => [`${address}_verified`, "false"]));
            return { ...owner, attributes: { ...owner.attributes, ...unverified } };
        });
}
