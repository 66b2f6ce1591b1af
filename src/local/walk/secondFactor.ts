import {
    AssociateSoftwareTokenCommand,
    type CognitoIdentityProviderClient,
    RespondToAuthChallengeCommand,
    VerifySoftwareTokenCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { systemClock } from "../aws/clock";
import { oneTimePassword, stepAt } from "../cognito/totp";
import { type SignedIn, signedInWith } from "./signedIn";
import type { Tell } from "./target";

/** Sets up one-time passwords, as a pool asks of a new user where a second factor is required. */
export async function setUpSecondFactor(
    cognito: CognitoIdentityProviderClient,
    ClientId: string,
    Username: string,
    session: string,
    tell: Tell,
): Promise<SignedIn> {
    const associated = await cognito.send(new AssociateSoftwareTokenCommand({ Session: session }));
    const secret = associated.SecretCode!;
    const UserCode = oneTimePassword(secret, stepAt(systemClock.now()));
    const verified = await cognito.send(
        new VerifySoftwareTokenCommand({ Session: associated.Session, UserCode }),
    );
    const { AuthenticationResult } = await cognito.send(
        new RespondToAuthChallengeCommand({
            ClientId,
            ChallengeName: "MFA_SETUP",
            Session: verified.Session,
            ChallengeResponses: { USERNAME: Username },
        }),
    );
    tell(
        "# The pool asks for a second factor: initiate-auth, associate-software-token, verify-software-token and " +
            "respond-to-auth-challenge, each with the session of the one before",
    );
    return signedInWith(
        AuthenticationResult,
        (variable, token) => `# ${variable} is AuthenticationResult.${token} of the last answer.`,
    );
}
