import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import type {
    CognitoIdentityProvider,
    InitiateAuthResponse,
} from "@aws-sdk/client-cognito-identity-provider";
import { verifyJwtSync } from "aws-jwt-verify/jwt-verifier";
import { createLocalCognito } from "../../../src/local/cognito/localCognito";
import type { CognitoService } from "../../../src/local/cognito/service";
import { refused, serve } from "./awsClient";
import { clientInputs, password, poolInputs } from "./declared";

const UserPoolId = "us-east-1_declared1";
const ClientId = "client1";
const notAuthorized = "NotAuthorizedException";
const wrong = "Incorrect username or password.";

describe("Local Cognito", () => {
    let cognito: CognitoService;
    let aws: CognitoIdentityProvider;
    let close: () => Promise<void>;
    const codes = new Map<string, string>();

    before(async () => {
        cognito = createLocalCognito({
            region: "us-east-1",
            issuerBase: "http://127.0.0.1:4566",
            onMessage: ({ destination, code }) => codes.set(destination, code),
        });
        await cognito.createUserPool(UserPoolId, "users", poolInputs);
        await cognito.createUserPoolClient(ClientId, "app", clientInputs);
        await cognito.createUserPoolClient("other", "other", {
            ...clientInputs,
            idTokenValidity: 5,
            tokenValidityUnits: { idToken: "minutes" },
        });
        await cognito.createUserPoolClient("srp", "srp", { userPoolId: UserPoolId });
        await cognito.createUserPoolClient("admin", "admin", {
            userPoolId: UserPoolId,
            explicitAuthFlows: ["ALLOW_ADMIN_USER_PASSWORD_AUTH"],
        });
        await cognito.createUserPoolClient("secret", "secret", { ...clientInputs, generateSecret: true });
        await cognito.createUserPool("us-east-1_closed", "closed", {
            mfaConfiguration: "OFF",
            adminCreateUserConfig: { allowAdminCreateUserOnly: true },
        });
        await cognito.createUserPoolClient("closed", "closed", {
            ...clientInputs,
            userPoolId: "us-east-1_closed",
        });
        ({ client: aws, close } = await serve(cognito));
    });

    after(() => close());

    const signIn = (USERNAME: string, PASSWORD = password, client = ClientId) =>
        aws.initiateAuth({
            ClientId: client,
            AuthFlow: "USER_PASSWORD_AUTH",
            AuthParameters: { USERNAME, PASSWORD },
        });

    const refresh = (tokens: InitiateAuthResponse, client = ClientId) =>
        aws.initiateAuth({
            ClientId: client,
            AuthFlow: "REFRESH_TOKEN_AUTH",
            AuthParameters: { REFRESH_TOKEN: tokens.AuthenticationResult!.RefreshToken! },
        });

    const createUser = async (Username: string) => {
        await aws.adminCreateUser({ UserPoolId, Username, MessageAction: "SUPPRESS" });
        await aws.adminSetUserPassword({ UserPoolId, Username, Password: password, Permanent: true });
    };

    const verify = async (token: string) =>
        verifyJwtSync(token, (await cognito.keys(UserPoolId)) as Parameters<typeof verifyJwtSync>[1], {
            issuer: cognito.issuer(UserPoolId),
            audience: null,
        });

    it("signs up, is confirmed by an administrator and signs in", async () => {
        const { UserConfirmed, CodeDeliveryDetails, UserSub } = await aws.signUp({
            ClientId,
            Username: "Jane@Example.com",
            Password: password,
        });
        assert.deepEqual(
            { UserConfirmed, CodeDeliveryDetails },
            {
                UserConfirmed: false,
                CodeDeliveryDetails: {
                    AttributeName: "email",
                    DeliveryMedium: "EMAIL",
                    Destination: "J***@E***",
                },
            },
        );
        await refused(signIn("jane@example.com"), "UserNotConfirmedException", "User is not confirmed.");
        await aws.adminConfirmSignUp({ UserPoolId, Username: "jane@example.com" });

        const {
            AuthenticationResult: result,
            ChallengeName,
            ChallengeParameters,
        } = await signIn("JANE@example.com");
        assert.deepEqual(
            [ChallengeName, ChallengeParameters, result?.ExpiresIn, result?.TokenType],
            [undefined, {}, 3600, "Bearer"],
        );
        const id = await verify(result!.IdToken!);
        assert.deepEqual(
            { ...id, jti: "", origin_jti: "", event_id: "", iat: 0, auth_time: 0, exp: id.exp! - id.iat! },
            {
                sub: UserSub,
                "cognito:username": UserSub,
                email: "Jane@Example.com",
                email_verified: false,
                iss: "http://127.0.0.1:4566/us-east-1_declared1",
                aud: ClientId,
                token_use: "id",
                auth_time: 0,
                iat: 0,
                exp: 3600,
                jti: "",
                origin_jti: "",
                event_id: "",
            },
        );
        const { token_use, client_id, username, scope, aud } = await verify(result!.AccessToken!);
        assert.deepEqual(
            { token_use, client_id, username, scope, aud },
            {
                token_use: "access",
                client_id: ClientId,
                username: UserSub,
                scope: "aws.cognito.signin.user.admin",
                aud: undefined,
            },
        );
        await assert.rejects(verify(result!.RefreshToken!));
        const { Username } = await aws.getUser({ AccessToken: result!.AccessToken });
        assert.equal(Username, UserSub);
    });

    it("confirms by the code that it reports, which verifies the address", async () => {
        const Username = "code@example.com";
        await aws.signUp({ ClientId, Username, Password: password });
        await refused(
            aws.confirmSignUp({ ClientId, Username, ConfirmationCode: "x" }),
            "CodeMismatchException",
            "Invalid verification code provided, please try again.",
        );
        await aws.confirmSignUp({ ClientId, Username, ConfirmationCode: codes.get(Username)! });
        const { AuthenticationResult } = await signIn(Username);
        assert.equal((await verify(AuthenticationResult!.IdToken!)).email_verified, true);

        await aws.adminUpdateUserAttributes({
            UserPoolId,
            Username,
            UserAttributes: [
                { Name: "email", Value: Username },
                { Name: "email_verified", Value: "false" },
            ],
        });
        const { AuthenticationResult: unverified } = await signIn(Username);
        assert.equal((await verify(unverified!.IdToken!)).email_verified, false);

        await refused(
            aws.forgotPassword({ ClientId, Username }),
            "InvalidParameterException",
            "Cannot reset password for the user as there is no registered/verified email or phone_number",
        );
        await aws.adminUpdateUserAttributes({
            UserPoolId,
            Username,
            UserAttributes: [{ Name: "email_verified", Value: "true" }],
        });
        await aws.forgotPassword({ ClientId, Username });
        const reset = { ClientId, Username, ConfirmationCode: codes.get(Username)! };
        await aws.confirmForgotPassword({ ...reset, Password: "Another-Horse-2" });
        await refused(signIn(Username), notAuthorized, wrong);
        await signIn(Username, "Another-Horse-2");
    });

    it("has a user whom an administrator created choose a password", async () => {
        const Username = "invited@example.com";
        await aws.adminCreateUser({ UserPoolId, Username });
        await refused(signIn(Username, "guess"), notAuthorized, wrong);
        const { ChallengeName, Session } = await signIn(Username, codes.get(Username));
        const response = (NEW_PASSWORD: string, session = Session) =>
            aws.respondToAuthChallenge({
                ClientId,
                ChallengeName,
                Session: session,
                ChallengeResponses: { USERNAME: Username, NEW_PASSWORD },
            });
        await refused(
            response(password, "00000000000000000000"),
            notAuthorized,
            "Invalid session for the user.",
        );
        await refused(
            response("short"),
            "InvalidPasswordException",
            "Password did not conform with policy: Password not long enough",
        );
        const stolen = aws.respondToAuthChallenge({
            ClientId,
            ChallengeName,
            Session,
            ChallengeResponses: { USERNAME: "code@example.com", NEW_PASSWORD: password },
        });
        await refused(stolen, notAuthorized, "Invalid session for the user.");
        await refresh(await response(password));
        await refused(response(password), notAuthorized, "Invalid session for the user.");
        await signIn(Username);
    });

    it("signs in for an administrator, with the challenges that users have", async () => {
        const Username = "byAdmin@example.com";
        await aws.adminCreateUser({ UserPoolId, Username, TemporaryPassword: password });
        const { ChallengeName, Session } = await aws.adminInitiateAuth({
            UserPoolId,
            ClientId: "admin",
            AuthFlow: "ADMIN_USER_PASSWORD_AUTH",
            AuthParameters: { USERNAME: Username, PASSWORD: password },
        });
        const { AuthenticationResult } = await aws.adminRespondToAuthChallenge({
            UserPoolId,
            ClientId: "admin",
            ChallengeName,
            Session,
            ChallengeResponses: { USERNAME: Username, NEW_PASSWORD: password },
        });
        assert.equal((await verify(AuthenticationResult!.IdToken!)).aud, "admin");
    });

    it("refreshes for the client that the token was issued to, until it is revoked", async () => {
        await createUser("refresh@example.com");
        const tokens = await signIn("refresh@example.com");
        await refused(refresh(tokens, "other"), notAuthorized, "Invalid Refresh Token");
        const { AuthenticationResult } = await refresh(tokens);
        assert.deepEqual(Object.keys(AuthenticationResult!).sort(), [
            "AccessToken",
            "ExpiresIn",
            "IdToken",
            "TokenType",
        ]);
        await aws.revokeToken({ ClientId, Token: tokens.AuthenticationResult!.RefreshToken });
        await refused(refresh(tokens), notAuthorized, "Refresh Token has been revoked");
        const { AccessToken } = tokens.AuthenticationResult!;
        await refused(aws.getUser({ AccessToken }), notAuthorized, "Access Token has been revoked");
    });

    it("does not let a disabled user in", async () => {
        const Username = "disabled@example.com";
        await createUser(Username);
        const tokens = await signIn(Username);
        await aws.adminDisableUser({ UserPoolId, Username });
        const { AccessToken } = tokens.AuthenticationResult!;
        await refused(signIn(Username), notAuthorized, "User is disabled.");
        await refused(signIn(Username, "guess"), notAuthorized, wrong);
        await refused(refresh(tokens), notAuthorized, "User is disabled.");
        await refused(aws.getUser({ AccessToken }), notAuthorized, "User is disabled.");
        await aws.adminEnableUser({ UserPoolId, Username });
        await signIn(Username);
    });

    it("gives ID tokens the validity that the client declares", async () => {
        await createUser("short@example.com");
        const { AuthenticationResult } = await signIn("short@example.com", password, "other");
        const { exp, iat } = await verify(AuthenticationResult!.IdToken!);
        assert.deepEqual([exp! - iat!, AuthenticationResult!.ExpiresIn], [300, 3600]);
    });

    it("asks for the secret hash of a client with a secret", async () => {
        await createUser("secret@example.com");
        await refused(
            signIn("secret@example.com", password, "secret"),
            notAuthorized,
            "Client secret is configured with secret but SECRET_HASH was not received",
        );
        const { UserPoolClient } = await aws.describeUserPoolClient({ UserPoolId, ClientId: "secret" });
        const hash = createHmac("sha256", UserPoolClient!.ClientSecret!).update("secret@example.comsecret");
        await aws.initiateAuth({
            ClientId: "secret",
            AuthFlow: "USER_PASSWORD_AUTH",
            AuthParameters: {
                USERNAME: "secret@example.com",
                PASSWORD: password,
                SECRET_HASH: hash.digest("base64"),
            },
        });
    });

    it("takes no access token that it did not sign", async () => {
        await createUser("forged@example.com");
        const { AuthenticationResult: tokens } = await signIn("forged@example.com");
        const [header, content] = tokens!.AccessToken!.split(".") as [string, string];
        const forged = `${header}.${content}.${tokens!.IdToken!.split(".")[2]}`;
        for (const AccessToken of [forged, tokens!.IdToken, "x"]) {
            await refused(aws.getUser({ AccessToken }), notAuthorized, "Invalid Access Token");
        }
    });

    const userPassword = { AuthFlow: "USER_PASSWORD_AUTH" } as const;
    const refusals: readonly [string, () => Promise<unknown>, string, string][] = [
        ["an unknown user", () => signIn("nobody@example.com"), notAuthorized, wrong],
        [
            "an unknown user, where the client lets it be known",
            () =>
                aws.adminInitiateAuth({
                    UserPoolId,
                    ClientId: "admin",
                    AuthFlow: "ADMIN_USER_PASSWORD_AUTH",
                    AuthParameters: { USERNAME: "nobody@example.com", PASSWORD: "x" },
                }),
            "UserNotFoundException",
            "User does not exist.",
        ],
        [
            "a user whom an administrator names wrongly",
            () => aws.adminConfirmSignUp({ UserPoolId, Username: "nobody@example.com" }),
            "UserNotFoundException",
            "User does not exist.",
        ],
        [
            "an unknown client",
            () => signIn("a@example.com", password, "nope"),
            "ResourceNotFoundException",
            "User pool client nope does not exist.",
        ],
        [
            "an unknown pool",
            () => aws.adminGetUser({ UserPoolId: "us-east-1_nope", Username: "a@example.com" }),
            "ResourceNotFoundException",
            "User pool us-east-1_nope does not exist.",
        ],
        [
            "a client of another pool",
            () => aws.describeUserPoolClient({ UserPoolId: "us-east-1_closed", ClientId }),
            "ResourceNotFoundException",
            "User pool client client1 does not exist.",
        ],
        [
            "a password flow that the client does not enable",
            () => signIn("a@example.com", password, "srp"),
            "InvalidParameterException",
            "USER_PASSWORD_AUTH flow not enabled for this client",
        ],
        [
            "an administrator's flow in the users' action",
            () => aws.initiateAuth({ ClientId, AuthFlow: "ADMIN_USER_PASSWORD_AUTH" }),
            "InvalidParameterException",
            "Initiate Auth method not supported.",
        ],
        [
            "a flow of Lambda triggers",
            () => aws.initiateAuth({ ClientId: "srp", AuthFlow: "CUSTOM_AUTH" }),
            "UnsupportedOperationException",
            "The local run does not support AuthFlow CUSTOM_AUTH.",
        ],
        [
            "an action that it does not know",
            () => aws.listDevices({ AccessToken: "x" }),
            "UnsupportedOperationException",
            "The local run does not support the action ListDevices.",
        ],
        [
            "a sign-in without password",
            () =>
                aws.initiateAuth({
                    ClientId,
                    ...userPassword,
                    AuthParameters: { USERNAME: "a@example.com" },
                }),
            "InvalidParameterException",
            "Missing required parameter PASSWORD",
        ],
        [
            "a request without what its action requires",
            () => aws.signUp({ ClientId } as Parameters<typeof aws.signUp>[0]),
            "InvalidParameterException",
            "2 validation errors detected: " +
                "Value at 'username' failed to satisfy constraint: Member must not be null; " +
                "Value at 'password' failed to satisfy constraint: Member must not be null",
        ],
        [
            "a user name that is no e-mail address",
            () => aws.signUp({ ClientId, Username: "jane", Password: password }),
            "InvalidParameterException",
            "Username should be an email.",
        ],
        [
            "a weak password at sign-up",
            () => aws.signUp({ ClientId, Username: "weak@example.com", Password: "long-enough-1" }),
            "InvalidPasswordException",
            "Password did not conform with policy: Password must have uppercase characters",
        ],
        [
            "an attribute that only Cognito writes",
            () =>
                aws.signUp({
                    ClientId,
                    Username: "sub@example.com",
                    Password: password,
                    UserAttributes: [{ Name: "email_verified", Value: "true" }],
                }),
            notAuthorized,
            "A client attempted to write unauthorized attribute",
        ],
        [
            "sign-up where only administrators create users",
            () => aws.signUp({ ClientId: "closed", Username: "jane", Password: password }),
            notAuthorized,
            "SignUp is not permitted for this user pool",
        ],
        [
            "a code for an unknown user",
            () => aws.confirmSignUp({ ClientId, Username: "nobody@example.com", ConfirmationCode: "1" }),
            "ExpiredCodeException",
            "Invalid code provided, please request a code again.",
        ],
    ];
    for (const [what, call, name, message] of refusals) {
        it(`refuses ${what}`, () => refused(call(), name, message));
    }

    it("refuses a user name that exists, in any case, and a weak password that an administrator sets", async () => {
        const Username = "twice@example.com";
        await createUser(Username);
        await refused(
            aws.signUp({ ClientId, Username: "Twice@example.com", Password: password }),
            "UsernameExistsException",
            "User already exists",
        );
        await refused(
            aws.adminSetUserPassword({ UserPoolId, Username, Password: "short", Permanent: true }),
            "InvalidPasswordException",
            "Password did not conform with policy: Password not long enough",
        );
    });

    it("does not tell by a forgotten password who has an account", async () => {
        const { CodeDeliveryDetails } = await aws.forgotPassword({
            ClientId,
            Username: "nobody@example.com",
        });
        assert.deepEqual(CodeDeliveryDetails, {
            AttributeName: "email",
            DeliveryMedium: "EMAIL",
            Destination: "n***@e***",
        });
    });

    it("has AWS's headers and bodies", async () => {
        const { status, headers, body } = await cognito.call("InitiateAuth", "[]");
        assert.deepEqual(
            { status, headers: { ...headers, "x-amzn-requestid": "" }, body: JSON.parse(body) as unknown },
            {
                status: 400,
                headers: {
                    "content-type": "application/x-amz-json-1.1",
                    "x-amzn-requestid": "",
                    "x-amzn-errortype": "SerializationException:",
                },
                body: { __type: "SerializationException", message: "The body is no JSON object." },
            },
        );
        assert.match(headers["x-amzn-requestid"]!, /^[0-9a-f-]{36}$/);
    });

    it("signs with a key of the pool's own", async () => {
        const [one, other] = await Promise.all([cognito.keys(UserPoolId), cognito.keys("us-east-1_closed")]);
        assert.notEqual(one.keys[0]!.kid, other.keys[0]!.kid);
        assert.deepEqual(Object.keys(one.keys[0]!), ["alg", "e", "kid", "kty", "n", "use"]);
    });

    it("knows pools and clients that are made by action, with ids of the region", async () => {
        const { UserPool } = await aws.createUserPool({ PoolName: "by hand" });
        assert.match(UserPool!.Id!, /^us-east-1_[0-9A-Za-z]+$/);
        const { UserPoolClient } = await aws.createUserPoolClient({
            UserPoolId: UserPool!.Id,
            ClientName: "by hand",
            IdTokenValidity: 2,
        });
        assert.deepEqual(UserPoolClient!.TokenValidityUnits, {
            AccessToken: "hours",
            IdToken: "hours",
            RefreshToken: "days",
        });
        await aws.deleteUserPool({ UserPoolId: UserPool!.Id });
        const { UserPools } = await aws.listUserPools({ MaxResults: 10 });
        assert.deepEqual(
            UserPools!.map(({ Id }) => Id),
            [UserPoolId, "us-east-1_closed"],
        );
    });
});
