import type { Tokens } from "cognito-local/lib/services/tokenGenerator";
import { attribute, attributesAppend } from "cognito-local/lib/services/userPoolService";
import * as check from "./checks";
import { maskDestinations, simulateDelivery } from "./codeDelivery";
import type { CognitoRequest } from "./request";
import { Sessions } from "./sessions";
import * as signIn from "./signIn";
import { validity } from "./tokens";

/** What an action answers, before it is JSON text. */
export type Output = Record<string, unknown>;

/** What Cognito does beyond cognito-local's action. */
export interface Action {
    /** In the order of Cognito's errors. */
    readonly checks?: readonly check.Check[];
    /** cognito-local's action, where it is another one. */
    readonly target?: string;
    /** Answers in place of cognito-local, unless it returns nothing. */
    readonly answer?: (request: CognitoRequest) => Output | undefined;
    /** Completes cognito-local's answer. */
    readonly complete?: (request: CognitoRequest, output: Output) => Output | Promise<Output>;
}

/** The actions for which cognito-local alone is not enough. */
export function createActions(): Readonly<Record<string, Action>> {
    const sessions = new Sessions();
    const ofAnExistingUser: Action = { checks: [check.userExists] };
    const initiateAuth: Action = {
        checks: [
            signIn.flowIsEnabled,
            check.secretHashIsRight,
            signIn.passwordIsRight,
            signIn.refreshTokenIsGood,
        ],
        complete: (request, output) => {
            if (output.ChallengeName !== undefined) {
                sessions.remember(output.Session as string, output.ChallengeName as string, request);
                return output;
            }
            return authenticated(request, output);
        },
    };
    const respondToAuthChallenge: Action = {
        checks: [check.secretHashIsRight, (request) => sessions.check(request), check.passwordConforms],
        target: "RespondToAuthChallenge",
        complete: async (request, output) => {
            sessions.forget(request.body.Session as string);
            const { RefreshToken } = (output.AuthenticationResult ?? {}) as Partial<Tokens>;
            if (RefreshToken !== undefined) {
                const { ctx, pool, user } = request;
                const changed = await pool.getUserByUsername(ctx, user!.Username);
                await pool.storeRefreshToken(ctx, RefreshToken, changed!);
            }
            return initiateAuth.complete!(request, output);
        },
    };
    return {
        SignUp: {
            checks: [
                check.secretHashIsRight,
                check.selfSignUpIsPermitted,
                check.usernameIsAnEmail,
                check.attributesAreWritable,
                check.passwordConforms,
            ],
            complete: maskDestinations,
        },
        ConfirmSignUp: { checks: [check.secretHashIsRight, check.codeIsForAUser], complete: verifyAddress },
        ForgotPassword: {
            checks: [check.secretHashIsRight],
            answer: simulateDelivery,
            complete: maskDestinations,
        },
        ConfirmForgotPassword: {
            checks: [check.secretHashIsRight, check.codeIsForAUser, check.passwordConforms],
        },
        ChangePassword: { checks: [check.passwordConforms] },
        GetUserAttributeVerificationCode: { complete: maskDestinations },
        UpdateUserAttributes: { checks: [check.attributesAreWritable], complete: maskDestinations },

        InitiateAuth: initiateAuth,
        RespondToAuthChallenge: respondToAuthChallenge,
        AdminInitiateAuth: {
            ...initiateAuth,
            target: "InitiateAuth",
            checks: [signIn.administratorsFlowIsEnabled, ...initiateAuth.checks!.slice(1)],
        },
        AdminRespondToAuthChallenge: respondToAuthChallenge,

        AdminCreateUser: {
            checks: [check.usernameIsAnEmail, check.invitationIsComplete, check.passwordConforms],
        },
        AdminSetUserPassword: { checks: [check.userExists, check.passwordConforms] },
        AdminAddUserToGroup: ofAnExistingUser,
        AdminConfirmSignUp: ofAnExistingUser,
        AdminDeleteUser: ofAnExistingUser,
        AdminDeleteUserAttributes: ofAnExistingUser,
        AdminDisableUser: ofAnExistingUser,
        AdminEnableUser: ofAnExistingUser,
        AdminGetUser: ofAnExistingUser,
        AdminListGroupsForUser: ofAnExistingUser,
        AdminRemoveUserFromGroup: ofAnExistingUser,
        AdminUpdateUserAttributes: ofAnExistingUser,

        RevokeToken: { checks: [signIn.tokenIsARefreshToken] },
        CreateUserPoolClient: { checks: [check.unitsAreHours] },
    };
}

function authenticated({ client }: CognitoRequest, { AuthenticationResult }: Output): Output {
    const result = {
        ...(AuthenticationResult as Tokens),
        ExpiresIn: validity(client, "AccessToken"),
        TokenType: "Bearer",
    };
    return { ChallengeParameters: {}, AuthenticationResult: result };
}

/** Who has the code has the address. */
async function verifyAddress({ ctx, pool, user }: CognitoRequest, output: Output): Promise<Output> {
    if (user !== null && pool.options.AutoVerifiedAttributes?.includes("email")) {
        const confirmed = (await pool.getUserByUsername(ctx, user.Username))!;
        const Attributes = attributesAppend(confirmed.Attributes, attribute("email_verified", "true"));
        await pool.saveUser(ctx, { ...confirmed, Attributes });
    }
    return output;
}
