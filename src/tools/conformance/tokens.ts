import { createHmac } from "node:crypto";
import {
    AdminCreateUserCommand,
    AdminSetUserPasswordCommand,
    type CognitoIdentityProviderClient,
    InitiateAuthCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { deleteUser, newUser } from "../../local/walk/signUpAndIn";
import type { TokenName } from "./case";
import type { Target } from "./target";

export type Tokens = Readonly<Record<TokenName, string>>;

/**
 * Creates a user, calls with its tokens, and deletes it, whatever comes of it.
 *
 * @throws Error where the pool asks for more than a password
 */
export async function withUser<T>(
    cognito: CognitoIdentityProviderClient,
    target: Target,
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
        return await use({
            "{id-token}": IdToken,
            "{access-token}": AccessToken,
            "{refresh-token}": RefreshToken,
            ...forgedTokens(IdToken),
        });
    } finally {
        await deleteUser(cognito, target, user);
    }
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
