import { invalidParameter, notAuthorized } from "./errors";
import type { Pool } from "./pool";
import type { ClientRecord } from "./records";
import { isEmail, isPhoneNumber, schemaOf } from "./schema";

/** An attribute as requests and answers have it. */
export interface Attribute {
    readonly Name: string;
    readonly Value?: string;
}

type Attributes = Readonly<Record<string, string>>;

const onlyForCognito = ["sub", "email_verified", "phone_number_verified", "cognito:mfa_enabled"];

/** @throws CognitoError NotAuthorizedException for an attribute that this client may not write */
export function checkWritable(client: ClientRecord, names: readonly string[]): void {
    const { WriteAttributes } = client.settings;
    const isWritable = (name: string) =>
        !onlyForCognito.includes(name) && (WriteAttributes?.includes(name) ?? true);
    if (!names.every(isWritable)) {
        throw notAuthorized("A client attempted to write unauthorized attribute");
    }
}

/**
 * The attributes of a new user, all of which are in the schema, as are those that it requires.
 *
 * @throws CognitoError InvalidParameterException
 */
export function newAttributes(pool: Pool, given: readonly Attribute[]): Attributes {
    const schema = schemaOf(pool.settings);
    const unknown = given.find(({ Name }) => !schema.has(Name));
    if (unknown !== undefined) {
        throw nonconforming(`Type for attribute {${unknown.Name}} could not be determined`);
    }
    const attributes = valuesOf(given);
    checkAddresses(attributes);
    const problems = Object.entries(attributes).flatMap(
        ([name, value]) => schema.get(name)!.problemOf(value) ?? [],
    );
    const missing = [...schema.values()]
        .filter(({ name, required }) => required && name !== "sub" && attributes[name] === undefined)
        .map(({ name }) => `${name}: The attribute is required\n`);
    if (problems.length + missing.length > 0) {
        throw nonconforming(joined([...problems, ...missing]));
    }
    return attributes;
}

/**
 * A user's attributes with some changed. An empty value takes an attribute away.
 *
 * @throws CognitoError InvalidParameterException for one that is not in the schema, cannot change, or is wrong
 */
export function changedAttributes(pool: Pool, old: Attributes, given: readonly Attribute[]): Attributes {
    const schema = schemaOf(pool.settings);
    const problems = given.flatMap(({ Name, Value = "" }) => {
        const known = schema.get(Name);
        if (known === undefined) {
            return `user.${Name}: Attribute does not exist in the schema.\n`;
        }
        return known.mutable
            ? (known.problemOf(Value) ?? [])
            : `user.${Name}: Attribute cannot be updated.\n`;
    });
    if (problems.length > 0) {
        throw invalidParameter(joined(problems));
    }
    const changed = valuesOf(given);
    checkAddresses(changed);
    return withoutEmpty({ ...old, ...changed });
}

/**
 * @throws CognitoError InvalidParameterException for attributes that are not in the schema, that it requires, or
 *     that cannot change
 */
export function withoutAttributes(pool: Pool, old: Attributes, names: readonly string[]): Attributes {
    const schema = schemaOf(pool.settings);
    const problems = names.flatMap((name) => {
        const known = schema.get(name);
        if (known === undefined) {
            return `user.${name}: Attribute does not exist in the schema.\n`;
        }
        if (known.required) {
            return `user.${name}: The attribute is required\n`;
        }
        return known.mutable ? [] : `user.${name}: Attribute cannot be updated.\n`;
    });
    if (problems.length > 0) {
        throw invalidParameter(joined(problems));
    }
    return Object.fromEntries(Object.entries(old).filter(([name]) => !names.includes(name)));
}

/** As answers list them. */
export function listed(attributes: Attributes): Attribute[] {
    return Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }));
}

/** What of them a client may read. */
export function readable(client: ClientRecord, attributes: Attributes): Attributes {
    const { ReadAttributes } = client.settings;
    if (ReadAttributes === undefined) {
        return attributes;
    }
    const isReadable = (name: string) => name === "sub" || ReadAttributes.includes(name);
    return Object.fromEntries(Object.entries(attributes).filter(([name]) => isReadable(name)));
}

function checkAddresses({ email = "", phone_number = "" }: Attributes): void {
    if (email !== "" && !isEmail(email)) {
        throw invalidParameter("Invalid email address format.");
    }
    if (phone_number !== "" && !isPhoneNumber(phone_number)) {
        throw invalidParameter("Invalid phone number format.");
    }
}

function valuesOf(given: readonly Attribute[]): Attributes {
    return Object.fromEntries(given.map(({ Name, Value = "" }) => [Name, Value]));
}

function withoutEmpty(attributes: Attributes): Attributes {
    return Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== ""));
}

/** The first ten, so that an answer stays small. */
function joined(problems: readonly string[]): string {
    return problems.slice(0, 10).join("");
}

function nonconforming(problem: string): Error {
    return invalidParameter(`Attributes did not conform to the schema: ${problem}`);
}
