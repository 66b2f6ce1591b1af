import { CognitoError, InvalidParameterError } from "cognito-local/lib/errors";

const pool = ["UserPoolId"];
const user = ["UserPoolId", "Username"];
const token = ["AccessToken"];
const group = ["UserPoolId", "GroupName"];
const client = ["UserPoolId", "ClientId"];
const clientUser = ["ClientId", "Username"];

/** What each action requires (Cognito API reference), in the order in which its errors name it. */
const requiredParameters: Readonly<Record<string, readonly string[]>> = {
    AddCustomAttributes: [...pool, "CustomAttributes"],
    AdminAddUserToGroup: [...user, "GroupName"],
    AdminConfirmSignUp: user,
    AdminCreateUser: user,
    AdminDeleteUser: user,
    AdminDeleteUserAttributes: [...user, "UserAttributeNames"],
    AdminDisableUser: user,
    AdminEnableUser: user,
    AdminGetUser: user,
    AdminInitiateAuth: [...client, "AuthFlow"],
    AdminListGroupsForUser: user,
    AdminRemoveUserFromGroup: [...user, "GroupName"],
    AdminRespondToAuthChallenge: [...client, "ChallengeName"],
    AdminSetUserPassword: [...user, "Password"],
    AdminUpdateUserAttributes: [...user, "UserAttributes"],
    ChangePassword: ["PreviousPassword", "ProposedPassword", ...token],
    ConfirmForgotPassword: [...clientUser, "ConfirmationCode", "Password"],
    ConfirmSignUp: [...clientUser, "ConfirmationCode"],
    CreateGroup: group,
    CreateUserPool: ["PoolName"],
    CreateUserPoolClient: [...pool, "ClientName"],
    DeleteGroup: group,
    DeleteUser: token,
    DeleteUserAttributes: ["UserAttributeNames", ...token],
    DeleteUserPool: pool,
    DeleteUserPoolClient: client,
    DescribeUserPool: pool,
    DescribeUserPoolClient: client,
    ForgotPassword: clientUser,
    GetGroup: group,
    GetUser: token,
    GetUserAttributeVerificationCode: [...token, "AttributeName"],
    GetUserPoolMfaConfig: pool,
    InitiateAuth: ["AuthFlow", "ClientId"],
    ListGroups: pool,
    ListUserPoolClients: pool,
    ListUsers: pool,
    ListUsersInGroup: group,
    RespondToAuthChallenge: ["ClientId", "ChallengeName"],
    RevokeToken: ["Token", "ClientId"],
    SetUserMFAPreference: token,
    SetUserPoolMfaConfig: pool,
    SignUp: [...clientUser, "Password"],
    UpdateGroup: group,
    UpdateUserAttributes: ["UserAttributes", ...token],
    UpdateUserPool: pool,
    UpdateUserPoolClient: client,
    VerifySoftwareToken: ["UserCode"],
    VerifyUserAttribute: [...token, "AttributeName", "Code"],
};

const lists = ["CustomAttributes", "UserAttributeNames", "UserAttributes"];
const maps = ["AuthParameters", "ChallengeResponses"];

/**
 * Checks that a request has what its action requires, and that texts are texts.
 *
 * @throws InvalidParameterException, or SerializationException for a wrong type
 */
export function checkParameters(action: string, body: Readonly<Record<string, unknown>>): void {
    const names = requiredParameters[action] ?? [];
    const missing = names.filter(
        (name) => body[name] === undefined || body[name] === null || body[name] === "",
    );
    if (missing.length > 0) {
        const values = missing.map(
            (name) =>
                `Value at '${name.charAt(0).toLowerCase()}${name.slice(1)}' failed to satisfy constraint: ` +
                "Member must not be null",
        );
        const count = `${missing.length} validation error${missing.length > 1 ? "s" : ""} detected: `;
        throw new InvalidParameterError(count + values.join("; "));
    }
    for (const name of names) {
        if (lists.includes(name) ? !Array.isArray(body[name]) : typeof body[name] !== "string") {
            throw new CognitoError("SerializationException", `The type of ${name} is wrong.`);
        }
    }
    for (const name of maps) {
        const values = Object.values(body[name] ?? {});
        if (typeof (body[name] ?? {}) !== "object" || values.some((value) => typeof value !== "string")) {
            throw new CognitoError("SerializationException", `The type of ${name} is wrong.`);
        }
    }
}
