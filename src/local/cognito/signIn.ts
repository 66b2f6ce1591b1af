import {
    InvalidParameterError,
    NotAuthorizedError,
    UnsupportedError,
    UserNotFoundError,
} from "cognito-local/lib/errors";
import type { AppClient } from "cognito-local/lib/services/appClient";
import type { Check } from "./checks";
import { readRefreshToken } from "./refreshToken";

const commonFlows = ["USER_SRP_AUTH", "CUSTOM_AUTH", "USER_AUTH", "REFRESH_TOKEN_AUTH", "REFRESH_TOKEN"];

/** `ExplicitAuthFlows` of a client that declares none (Cognito API reference, CreateUserPoolClient). */
const defaultFlows = ["ALLOW_USER_SRP_AUTH", "ALLOW_CUSTOM_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"];

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
    if (user?.Password !== password) {
        throw new NotAuthorizedError("Incorrect username or password.");
    }
    if (!user?.Enabled) {
        throw new NotAuthorizedError("User is disabled.");
    }
    const hasFactor = (user.UserMFASettingList ?? user.MFAOptions ?? []).length > 0;
    if (pool.options.MfaConfiguration === "ON" && user.UserStatus === "CONFIRMED" && !hasFactor) {
        throw new UnsupportedError("the challenge MFA_SETUP, with which this user pool answers");
    }
};

/** Good for the client that it was issued to, until it expires or is revoked. */
export const refreshTokenIsGood: Check = async ({ ctx, body, pool, client }) => {
    if (!isRefresh(body.AuthFlow)) {
        return;
    }
    const [text] = parameters(body.AuthParameters, "REFRESH_TOKEN");
    const token = readRefreshToken(text!);
    const user = await pool.getUserByRefreshToken(ctx, text!);
    if (token?.clientId !== client.ClientId || user === null) {
        throw new NotAuthorizedError("Invalid Refresh Token");
    }
    if (token.expiry * 1000 <= Date.now()) {
        throw new NotAuthorizedError("Refresh Token has expired");
    }
    if (!user.Enabled) {
        throw new NotAuthorizedError("User is disabled.");
    }
};

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

/** Older clients name flows without ALLOW_, and may always refresh. */
function isEnabled(flow: string, enabled: readonly string[]): boolean {
    const older = !enabled.some((name) => name.startsWith("ALLOW_"));
    if (older) {
        const names = [
            "USER_SRP_AUTH",
            ...enabled,
            ...(enabled.includes("ADMIN_NO_SRP_AUTH") ? ["ADMIN_USER_PASSWORD_AUTH"] : []),
        ];
        return isRefresh(flow) || names.includes(flow);
    }
    const name = isRefresh(flow)
        ? "REFRESH_TOKEN_AUTH"
        : flow === "ADMIN_NO_SRP_AUTH"
          ? "ADMIN_USER_PASSWORD_AUTH"
          : flow;
    return enabled.includes(`ALLOW_${name}`);
}

export function isRefresh(flow: unknown): boolean {
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
