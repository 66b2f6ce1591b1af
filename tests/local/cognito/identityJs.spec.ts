import assert from "node:assert/strict";
import type { CognitoUserSession } from "amazon-cognito-identity-js";
import {
    AuthenticationDetails,
    CognitoUser,
    CognitoUserAttribute,
    CognitoUserPool,
} from "amazon-cognito-identity-js";
import type { LocalRun } from "../../../src/local/localRun";
import { serve, serviceAt } from "../../support/gateway";
import { oneTimePassword } from "./authenticator";

type Callback<T> = (error: Error | null | undefined, result?: T) => void;

/** What a function that takes a callback calls it with. */
function result<T>(call: (callback: Callback<T>) => void): Promise<T> {
    return new Promise((resolve, reject) => {
        call((error, value) => (error ? reject(error) : resolve(value as T)));
    });
}

describe("amazon-cognito-identity-js, given nothing but an endpoint", () => {
    const Username = "jane@example.com";
    const password = "Correct-Horse-7";
    let run: LocalRun;
    let pool: CognitoUserPool;

    before(async () => {
        run = await serve({ mfa: "OPTIONAL" });
        const { userPoolId: UserPoolId, userPoolClientId: ClientId, endpoint } = run.outputs;
        pool = new CognitoUserPool({ UserPoolId, ClientId, endpoint });
    });
    after(() => run.close());

    const userOf = (name = Username) => new CognitoUser({ Username: name, Pool: pool });

    const newestCode = async () => {
        const response = await fetch(`${run.outputs.endpoint}/_local/codes`);
        return ((await response.json()) as { code: string }[])[0]!.code;
    };

    /** Signs in by SRP, with a one-time password where it is asked for. */
    const signIn = (user: CognitoUser, Password: string, code?: string) =>
        new Promise<CognitoUserSession>((onSuccess, onFailure) => {
            const callbacks = { onSuccess, onFailure };
            user.authenticateUser(new AuthenticationDetails({ Username: user.getUsername(), Password }), {
                ...callbacks,
                totpRequired: () => user.sendMFACode(code!, callbacks, "SOFTWARE_TOKEN_MFA"),
                newPasswordRequired: () =>
                    user.completeNewPasswordChallenge("Another-Horse-8", {}, callbacks),
            });
        });

    it("signs up, has a code sent again, confirms and signs in by SRP", async () => {
        const attributes = [new CognitoUserAttribute({ Name: "name", Value: "Jane" })];
        await result((callback) => pool.signUp(Username, password, attributes, [], callback));
        const first = await newestCode();
        await result((callback) => userOf().resendConfirmationCode(callback));
        await assert.rejects(
            result((callback) => userOf().confirmRegistration(first, true, callback)),
            { name: "CodeMismatchException" },
        );
        const code = await newestCode();
        await result((callback) => userOf().confirmRegistration(code, true, callback));
        await assert.rejects(signIn(userOf(), "Wrong-Horse-7"), {
            name: "NotAuthorizedException",
            message: "Incorrect username or password.",
        });
        const session = await signIn(userOf(), password);
        assert.ok(session.isValid());
        const response = await fetch(`${run.outputs.invokeUrl}/streams`, {
            headers: { Authorization: session.getIdToken().getJwtToken() },
        });
        assert.equal(response.status, 200);
    });

    it("does not learn by SRP who has an account", async () => {
        await assert.rejects(signIn(userOf("nobody@example.com"), password), {
            name: "NotAuthorizedException",
            message: "Incorrect username or password.",
        });
    });

    it("reads and changes attributes, and the address only once it is verified", async () => {
        const user = userOf();
        await signIn(user, password);
        const attribute = (Name: string, Value: string) => new CognitoUserAttribute({ Name, Value });
        const attributes = async () => {
            const list = await result<CognitoUserAttribute[]>((callback) => user.getUserAttributes(callback));
            return Object.fromEntries(list.map((one) => [one.getName(), one.getValue()]));
        };
        await result((callback) =>
            user.updateAttributes([attribute("name", "J."), attribute("email", "new@example.com")], callback),
        );
        const { email, email_verified, name } = await attributes();
        assert.deepEqual([email, email_verified, name], [Username, "true", "J."]);
        const code = await newestCode();
        await new Promise<void>((resolve, reject) =>
            user.verifyAttribute("email", code, { onSuccess: () => resolve(), onFailure: reject }),
        );
        assert.equal((await attributes()).email, "new@example.com");
        await signIn(userOf("new@example.com"), password);
        await result((callback) => user.updateAttributes([attribute("email", Username)], callback));
        const back = await newestCode();
        await new Promise<void>((resolve, reject) =>
            user.verifyAttribute("email", back, { onSuccess: () => resolve(), onFailure: reject }),
        );
    });

    it("refreshes, until it is signed out everywhere", async () => {
        const user = userOf();
        const session = await signIn(user, password);
        const refresh = () =>
            result<CognitoUserSession>((callback) =>
                user.refreshSession(session.getRefreshToken(), callback),
            );
        assert.ok((await refresh()).isValid());
        await new Promise<string>((onSuccess, onFailure) => user.globalSignOut({ onSuccess, onFailure }));
        await assert.rejects(refresh(), {
            name: "NotAuthorizedException",
            message: "Refresh Token has been revoked",
        });
    });

    it("chooses another password for a forgotten one, and changes it", async () => {
        const user = userOf();
        await new Promise((onSuccess, onFailure) => user.forgotPassword({ onSuccess, onFailure }));
        const code = await newestCode();
        await new Promise<string>((onSuccess, onFailure) =>
            user.confirmPassword(code, "Another-Horse-8", { onSuccess, onFailure }),
        );
        await signIn(user, "Another-Horse-8");
        await result((callback) => user.changePassword("Another-Horse-8", password, callback));
        await signIn(userOf(), password);
    });

    it("sets a one-time password up, and signs in with it", async () => {
        const user = userOf();
        await signIn(user, password);
        const secret = await new Promise<string>((associateSecretCode, onFailure) =>
            user.associateSoftwareToken({ associateSecretCode, onFailure }),
        );
        const verify = (code: string) =>
            new Promise<CognitoUserSession>((onSuccess, onFailure) =>
                user.verifySoftwareToken(code, "phone", { onSuccess, onFailure }),
            );
        await assert.rejects(verify("000000"), { name: "EnableSoftwareTokenMFAException" });
        await verify(oneTimePassword(secret, Date.now() - 30_000));
        await result((callback) =>
            user.setUserMfaPreference(null, { Enabled: true, PreferredMfa: true }, callback),
        );
        const code = oneTimePassword(secret);
        assert.ok((await signIn(userOf(), password, code)).isValid());
        await assert.rejects(signIn(userOf(), password, code), {
            name: "ExpiredCodeException",
            message: "Your software token has already been used once.",
        });
    });

    it("has a user whom an administrator made choose a password", async () => {
        const call = serviceAt(run.outputs.endpoint);
        const name = "invited@example.com";
        await call("AWSCognitoIdentityProviderService.AdminCreateUser", {
            UserPoolId: run.outputs.userPoolId,
            Username: name,
        });
        await signIn(userOf(name), await newestCode());
        await signIn(userOf(name), "Another-Horse-8");
    });
});
