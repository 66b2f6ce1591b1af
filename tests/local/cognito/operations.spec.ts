import assert from "node:assert/strict";
import { createLocalCognito } from "../../../src/local/cognito/localCognito";
import { isUnsigned } from "../../../src/local/cognito/unsigned";
import type { SentMessage } from "../../../src/local/cognito/outbox";
import type { CognitoService } from "../../../src/local/cognito/service";
import { clientInputs, password, poolInputs } from "./declared";

const UserPoolId = clientInputs.userPoolId;
const ClientId = "app";
const day = 24 * 60 * 60 * 1000;

/** What an operation answers, as far as it is looked at here. */
interface Answer {
    readonly __type?: string;
    readonly AuthenticationResult?: Record<"AccessToken" | "IdToken" | "RefreshToken", string>;
    readonly ChallengeName?: string;
    readonly Session?: string;
    readonly Groups?: readonly { readonly GroupName: string }[];
    readonly Users?: readonly { readonly Attributes: readonly Attribute[] }[];
    readonly UserAttributes?: readonly Attribute[];
    readonly PaginationToken?: string;
}

interface Attribute {
    readonly Name: string;
    readonly Value: string;
}

/** A Cognito whose clock stands where a test sets it. */
async function create(pool: object = poolInputs, client: object = clientInputs) {
    const clock = { time: Date.parse("2026-01-01T00:00:00Z"), now: () => clock.time };
    const sent: SentMessage[] = [];
    const cognito: CognitoService = createLocalCognito({
        region: "us-east-1",
        issuerBase: "http://127.0.0.1",
        clock,
        onMessage: (message) => sent.unshift(message),
    });
    await cognito.createUserPool(UserPoolId, "users", { ...pool });
    await cognito.createUserPoolClient(ClientId, "app", { ...client });
    const ask = async (action: string, input: object) =>
        JSON.parse((await cognito.call(action, JSON.stringify(input))).body) as Answer;
    const call = async (action: string, input: object) => {
        const answer = await ask(action, input);
        assert.equal(answer.__type, undefined, JSON.stringify(answer));
        return answer;
    };
    const refused = async (action: string, input: object, type: string, message: string) =>
        assert.deepEqual(await ask(action, input), { __type: type, message });
    const createUser = async (Username: string, UserAttributes: object[] = []) => {
        await call("AdminCreateUser", { UserPoolId, Username, UserAttributes, MessageAction: "SUPPRESS" });
        await call("AdminSetUserPassword", { UserPoolId, Username, Password: password, Permanent: true });
    };
    const signIn = async (USERNAME: string, PASSWORD = password) => {
        const AuthParameters = { USERNAME, PASSWORD };
        const answer = await call("InitiateAuth", {
            ClientId,
            AuthFlow: "USER_PASSWORD_AUTH",
            AuthParameters,
        });
        return answer.AuthenticationResult!;
    };
    return { clock, sent, call, refused, createUser, signIn };
}

const claimsOf = (token: string) =>
    JSON.parse(Buffer.from(token.split(".")[1]!, "base64url").toString()) as Record<string, unknown>;

const invalid = "InvalidParameterException";

describe("Groups of the local Cognito", () => {
    it("are in tokens, with the role of the one that comes first, by any name of their members", async () => {
        const { call, createUser, signIn, refused } = await create();
        await createUser("jane@example.com");
        const role = (name: string) => `arn:aws:iam::000000000000:role/${name}`;
        for (const [GroupName, Precedence] of [
            ["readers", 2],
            ["writers", 1],
        ]) {
            const RoleArn = role(String(GroupName));
            await call("CreateGroup", { UserPoolId, GroupName, Precedence, RoleArn });
            await call("AdminAddUserToGroup", { UserPoolId, Username: "JANE@example.com", GroupName });
        }
        await refused(
            "CreateGroup",
            { UserPoolId, GroupName: "readers" },
            "GroupExistsException",
            "A group with the name already exists.",
        );
        const { IdToken, AccessToken } = await signIn("jane@example.com");
        assert.deepEqual(claimsOf(AccessToken)["cognito:groups"], ["readers", "writers"]);
        const { "cognito:roles": roles, "cognito:preferred_role": preferred } = claimsOf(IdToken);
        assert.deepEqual([roles, preferred], [[role("readers"), role("writers")], role("writers")]);
        const { Users } = await call("ListUsersInGroup", { UserPoolId, GroupName: "readers" });
        assert.equal(Users!.length, 1);
        await call("DeleteGroup", { UserPoolId, GroupName: "writers" });
        const Username = claimsOf(AccessToken).username;
        const { Groups } = await call("AdminListGroupsForUser", { UserPoolId, Username });
        assert.deepEqual(
            Groups!.map(({ GroupName }) => GroupName),
            ["readers"],
        );
        await refused(
            "AdminAddUserToGroup",
            { UserPoolId, Username, GroupName: "writers" },
            "ResourceNotFoundException",
            "Group not found.",
        );
    });
});

