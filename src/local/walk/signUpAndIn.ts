import { randomBytes } from "node:crypto";
import {
    AdminConfirmSignUpCommand,
    AdminCreateUserCommand,
    AdminDeleteUserCommand,
    AdminSetUserPasswordCommand,
    type CognitoIdentityProviderClient,
    InitiateAuthCommand,
    SignUpCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { setUpSecondFactor } from "./secondFactor";
import { type SignedIn, signedInWith } from "./signedIn";
import type { Target, Tell } from "./target";

export interface User {
    readonly Username: string;
    readonly Password: string;
}

/** A user that nobody has had before; the password is long enough, with each kind of character that a pool asks for. */
export function newUser(): User {
    return {
        Username: `walk-${randomBytes(4).toString("hex")}@example.com`,
        Password: `${randomBytes(12).toString("base64url")}-aA7`,
    };
}

export async function signUpAndIn(
    cognito: CognitoIdentityProviderClient,
    target: Target,
    user: User,
    tell: Tell,
): Promise<SignedIn> {
    await signUp(cognito, target, user, tell);
    const { userPoolClientId: ClientId } = target;
    const signedIn = await cognito.send(
        new InitiateAuthCommand({
            AuthFlow: "USER_PASSWORD_AUTH",
            AuthParameters: { USERNAME: user.Username, PASSWORD: user.Password },
            ClientId,
        }),
    );
    if (signedIn.ChallengeName === "MFA_SETUP") {
        return setUpSecondFactor(cognito, ClientId, user.Username, signedIn.Session!, tell);
    }
    return signedInWith(
        signedIn.AuthenticationResult,
        (variable, token) =>
            `${variable}=$(aws cognito-idp initiate-auth --auth-flow USER_PASSWORD_AUTH --client-id ${ClientId} ` +
            `--auth-parameters 'USERNAME=${user.Username},PASSWORD=${user.Password}' ` +
            `--query AuthenticationResult.${token} --output text)`,
    );
}

/** Signs the user up, or has an administrator create it where the stack lets nobody else. */
async function signUp(
    cognito: CognitoIdentityProviderClient,
    { userPoolId: UserPoolId, userPoolClientId: ClientId }: Target,
    { Username, Password }: User,
    tell: Tell,
): Promise<void> {
    const inPool = { UserPoolId, Username };
    const administrate = (action: string) =>
        `aws cognito-idp admin-${action} --user-pool-id ${UserPoolId} --username ${Username}`;
    try {
        const { UserConfirmed, UserSub } = await cognito.send(
            new SignUpCommand({ ClientId, Username, Password }),
        );
        tell(
            `aws cognito-idp sign-up --client-id ${ClientId} --username ${Username} --password='${Password}'`,
            { UserConfirmed, UserSub },
        );
        await cognito.send(new AdminConfirmSignUpCommand(inPool));
        tell(administrate("confirm-sign-up"));
    } catch (error) {
        if ((error as Error).name !== "NotAuthorizedException") {
            throw error;
        }
        await cognito.send(new AdminCreateUserCommand({ ...inPool, MessageAction: "SUPPRESS" }));
        tell(`${administrate("create-user")} --message-action SUPPRESS`);
        await cognito.send(new AdminSetUserPasswordCommand({ ...inPool, Password, Permanent: true }));
        tell(`${administrate("set-user-password")} --password='${Password}' --permanent`);
    }
}

/** No error where there is none. */
export async function deleteUser(
    cognito: CognitoIdentityProviderClient,
    { userPoolId }: Target,
    { Username }: User,
): Promise<void> {
    await cognito
        .send(new AdminDeleteUserCommand({ UserPoolId: userPoolId, Username }))
        .catch((error: Error) => {
            if (error.name !== "UserNotFoundException") {
                throw error;
            }
        });
}
