import type { ChallengeName } from "./challenges";
import type { Cognito, PoolClient } from "./cognito";
import { notAuthorized, passwordResetRequired, userNotConfirmed } from "./errors";
import type { Change, UserRecord } from "./records";
import { type SignedIn, signIn } from "./sessions";
import type { Tokens } from "./tokens";

/** What a step of a sign-in answers: the next challenge, or tokens. */
export interface SignInAnswer {
    readonly ChallengeName?: ChallengeName;
    readonly Session?: string;
    readonly ChallengeParameters: Readonly<Record<string, string>>;
    readonly AuthenticationResult?: Tokens | SignedIn;
}

/**
 * Whether a user whose password was right may go on.
 *
 * @throws CognitoError NotAuthorizedException, PasswordResetRequiredException, UserNotConfirmedException
 */
export function checkMayGoOn(cognito: Cognito, user: UserRecord): void {
    if (!user.enabled) {
        throw notAuthorized("User is disabled.");
    }
    if (user.status === "UNCONFIRMED") {
        throw userNotConfirmed("User is not confirmed.");
    }
    if (user.status === "RESET_REQUIRED") {
        throw passwordResetRequired("Password reset required for the user");
    }
    if (user.status === "FORCE_CHANGE_PASSWORD" && (user.passwordExpiresAt ?? 0) <= cognito.clock.now()) {
        throw notAuthorized("Temporary password has expired and must be reset by an administrator.");
    }
}

/** Goes on after the password: to a password of the user's own, to a one-time password, or to tokens. */
export function afterPassword(
    cognito: Cognito,
    action: string,
    poolClient: PoolClient,
    user: UserRecord,
): SignInAnswer {
    if (user.status === "FORCE_CHANGE_PASSWORD") {
        const attributes = Object.fromEntries(
            Object.entries(user.attributes).filter(([name]) => name !== "sub"),
        );
        return challenge(cognito, "NEW_PASSWORD_REQUIRED", poolClient, user, {
            userAttributes: JSON.stringify(attributes),
            requiredAttributes: "[]",
        });
    }
    return afterNewPassword(cognito, action, poolClient, user);
}

/**
 * Goes on after the password that the user has now, or has just chosen.
 *
 * @param changes what has to be kept before anything is answered
 */
export function afterNewPassword(
    cognito: Cognito,
    action: string,
    poolClient: PoolClient,
    user: UserRecord,
    ...changes: readonly Change[]
): SignInAnswer {
    const { settings, softwareToken } = poolClient.pool.record;
    const mode = settings.MfaConfiguration ?? "OFF";
    const hasFactor = user.softwareToken?.verified === true && (user.softwareTokenEnabled || mode === "ON");
    if (mode === "OFF" || !softwareToken || (mode === "OPTIONAL" && !hasFactor)) {
        return tokens(cognito, action, poolClient, user, ...changes);
    }
    if (changes.length > 0) {
        cognito.directory.commit(action, ...changes);
    }
    return hasFactor
        ? challenge(cognito, "SOFTWARE_TOKEN_MFA", poolClient, user, {})
        : challenge(cognito, "MFA_SETUP", poolClient, user, { MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA"]' });
}

export function tokens(
    cognito: Cognito,
    action: string,
    poolClient: PoolClient,
    user: UserRecord,
    ...changes: readonly Change[]
): SignInAnswer {
    const AuthenticationResult = signIn(cognito, action, poolClient, user, ...changes);
    return { ChallengeParameters: {}, AuthenticationResult };
}

function challenge(
    cognito: Cognito,
    ChallengeName: ChallengeName,
    { client }: PoolClient,
    user: UserRecord,
    parameters: Readonly<Record<string, string>>,
): SignInAnswer {
    return {
        ChallengeName,
        Session: cognito.challenges.start(ChallengeName, client, user),
        ChallengeParameters: { USER_ID_FOR_SRP: user.username, ...parameters },
    };
}
