import { randomUUID } from "node:crypto";
import { type Cognito, clientOf, hidesUsers, type PoolClient, unknownUser } from "../cognito";
import { isPassword } from "../credentials";
import { incorrectCredentials, invalidParameter, notServed } from "../errors";
import * as field from "../fields";
import { afterPassword, checkMayGoOn, type SignInAnswer } from "../nextStep";
import { parameter, type Parameters } from "../parameters";
import type { ClientRecord } from "../records";
import { checkSecretHash } from "../secretHash";
import { readRefreshToken } from "../sessions";
import { createVerifier, startExchange } from "../srp";
import { issueTokens } from "../tokens";
import { operation } from "./operation";

const common = {
    AuthParameters: field.sensitiveTexts,
    ClientMetadata: field.texts,
    AnalyticsMetadata: field.analytics,
    Session: field.session,
} as const;

const authFlow = field.required(
    field.oneOf(
        "USER_SRP_AUTH",
        "REFRESH_TOKEN_AUTH",
        "REFRESH_TOKEN",
        "CUSTOM_AUTH",
        "ADMIN_NO_SRP_AUTH",
        "USER_PASSWORD_AUTH",
        "ADMIN_USER_PASSWORD_AUTH",
        "USER_AUTH",
    ),
);

export const initiateAuth = operation(
    {
        AuthFlow: authFlow,
        ClientId: field.required(field.clientId),
        ...common,
        UserContextData: field.userContext,
    },
    (cognito, { AuthFlow, ClientId, AuthParameters = {} }) => {
        const poolClient = clientOf(cognito, ClientId);
        if (AuthFlow === "ADMIN_USER_PASSWORD_AUTH" || AuthFlow === "ADMIN_NO_SRP_AUTH") {
            throw invalidParameter("Initiate Auth method not supported.");
        }
        return start(cognito, "InitiateAuth", poolClient, AuthFlow, AuthParameters);
    },
);

export const adminInitiateAuth = operation(
    {
        UserPoolId: field.required(field.userPoolId),
        ClientId: field.required(field.clientId),
        AuthFlow: authFlow,
        ...common,
        ContextData: field.context,
    },
    (cognito, { UserPoolId, AuthFlow, ClientId, AuthParameters = {} }) =>
        start(
            cognito,
            "AdminInitiateAuth",
            clientOf(cognito, ClientId, UserPoolId),
            AuthFlow,
            AuthParameters,
        ),
);

type Flow = "USER_SRP_AUTH" | "REFRESH_TOKEN_AUTH" | "USER_PASSWORD_AUTH" | "ADMIN_USER_PASSWORD_AUTH";

const olderNames: Readonly<Record<string, Flow>> = {
    ADMIN_NO_SRP_AUTH: "ADMIN_USER_PASSWORD_AUTH",
    REFRESH_TOKEN: "REFRESH_TOKEN_AUTH",
};

function start(
    cognito: Cognito,
    action: string,
    poolClient: PoolClient,
    flow: string,
    parameters: Parameters,
): SignInAnswer | Promise<SignInAnswer> {
    const name = olderNames[flow] ?? flow;
    if (!isEnabled(name, poolClient.client)) {
        throw invalidParameter(`${flow} flow not enabled for this client`);
    }
    switch (name) {
        case "USER_PASSWORD_AUTH":
        case "ADMIN_USER_PASSWORD_AUTH":
            return byPassword(cognito, action, poolClient, parameters);
        case "USER_SRP_AUTH":
            return bySrp(cognito, poolClient, parameters);
        case "REFRESH_TOKEN_AUTH":
            return byRefreshToken(cognito, poolClient, parameters);
        default:
            throw notServed(`AuthFlow ${flow}`);
    }
}

/** `ExplicitAuthFlows` of a client that declares none (Cognito API reference, CreateUserPoolClient). */
const defaultFlows = ["ALLOW_USER_SRP_AUTH", "ALLOW_CUSTOM_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"];

/** Older clients name flows without ALLOW_, and may always use SRP and refresh. */
function isEnabled(flow: string, { settings }: ClientRecord): boolean {
    const enabled: readonly string[] = settings.ExplicitAuthFlows?.length
        ? settings.ExplicitAuthFlows
        : defaultFlows;
    if (enabled.some((name) => name.startsWith("ALLOW_"))) {
        return enabled.includes(`ALLOW_${flow}`);
    }
    const names = enabled.map((name) => olderNames[name] ?? name);
    return names.includes(flow) || flow === "USER_SRP_AUTH" || flow === "REFRESH_TOKEN_AUTH";
}

/** The password is checked before anything that an answer could tell of the user. */
async function byPassword(
    cognito: Cognito,
    action: string,
    poolClient: PoolClient,
    parameters: Parameters,
): Promise<SignInAnswer> {
    const { client, pool } = poolClient;
    const name = parameter(parameters, "USERNAME");
    const password = parameter(parameters, "PASSWORD");
    checkSecretHash(client, parameters.SECRET_HASH, name);
    const user = pool.find(name);
    if (user === undefined) {
        throw unknownUser(client);
    }
    const isRight = await isPassword(password, user.credentials);
    const now = pool.find(name);
    if (!isRight || now?.credentials !== user.credentials) {
        throw incorrectCredentials();
    }
    checkMayGoOn(cognito, now!);
    return afterPassword(cognito, action, poolClient, now!);
}

/** What clients know of a user who does not exist is what they know of one whose password is wrong. */
function bySrp(cognito: Cognito, poolClient: PoolClient, parameters: Parameters): SignInAnswer {
    const { client, pool } = poolClient;
    const name = parameter(parameters, "USERNAME");
    const clientValue = parameter(parameters, "SRP_A");
    checkSecretHash(client, parameters.SECRET_HASH, name);
    const user = pool.find(name);
    if (user === undefined && !hidesUsers(client)) {
        throw unknownUser(client);
    }
    const nobody = randomUUID();
    const verifier = user?.credentials?.srp ?? createVerifier(pool.id, nobody, nobody);
    const exchange = startExchange(clientValue, verifier);
    if (exchange === undefined) {
        throw invalidParameter("Invalid SRP_A.");
    }
    const known = user?.credentials === undefined ? undefined : user;
    const SECRET_BLOCK = cognito.challenges.start("PASSWORD_VERIFIER", client, known, {
        srpKey: exchange.key,
    });
    return {
        ChallengeName: "PASSWORD_VERIFIER",
        ChallengeParameters: {
            SALT: exchange.salt,
            SECRET_BLOCK,
            SRP_B: exchange.publicValue,
            USERNAME: user?.username ?? nobody,
            USER_ID_FOR_SRP: user?.username ?? nobody,
        },
    };
}

function byRefreshToken(cognito: Cognito, poolClient: PoolClient, parameters: Parameters): SignInAnswer {
    const token = parameter(parameters, "REFRESH_TOKEN");
    const { session, user } = readRefreshToken(cognito, poolClient, token);
    checkSecretHash(poolClient.client, parameters.SECRET_HASH, ...poolClient.pool.namesOf(user));
    return {
        ChallengeParameters: {},
        AuthenticationResult: issueTokens(cognito, poolClient, user, session),
    };
}
