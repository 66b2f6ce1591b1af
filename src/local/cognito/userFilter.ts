import { invalidParameter } from "./errors";
import type { UserRecord } from "./records";

/** What users can be searched by (ListUsers, Cognito API reference), and what it is of a user. */
const searchable: Readonly<Record<string, (user: UserRecord) => string | undefined>> = {
    username: ({ username }) => username,
    "cognito:user_status": ({ status }) => status,
    status: ({ enabled }) => (enabled ? "Enabled" : "Disabled"),
    ...Object.fromEntries(
        [...["email", "phone_number", "name", "given_name", "family_name", "preferred_username"], "sub"].map(
            (name) => [name, (user: UserRecord) => user.attributes[name]],
        ),
    ),
};

/**
 * The users that a filter such as `email ^= "jane"` lets through.
 *
 * @throws CognitoError InvalidParameterException
 */
export function parseFilter(text: string): (user: UserRecord) => boolean {
    const match = /^\s*"?([\w:]+)"?\s*(\^?=)\s*"((?:[^"\\]|\\.)*)"\s*$/.exec(text);
    if (match === null) {
        throw invalidParameter("Error while parsing filter.");
    }
    const [, name = "", operator, quoted = ""] = match;
    if (!Object.hasOwn(searchable, name)) {
        throw invalidParameter(`Invalid search attribute: ${name}`);
    }
    const wanted = quoted.replace(/\\(.)/g, "$1");
    const valueOf = searchable[name]!;
    return operator === "="
        ? (user) => valueOf(user) === wanted
        : (user) => valueOf(user)?.startsWith(wanted) ?? false;
}