describe("Users of the local Cognito", () => {
    it("are listed by pages, each once, whoever is deleted between two", async () => {
        const { call, createUser } = await create();
        for (let count = 0; count < 7; count++) {
            await createUser(`user${count}@example.com`);
        }
        const found: string[] = [];
        let PaginationToken: string | undefined;
        do {
            const page = await call("ListUsers", { UserPoolId, Limit: 3, PaginationToken });
            found.push(
                ...page.Users!.map((user) => user.Attributes.find(({ Name }) => Name === "email")!.Value),
            );
            PaginationToken = page.PaginationToken;
            if (found.length === 3) {
                await call("AdminDeleteUser", { UserPoolId, Username: "user0@example.com" });
                await call("AdminDeleteUser", { UserPoolId, Username: "user2@example.com" });
            }
        } while (PaginationToken !== undefined);
        assert.deepEqual(
            found,
            [0, 1, 2, 3, 4, 5, 6].map((n) => `user${n}@example.com`),
        );
    });

    it("are found by filters", async () => {
        const { call, createUser, refused } = await create();
        await createUser("jane@example.com", [{ Name: "name", Value: 'Jane "J" Doe' }]);
        await createUser("joe@example.com");
        const count = async (Filter: string) => {
            const { Users } = await call("ListUsers", { UserPoolId, Filter });
            return Users!.length;
        };
        assert.equal(await count('email ^= "j"'), 2);
        assert.equal(await count('email = "jane@example.com"'), 1);
        assert.equal(await count('name = "Jane \\"J\\" Doe"'), 1);
        assert.equal(await count('cognito:user_status = "CONFIRMED"'), 2);
        assert.equal(await count('status = "Disabled"'), 0);
        await refused("ListUsers", { UserPoolId, Filter: "email" }, invalid, "Error while parsing filter.");
        const by = { UserPoolId, Filter: 'address = "x"' };
        await refused("ListUsers", by, invalid, "Invalid search attribute: address");
    });

    it("have no attribute that is not in the schema, and none that forges a claim", async () => {
        const { refused, createUser, call, signIn } = await create({
            ...poolInputs,
            schemas: [{ name: "team", attributeDataType: "String", mutable: false }],
        });
        for (const Name of ["client_id", "username", "cognito:groups", "custom:none", "__proto__"]) {
            await refused(
                "SignUp",
                {
                    ClientId,
                    Username: "forger@example.com",
                    Password: password,
                    UserAttributes: [{ Name, Value: "x" }],
                },
                invalid,
                `Attributes did not conform to the schema: Type for attribute {${Name}} could not be determined`,
            );
        }
        await createUser("jane@example.com", [{ Name: "custom:team", Value: "a" }]);
        const { AccessToken, IdToken } = await signIn("jane@example.com");
        assert.equal(claimsOf(IdToken)["custom:team"], "a");
        const update = (Name: string, Value: string) => ({ AccessToken, UserAttributes: [{ Name, Value }] });
        const action = "UpdateUserAttributes";
        await refused(
            action,
            update("custom:team", "b"),
            invalid,
            "user.custom:team: Attribute cannot be updated.\n",
        );
        await refused(
            action,
            update("role", "b"),
            invalid,
            "user.role: Attribute does not exist in the schema.\n",
        );
        await refused(
            action,
            update("sub", "b"),
            "NotAuthorizedException",
            "A client attempted to write unauthorized attribute",
        );
        await refused(action, update("email", "no address"), invalid, "Invalid email address format.");
        await call(action, update("name", "Jane"));
    });

    it("read and write what their client may", async () => {
        const permissions = { readAttributes: ["email"], writeAttributes: ["name"] };
        const { call, createUser, signIn, refused } = await create(poolInputs, {
            ...clientInputs,
            ...permissions,
        });
        await createUser("jane@example.com", [{ Name: "nickname", Value: "J" }]);
        const { AccessToken, IdToken } = await signIn("jane@example.com");
        assert.equal(claimsOf(IdToken).nickname, undefined);
        const { UserAttributes } = await call("GetUser", { AccessToken });
        assert.deepEqual(
            UserAttributes!.map(({ Name }) => Name),
            ["sub", "email"],
        );
        await refused(
            "UpdateUserAttributes",
            { AccessToken, UserAttributes: [{ Name: "nickname", Value: "K" }] },
            "NotAuthorizedException",
            "A client attempted to write unauthorized attribute",
        );
    });

    it("are invited again until they have chosen a password, for a week each time", async () => {
        const { call, refused, sent, signIn, clock } = await create();
        const Username = "invited@example.com";
        await call("AdminCreateUser", { UserPoolId, Username });
        assert.deepEqual([sent[0]!.kind, sent[0]!.destination], ["Temporary password", Username]);
        clock.time += 7 * day;
        const AuthParameters = { USERNAME: Username, PASSWORD: sent[0]!.code };
        const flow = { ClientId, AuthFlow: "USER_PASSWORD_AUTH" };
        await refused(
            "InitiateAuth",
            { ...flow, AuthParameters },
            "NotAuthorizedException",
            "Temporary password has expired and must be reset by an administrator.",
        );
        await call("AdminCreateUser", { UserPoolId, Username, MessageAction: "RESEND" });
        assert.notEqual(sent[0]!.code, AuthParameters.PASSWORD);
        const challenge = await call("InitiateAuth", {
            ...flow,
            AuthParameters: { USERNAME: Username, PASSWORD: sent[0]!.code },
        });
        await call("RespondToAuthChallenge", {
            ClientId,
            ChallengeName: challenge.ChallengeName,
            Session: challenge.Session,
            ChallengeResponses: { USERNAME: Username, NEW_PASSWORD: password },
        });
        await signIn(Username);
        await refused(
            "AdminCreateUser",
            { UserPoolId, Username, MessageAction: "RESEND" },
            "UnsupportedUserStateException",
            `Resend not possible. ${Username} status is not FORCE_CHANGE_PASSWORD`,
        );
    });

    it("choose another password where an administrator has reset it, with a code that ends", async () => {
        const { call, refused, sent, createUser, signIn, clock } = await create();
        const Username = "jane@example.com";
        await createUser(Username, [{ Name: "email_verified", Value: "true" }]);
        await call("AdminResetUserPassword", { UserPoolId, Username });
        await refused(
            "InitiateAuth",
            {
                ClientId,
                AuthFlow: "USER_PASSWORD_AUTH",
                AuthParameters: { USERNAME: Username, PASSWORD: password },
            },
            "PasswordResetRequiredException",
            "Password reset required for the user",
        );
        const confirm = () => ({
            ClientId,
            Username,
            ConfirmationCode: sent[0]!.code,
            Password: "Another-Horse-2",
        });
        clock.time += 60 * 60 * 1000;
        const expired = [
            "ExpiredCodeException",
            "Invalid code provided, please request a code again.",
        ] as const;
        await refused("ConfirmForgotPassword", confirm(), ...expired);
        await call("ForgotPassword", { ClientId, Username });
        await call("ConfirmForgotPassword", confirm());
        await refused("ConfirmForgotPassword", confirm(), ...expired);
        await signIn(Username, "Another-Horse-2");
    });

    it("sign in with an alias only once it is verified, and only one of them with the same", async () => {
        const { call, refused, sent, signIn } = await create({
            aliasAttributes: ["email"],
            autoVerifiedAttributes: ["email"],
        });
        const signUp = (Username: string) =>
            call("SignUp", {
                ClientId,
                Username,
                Password: password,
                UserAttributes: [{ Name: "email", Value: "one@example.com" }],
            });
        await refused(
            "SignUp",
            { ClientId, Username: "a@example.com", Password: password },
            invalid,
            "Username cannot be of email format, since user pool is configured for email alias.",
        );
        await signUp("jane");
        await call("ConfirmSignUp", { ClientId, Username: "jane", ConfirmationCode: sent[0]!.code });
        assert.equal(claimsOf((await signIn("one@example.com")).AccessToken).username, "jane");
        await signUp("joe");
        const confirm = { ClientId, Username: "joe", ConfirmationCode: sent[0]!.code };
        await refused(
            "ConfirmSignUp",
            confirm,
            "AliasExistsException",
            "An account with the given email already exists.",
        );
        await call("ConfirmSignUp", { ...confirm, ForceAliasCreation: true });
        assert.equal(claimsOf((await signIn("one@example.com")).AccessToken).username, "joe");
    });
});

