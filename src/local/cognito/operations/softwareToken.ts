import { readAccessToken } from "../accessToken";
import { type Cognito, poolOf, saveUser, userOf } from "../cognito";
import {
    enableSoftwareTokenMfa,
    invalidParameter,
    notAuthorized,
    notServed,
    softwareTokenMfaNotFound,
} from "../errors";
import * as field from "../fields";
import type { Pool } from "../pool";
import type { UserRecord } from "../records";
import { createSecret, stepOf } from "../totp";
import { operation } from "./operation";

/** For a user with an access token, or one who signs in and has to set a one-time password up first. */
const whose = { AccessToken: field.accessToken, Session: field.session } as const;

export const associateSoftwareToken = operation(whose, (cognito, { AccessToken, Session }) => {
    const softwareToken = { secret: createSecret(), verified: false };
    if (AccessToken !== undefined) {
        const { pool, user } = readAccessToken(cognito, AccessToken);
        checkServed(pool);
        saveUser(cognito, "AssociateSoftwareToken", {
            ...user,
            softwareToken,
            softwareTokenEnabled: undefined,
            softwareTokenPreferred: undefined,
        });
        return { SecretCode: softwareToken.secret };
    }
    const challenge = challengeOf(cognito, Session);
    cognito.challenges.replace(Session!, { ...challenge, softwareToken });
    return { SecretCode: softwareToken.secret, Session };
});

export const verifySoftwareToken = operation(
    {
        ...whose,
        UserCode: field.required({ ...field.text(6, 6, "[0-9]+"), sensitive: true }),
        FriendlyDeviceName: field.text(0, 131_072),
    },
    (cognito, { AccessToken, Session, UserCode }) => {
        if (AccessToken !== undefined) {
            const { user } = readAccessToken(cognito, AccessToken);
            const softwareToken = verified(cognito, user.softwareToken?.secret, UserCode);
            saveUser(cognito, "VerifySoftwareToken", { ...user, softwareToken });
            return { Status: "SUCCESS" };
        }
        const challenge = challengeOf(cognito, Session);
        const softwareToken = verified(cognito, challenge.softwareToken?.secret, UserCode);
        cognito.challenges.replace(Session!, { ...challenge, softwareToken });
        return { Status: "SUCCESS", Session };
    },
);

function verified(cognito: Cognito, secret: string | undefined, password: string) {
    const usedStep = secret === undefined ? undefined : stepOf(password, secret, cognito.clock.now());
    if (secret === undefined || usedStep === undefined) {
        throw enableSoftwareTokenMfa("Code mismatch");
    }
    return { secret, verified: true, usedStep };
}

function challengeOf(cognito: Cognito, session: string | undefined) {
    const challenge = cognito.challenges.get(session ?? "");
    if (challenge?.name !== "MFA_SETUP") {
        throw notAuthorized("Invalid session for the user.");
    }
    return challenge;
}

function checkServed({ record }: Pool): void {
    if (!record.softwareToken) {
        throw softwareTokenMfaNotFound("Software Token MFA has not been enabled by the userPool.");
    }
}

const setting = field.structure({ Enabled: field.flag, PreferredMfa: field.flag });

const settings = {
    SMSMfaSettings: setting,
    SoftwareTokenMfaSettings: setting,
    EmailMfaSettings: setting,
    WebAuthnMfaSettings: field.structure({ Enabled: field.flag }),
} as const;

type Settings = field.InputOf<typeof settings>;

export const setUserMfaPreference = operation(
    { ...settings, AccessToken: field.required(field.accessToken) },
    (cognito, { AccessToken, ...input }) => {
        const { pool, user } = readAccessToken(cognito, AccessToken);
        return setPreference(cognito, "SetUserMFAPreference", pool, user, input);
    },
);

export const adminSetUserMfaPreference = operation(
    { ...settings, Username: field.required(field.username), UserPoolId: field.required(field.userPoolId) },
    (cognito, { Username, UserPoolId, ...input }) => {
        const pool = poolOf(cognito, UserPoolId);
        return setPreference(cognito, "AdminSetUserMFAPreference", pool, userOf(pool, Username), input);
    },
);

function setPreference(
    cognito: Cognito,
    action: string,
    pool: Pool,
    user: UserRecord,
    input: Settings,
): object {
    const others = [input.SMSMfaSettings, input.EmailMfaSettings, input.WebAuthnMfaSettings];
    if (others.some((other) => other?.Enabled)) {
        throw notServed("any second factor but software tokens");
    }
    const { Enabled, PreferredMfa } = input.SoftwareTokenMfaSettings ?? {};
    if (Enabled || PreferredMfa) {
        checkServed(pool);
        if (user.softwareToken?.verified !== true) {
            throw invalidParameter("User has not verified software token mfa");
        }
    }
    if (input.SoftwareTokenMfaSettings !== undefined) {
        const softwareTokenEnabled = Enabled ?? user.softwareTokenEnabled ?? false;
        const softwareTokenPreferred =
            softwareTokenEnabled && (PreferredMfa ?? user.softwareTokenPreferred ?? false);
        saveUser(cognito, action, { ...user, softwareTokenEnabled, softwareTokenPreferred });
    }
    return {};
}
