import { createHmac, randomBytes } from "node:crypto";
import {
    ExpiredCodeError,
    InvalidParameterError,
    NotAuthorizedError,
    UserNotFoundError,
} from "cognito-local/lib/errors";
import { attributeValue } from "cognito-local/lib/services/userPoolService";
import { checkPassword } from "./passwordPolicy";
import type { CognitoRequest } from "./request";

/** Throws Cognito's error for a request that cognito-local would take, or adds what Cognito takes for given. */
export type Check = (request: CognitoRequest) => void | Promise<void>;

/** A user that an administrator names. */
export const userExists: Check = ({ user }) => {
    if (user === null) {
        throw new UserNotFoundError("User does not exist.");
    }
};

export const selfSignUpIsPermitted: Check = ({ pool }) => {
    if (pool.options.AdminCreateUserConfig?.AllowAdminCreateUserOnly) {
        throw new NotAuthorizedError("SignUp is not permitted for this user pool");
    }
};

export const usernameIsAnEmail: Check = ({ body, pool }) => {
    const email = /^[^\s@]+@[^\s@]+$/;
    if (pool.options.UsernameAttributes?.includes("email") && !email.test(body.Username as string)) {
        throw new InvalidParameterError("Username should be an email.");
    }
};

/** Only Cognito itself, and administrators, say who a user is and which address is verified. */
export const attributesAreWritable: Check = ({ body }) => {
    const reserved = ["sub", "email_verified", "phone_number_verified"];
    if (((body.UserAttributes ?? []) as { Name: string }[]).some(({ Name }) => reserved.includes(Name))) {
        throw new NotAuthorizedError("A client attempted to write unauthorized attribute");
    }
};

/** The new password, wherever the action has it. */
export const passwordConforms: Check = ({ body, pool }) => {
    const responses = body.ChallengeResponses as Record<string, string> | undefined;
    const password =
        body.Password ?? body.TemporaryPassword ?? body.ProposedPassword ?? responses?.NEW_PASSWORD;
    if (password !== undefined) {
        checkPassword(password as string, pool.options.Policies?.PasswordPolicy ?? {});
    }
};

/** An invitation goes to the address that the user has, with a password that conforms, or nowhere. */
export const invitationIsComplete: Check = ({ body, pool }) => {
    const attributes = body.UserAttributes as { Name: string; Value?: string }[] | undefined;
    const addressed =
        pool.options.UsernameAttributes?.includes("email") ||
        attributeValue("email", attributes) ||
        attributeValue("phone_number", attributes);
    body.MessageAction ??= addressed ? undefined : "SUPPRESS";
    body.DesiredDeliveryMediums ??= ["SMS", "EMAIL"];
    body.TemporaryPassword ??= `${randomBytes(9).toString("base64url")}aA1!`;
};

/** `SECRET_HASH` ("Computing secret hash values", Cognito guide), where the client has a secret. */
export const secretHashIsRight: Check = ({ body, client }) => {
    if (client.ClientSecret === undefined) {
        return;
    }
    const parameters = (body.AuthParameters ?? body.ChallengeResponses ?? {}) as Record<string, string>;
    const received = body.SecretHash ?? parameters.SECRET_HASH;
    if (received === undefined) {
        throw new NotAuthorizedError(
            `Client ${client.ClientId} is configured with secret but SECRET_HASH was not received`,
        );
    }
    const username = (body.Username ?? parameters.USERNAME ?? "") as string;
    const expected = createHmac("sha256", client.ClientSecret)
        .update(username + client.ClientId)
        .digest("base64");
    if (received !== expected && parameters.REFRESH_TOKEN === undefined) {
        throw new NotAuthorizedError(`Unable to verify secret hash for client ${client.ClientId}`);
    }
};

/** Cognito counts ID and access tokens in hours where nothing is said; cognito-local, ID tokens in minutes. */
export const unitsAreHours: Check = ({ body }) => {
    const units = body.TokenValidityUnits as object | undefined;
    body.TokenValidityUnits = { AccessToken: "hours", IdToken: "hours", RefreshToken: "days", ...units };
};

/** A client may not let it be known who has an account. */
export const codeIsForAUser: Check = ({ client, user }) => {
    if (user === null && client.PreventUserExistenceErrors === "ENABLED") {
        throw new ExpiredCodeError();
    }
    if (user === null) {
        throw new UserNotFoundError("Username/client id combination not found.");
    }
};