describe("Tokens of the local Cognito", () => {
    it("end: access tokens after an hour, refresh tokens after 30 days", async () => {
        const { call, refused, createUser, signIn, clock } = await create();
        await createUser("jane@example.com");
        const { AccessToken, RefreshToken } = await signIn("jane@example.com");
        clock.time += 60 * 60 * 1000;
        await refused("GetUser", { AccessToken }, "NotAuthorizedException", "Access Token has expired");
        const refresh = { ClientId, RefreshToken };
        const { AuthenticationResult } = await call("GetTokensFromRefreshToken", refresh);
        const later = claimsOf(AuthenticationResult!.AccessToken);
        const first = claimsOf(AccessToken);
        assert.deepEqual([later.origin_jti, later.auth_time], [first.origin_jti, first.auth_time]);
        assert.notEqual(later.jti, first.jti);
        clock.time += 30 * day;
        await refused(
            "GetTokensFromRefreshToken",
            refresh,
            "NotAuthorizedException",
            "Refresh Token has expired",
        );
    });

    it("are asked for where AWS asks for them, and no administrator's operation is among these", () => {
        assert.ok(isUnsigned("SignUp") && isUnsigned("GetUser") && isUnsigned("ListDevices"));
        assert.ok(
            !isUnsigned("AdminSetUserPassword") && !isUnsigned("ListUsers") && !isUnsigned("CreateGroup"),
        );
    });
});
