import assert from "node:assert/strict";

/** The tokens of a sign-in that a client of the API may send. */
export type UserToken = "IdToken" | "AccessToken";

export interface SignedIn extends Readonly<Record<UserToken, string>> {
    /** The command that puts a token of it in a variable of the shell. */
    command(variable: string, token: UserToken): string;
}

/** @throws AssertionError where the sign-in has not answered with both tokens */
export function signedInWith(
    { IdToken, AccessToken }: Partial<Record<UserToken, string>> = {},
    command: SignedIn["command"],
): SignedIn {
    assert.ok(IdToken && AccessToken, "a sign-in answers with an ID token and an access token");
    return { IdToken, AccessToken, command };
}
