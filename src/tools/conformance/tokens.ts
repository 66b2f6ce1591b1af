import { createHmac } from "node:crypto";
import {
    AdminCreateUserCommand,
    AdminSetUserPasswordCommand,
    type CognitoIdentityProviderClient,
    InitiateAuthCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { clientToken } from "../../local/walk/clientToken";
import { deleteUser, newUser } from "../../local/walk/signUpAndIn";
import type { GivenTokenName, TokenName } from "./case";
import type { Target } from "./target";

/** Those that there are: a machine's only where the stack has a machine client. */
export type Tokens = Readonly<Partial<Record<TokenName, string>>>;

/**
 * Creates a user, calls with its tokens and a machine's, and deletes it, whatever comes of it.
 *
 * @param taken the token that the stack takes
 * @throws Error where the pool asks for more than a password, or the stack has not what it takes
 */
export async function withTokens<T>(
    cognito: CognitoIdentityProviderClient,
    target: Target,
    taken: GivenTokenName,
    use: (tokens: Tokens) => Promise<T>,
): Promise<T> {
    const user = newUser();
    const { Username, Password } = user;
    const inPool = { UserPoolId: target.userPoolId, Username };
    try {
        await cognito.send(new AdminCreateUserCommand({ ...inPool, MessageAction: "SUPPRESS" }));
        await cognito.send(new AdminSetUserPasswordCommand({ ...inPool, Password, Permanent: true }));
        const { AuthenticationResult, ChallengeName } = await cognito.send(
            new InitiateAuthCommand({
                AuthFlow: "USER_PASSWORD_AUTH",
                AuthParameters: { USERNAME: Username, PASSWORD: Password },
                ClientId: target.userPoolClientId,
            }),
        );
        const { IdToken, AccessToken, RefreshToken } = AuthenticationResult ?? {};
        if (IdToken === undefined || AccessToken === undefined || RefreshToken === undefined) {
            throw new Error(`The user pool asks for ${ChallengeName}, not for a password alone.`);
        }
        const machineToken = await machineTokenOf(target);
        const given = {
            "{id-token}": IdToken,
            "{access-token}": AccessToken,
            ...(machineToken !== undefined && { "{machine-token}": machineToken }),
        };
        const token = given[taken];
        if (token === undefined) {
            throw new Error("The stack takes tokens of machine clients alone, and has no such client.");
        }
        return await use({
            ...given,
            "{token}": token,
            "{refresh-token}": RefreshToken,
            ...forgedTokens(token),
        });
    } finally {
        await deleteUser(cognito, target, user);
    }
}

/** The token with the most scopes. */
async function machineTokenOf({ tokenUrl, machineClients = {} }: Target): Promise<string | undefined> {
    const clients = tokenUrl === undefined ? [] : Object.values(machineClients);
    const tokens = await Promise.all(clients.map((client) => clientToken(tokenUrl!, client)));
    return tokens.sort((a, b) => scopesIn(b) - scopesIn(a))[0];
}

function scopesIn(token: string): number {
    const [, payload = ""] = token.split(".");
    const { scope } = JSON.parse(Buffer.from(payload, "base64url").toString()) as { scope: string };
    return scope.split(" ").length;
}

/** Tokens made of a good one, that nobody may take. */
function forgedTokens(token: string) {
    const [head, payload, signature] = token.split(".") as [string, string, string];
    const decode = (part: string) => JSON.parse(Buffer.from(part, "base64url").toString()) as object;
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const changed = `${head}.${encode({ ...decode(payload), email: "root@example.com" })}.${signature}`;
    const hmac = `${encode({ ...decode(head), alg: "HS256" })}.${payload}`;
    return {
        "{unsigned-token}": `${encode({ ...decode(head), alg: "none" })}.${payload}.`,
        "{changed-token}": changed,
        "{cut-token}": token.slice(0, -8),
        "{hmac-token}": `${hmac}.${createHmac("sha256", "key").update(hmac).digest("base64url")}`,
    };
}
