import { changedAttributes, checkWritable } from "../attributes";
import type { Challenge } from "../challenges";
import { type Cognito, clientOf, type PoolClient } from "../cognito";
import { createCredentials } from "../credentials";
import { codeMismatch, expiredCode, incorrectCredentials, notAuthorized, notServed } from "../errors";
import * as field from "../fields";
import { afterNewPassword, afterPassword, checkMayGoOn, type SignInAnswer, tokens } from "../nextStep";
import { checkPassword } from "../passwordPolicy";
import { parameter, type Parameters } from "../parameters";
import type { UserRecord } from "../records";
import { checkSecretHash } from "../secretHash";
import { isProof } from "../srp";
import { stepOf } from "../totp";
import { operation } from "./operation";

/** A response to an open challenge. */
interface Response {
    readonly cognito: Cognito;
    readonly action: string;
    readonly poolClient: PoolClient;
    readonly session: string;
    readonly challenge: Challenge;
    readonly responses: Parameters;
}

const challengeName = field.oneOf(
    ...["SMS_MFA", "EMAIL_OTP", "SOFTWARE_TOKEN_MFA", "SELECT_MFA_TYPE", "MFA_SETUP", "PASSWORD_VERIFIER"],
    ...["CUSTOM_CHALLENGE", "SELECT_CHALLENGE", "DEVICE_SRP_AUTH", "DEVICE_PASSWORD_VERIFIER"],
    ...["ADMIN_NO_SRP_AUTH", "NEW_PASSWORD_REQUIRED", "SMS_OTP", "PASSWORD", "WEB_AUTHN", "PASSWORD_SRP"],
);

const common = {
    ClientId: field.required(field.clientId),
    ChallengeName: field.required(challengeName),
    Session: field.session,
    ChallengeResponses: field.sensitiveTexts,
    AnalyticsMetadata: field.analytics,
    ClientMetadata: field.texts,
} as const;

export const respondToAuthChallenge = operation(
    { ...common, UserContextData: field.userContext },
    (cognito, { ClientId, ...input }) =>
        respond(cognito, "RespondToAuthChallenge", clientOf(cognito, ClientId), input),
);

export const adminRespondToAuthChallenge = operation(
    { UserPoolId: field.required(field.userPoolId), ...common, ContextData: field.context },
    (cognito, { UserPoolId, ClientId, ...input }) =>
        respond(cognito, "AdminRespondToAuthChallenge", clientOf(cognito, ClientId, UserPoolId), input),
);

const answers: Readonly<Record<string, (response: Response) => SignInAnswer | Promise<SignInAnswer>>> = {
    PASSWORD_VERIFIER: verifyPassword,
    NEW_PASSWORD_REQUIRED: chooseNewPassword,
    SOFTWARE_TOKEN_MFA: takeOneTimePassword,
    MFA_SETUP: setUpSoftwareToken,
};

interface Input {
    readonly ChallengeName: string;
    readonly Session?: string;
    readonly ChallengeResponses?: Parameters;
}

function respond(
    cognito: Cognito,
    action: string,
    poolClient: PoolClient,
    { ChallengeName, Session, ChallengeResponses: responses = {} }: Input,
): SignInAnswer | Promise<SignInAnswer> {
    const answer = answers[ChallengeName];
    if (answer === undefined) {
        throw notServed(`the challenge ${ChallengeName}`);
    }
    checkSecretHash(poolClient.client, responses.SECRET_HASH, responses.USERNAME ?? "");
    const bySrp = ChallengeName === "PASSWORD_VERIFIER";
    const session = bySrp ? parameter(responses, "PASSWORD_CLAIM_SECRET_BLOCK") : (Session ?? "");
    const challenge = cognito.challenges.get(session);
    if (challenge?.name !== ChallengeName || challenge.clientId !== poolClient.client.id) {
        throw bySrp ? incorrectCredentials() : invalidSession();
    }
    return answer({ cognito, action, poolClient, session, challenge, responses });
}

