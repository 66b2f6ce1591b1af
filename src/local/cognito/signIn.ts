import {
    InvalidParameterError,
    NotAuthorizedError,
    UnsupportedError,
    UserNotFoundError,
} from "cognito-local/lib/errors";
import type { AppClient } from "cognito-local/lib/services/appClient";
import type { User } from "cognito-local/lib/services/userPoolService";
import type { Check } from "./checks";
import { readRefreshToken } from "./refreshToken";
import type { CognitoRequest } from "./request";

const commonFlows = ["USER_SRP_AUTH", "CUSTOM_AUTH", "USER_AUTH", "REFRESH_TOKEN_AUTH", "REFRESH_TOKEN"];

/** `ExplicitAuthFlows` of a client that declares none (Cognito API reference, CreateUserPoolClient). */
const defaultFlows = ["ALLOW_USER_SRP_AUTH", "ALLOW_CUSTOM_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"];

const newerNames: Readonly<Record<string, string>> = {
    ADMIN_NO_SRP_AUTH: "ADMIN_USER_PASSWORD_AUTH",
    REFRESH_TOKEN: "REFRESH_TOKEN_AUTH",
};

export const flowIsEnabled: Check = ({ body, client }) => {
    checkFlow(body.AuthFlow as string, ["USER_PASSWORD_AUTH", ...commonFlows], client);
};

/** Goes on as the flow of users, because cognito-local signs in for an administrator without any challenge. */
export const administratorsFlowIsEnabled: Check = ({ body, client }) => {
    checkFlow(
        body.AuthFlow as string,
        ["ADMIN_USER_PASSWORD_AUTH", "ADMIN_NO_SRP_AUTH", ...commonFlows],
        client,
    );
    if (!isRefresh(body.AuthFlow)) {
        body.AuthFlow = "USER_PASSWORD_AUTH";
    }
};

/** Checked before anything that an answer could tell of the user. */
export const passwordIsRight: Check = ({ body, pool, client, user }) => {
    if (isRefresh(body.AuthFlow)) {
        return;
    }
    const [, password] = parameters(body.AuthParameters, "USERNAME", "PASSWORD");
    if (user === null && client.PreventUserExistenceErrors !== "ENABLED") {
        throw new UserNotFoundError("User does not exist.");
    }
    if (user === null || user.Password !== password) {
        throw new NotAuthorizedError("Incorrect username or password.");
    }
    if (!user.Enabled) {
        throw new NotAuthorizedError("User is disabled.");
    }
    const hasFactor = (user.UserMFASettingList ?? user.MFAOptions ?? []).length > 0;
    if (pool.options.MfaConfiguration === "ON" && user.UserStatus === "CONFIRMED" && !hasFactor) {
        throw new UnsupportedError("the challenge MFA_SETUP, with which this user pool answers");
    }
};

export const refreshTokenIsGood: Check = async (request) => {
    if (!isRefresh(request.body.AuthFlow)) {
        return;
    }
    const [token = ""] = parameters(request.body.AuthParameters, "REFRESH_TOKEN");
    const { user, expiry } = await ownerOf(token, request);
    if (expiry * 1000 <= Date.now()) {
        throw new NotAuthorizedError("Refresh Token has expired");
    }
    if (!user.Enabled) {
        throw new NotAuthorizedError("User is disabled.");
    }
};

export const tokenIsARefreshToken: Check = async (request) => {
    await ownerOf(request.body.Token as string, request);
};

/** A refresh token is good for the client that it was issued to, until it is revoked. */
async function ownerOf(
    text: string,
    { ctx, pool, client }: CognitoRequest,
): Promise<{ user: User; expiry: number }> {
    const token = readRefreshToken(text);
    const user = await pool.getUserByRefreshToken(ctx, text);
    if (user === null || token?.clientId !== client.ClientId) {
        throw new NotAuthorizedError("Invalid Refresh Token");
    }
    return { user, expiry: token.expiry };
}

function checkFlow(flow: string, known: readonly string[], client: AppClient): void {
    if (!known.includes(flow)) {
        throw new InvalidParameterError("Initiate Auth method not supported.");
    }
    if (!isEnabled(flow, client.ExplicitAuthFlows?.length ? client.ExplicitAuthFlows : defaultFlows)) {
        throw new InvalidParameterError(`${flow} flow not enabled for this client`);
    }
    if (!isRefresh(flow) && !flow.endsWith("PASSWORD_AUTH") && flow !== "ADMIN_NO_SRP_AUTH") {
        throw new UnsupportedError(`AuthFlow ${flow}: use USER_PASSWORD_AUTH`);
    }
}

/** Older clients name flows without ALLOW_, and may always use SRP and refresh. */
function isEnabled(flow: string, enabled: readonly string[]): boolean {
    if (enabled.some((name) => name.startsWith("ALLOW_"))) {
        return enabled.includes(`ALLOW_${newerNames[flow] ?? flow}`);
    }
    return enabled.includes(flow) || flow === "USER_SRP_AUTH" || isRefresh(flow);
}

function isRefresh(flow: unknown): boolean {
    return flow === "REFRESH_TOKEN_AUTH" || flow === "REFRESH_TOKEN";
}

function parameters(values: unknown, ...names: readonly string[]): string[] {
    const given = (values ?? {}) as Record<string, string>;
    return names.map((name) => {
        if (!given[name]) {
            throw new InvalidParameterError(`Missing required parameter ${name}`);
        }
        return given[name];
    });
}