function verifyPassword({
    cognito,
    action,
    poolClient,
    session,
    challenge,
    responses,
}: Response): SignInAnswer {
    const { pool } = poolClient;
    const signature = parameter(responses, "PASSWORD_CLAIM_SIGNATURE");
    const timestamp = parameter(responses, "TIMESTAMP");
    cognito.challenges.end(session);
    const user = pool.users.get(challenge.username ?? "");
    const claim = { secretBlock: session, timestamp, signature };
    if (user === undefined || !isProof(challenge.srpKey!, pool.id, user.username, claim)) {
        throw incorrectCredentials();
    }
    checkMayGoOn(cognito, user);
    return afterPassword(cognito, action, poolClient, user);
}

async function chooseNewPassword(response: Response): Promise<SignInAnswer> {
    const { cognito, action, poolClient, session, challenge, responses } = response;
    const { client, pool } = poolClient;
    const asked = userOf(response);
    const password = parameter(responses, "NEW_PASSWORD");
    checkPassword(password, pool.settings.Policies?.PasswordPolicy ?? {});
    const prefix = "userAttributes.";
    const given = Object.entries(responses)
        .filter(([name]) => name.startsWith(prefix))
        .map(([name, Value]) => ({ Name: name.slice(prefix.length), Value }));
    checkWritable(
        client,
        given.map(({ Name }) => Name),
    );
    changedAttributes(pool, asked.attributes, given);
    const credentials = await createCredentials(password, pool.id, asked.username);
    const user = userOf(response);
    if (cognito.challenges.get(session) !== challenge || user.status !== "FORCE_CHANGE_PASSWORD") {
        throw invalidSession();
    }
    cognito.challenges.end(session);
    const changed: UserRecord = {
        ...user,
        attributes: changedAttributes(pool, user.attributes, given),
        credentials,
        passwordExpiresAt: undefined,
        status: "CONFIRMED",
        modifiedAt: cognito.clock.now(),
    };
    return afterNewPassword(cognito, action, poolClient, changed, ["put", "users", changed]);
}

/** A session outlives a wrong password, so that a mistyped one can be typed again. */
function takeOneTimePassword(response: Response): SignInAnswer {
    const { cognito, action, poolClient, session, responses } = response;
    const user = userOf(response);
    const password = parameter(responses, "SOFTWARE_TOKEN_MFA_CODE");
    const token = user.softwareToken;
    const step = token && stepOf(password, token.secret, cognito.clock.now());
    if (token === undefined || step === undefined) {
        throw codeMismatch("Invalid code received for user");
    }
    if (step <= (token.usedStep ?? -1)) {
        throw expiredCode("Your software token has already been used once.");
    }
    cognito.challenges.end(session);
    const changed = { ...user, softwareToken: { ...token, usedStep: step } };
    return tokens(cognito, action, poolClient, changed, ["put", "users", changed]);
}

/** Comes after VerifySoftwareToken, which has shown that the user has the secret. */
function setUpSoftwareToken(response: Response): SignInAnswer {
    const { cognito, action, poolClient, session, challenge } = response;
    const user = userOf(response);
    const token = challenge.softwareToken;
    if (!token?.verified) {
        throw invalidSession();
    }
    cognito.challenges.end(session);
    const changed: UserRecord = {
        ...user,
        softwareToken: token,
        softwareTokenEnabled: true,
        softwareTokenPreferred: true,
        modifiedAt: cognito.clock.now(),
    };
    return tokens(cognito, action, poolClient, changed, ["put", "users", changed]);
}

/** The user whose challenge it is; a session is good for nobody else. */
function userOf({ poolClient: { pool }, challenge, responses }: Response): UserRecord {
    const user = pool.find(parameter(responses, "USERNAME"));
    if (user === undefined || user.username !== challenge.username) {
        throw invalidSession();
    }
    if (!user.enabled) {
        throw notAuthorized("User is disabled.");
    }
    return user;
}

function invalidSession(): Error {
    return notAuthorized("Invalid session for the user.");
}
