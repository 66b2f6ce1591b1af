import assert from "node:assert/strict";
import { Amplify } from "@aws-amplify/core";
import * as auth from "@aws-amplify/auth";
import { cognitoUserPoolsTokenProvider } from "@aws-amplify/auth/cognito";
import type { LocalRun } from "../../../src/local/localRun";
import { serve } from "../../support/gateway";
import { oneTimePassword } from "./authenticator";

describe("AWS Amplify, given nothing but an endpoint", () => {
    const username = "jane@example.com";
    const password = "Correct-Horse-7";
    let run: LocalRun;

    before(async () => {
        run = await serve({ mfa: "OPTIONAL" });
        const { userPoolId, userPoolClientId, endpoint: userPoolEndpoint } = run.outputs;
        const config = { Auth: { Cognito: { userPoolId, userPoolClientId, userPoolEndpoint } } };
        // As the package aws-amplify itself wires its parts (initSingleton.ts).
        cognitoUserPoolsTokenProvider.setAuthConfig(config.Auth);
        Amplify.configure(config, { Auth: { tokenProvider: cognitoUserPoolsTokenProvider } });
    });
    after(async () => {
        await auth.signOut();
        await run.close();
    });

    const newestCode = async () => {
        const response = await fetch(`${run.outputs.endpoint}/_local/codes`);
        return ((await response.json()) as { code: string }[])[0]!.code;
    };

    const signIn = async () => {
        const { isSignedIn, nextStep } = await auth.signIn({ username, password });
        assert.deepEqual([isSignedIn, nextStep.signInStep], [true, "DONE"]);
    };

    it("signs up, has a code sent again, confirms and signs in by SRP", async () => {
        const { nextStep } = await auth.signUp({ username, password });
        assert.equal(nextStep.signUpStep, "CONFIRM_SIGN_UP");
        await auth.resendSignUpCode({ username });
        const confirmed = await auth.confirmSignUp({ username, confirmationCode: await newestCode() });
        assert.equal(confirmed.isSignUpComplete, true);
        await assert.rejects(auth.signIn({ username, password: "Wrong-Horse-7" }), {
            name: "NotAuthorizedException",
        });
        await signIn();
        const { tokens } = await auth.fetchAuthSession();
        const response = await fetch(`${run.outputs.invokeUrl}/streams`, {
            headers: { Authorization: tokens!.idToken!.toString() },
        });
        assert.equal(response.status, 200);
        assert.equal((await auth.fetchUserAttributes()).email, username);
    });

    it("refreshes where it is told to", async () => {
        const { tokens: before } = await auth.fetchAuthSession();
        const { tokens: after } = await auth.fetchAuthSession({ forceRefresh: true });
        assert.notEqual(after!.accessToken.toString(), before!.accessToken.toString());
        assert.equal(after!.accessToken.payload.origin_jti, before!.accessToken.payload.origin_jti);
    });

    it("sets a one-time password up, and signs in with it", async () => {
        const { sharedSecret } = await auth.setUpTOTP();
        await assert.rejects(auth.verifyTOTPSetup({ code: "000000" }), {
            name: "EnableSoftwareTokenMFAException",
        });
        await auth.verifyTOTPSetup({ code: oneTimePassword(sharedSecret, Date.now() - 30_000) });
        await auth.updateMFAPreference({ totp: "PREFERRED" });
        assert.deepEqual(await auth.fetchMFAPreference(), { enabled: ["TOTP"], preferred: "TOTP" });
        await auth.signOut();
        const { nextStep } = await auth.signIn({ username, password });
        assert.equal(nextStep.signInStep, "CONFIRM_SIGN_IN_WITH_TOTP_CODE");
        const { isSignedIn } = await auth.confirmSignIn({ challengeResponse: oneTimePassword(sharedSecret) });
        assert.equal(isSignedIn, true);
        await auth.updateMFAPreference({ totp: "DISABLED" });
    });

    it("chooses another password for a forgotten one, and changes it", async () => {
        await auth.signOut();
        const { nextStep } = await auth.resetPassword({ username });
        assert.equal(nextStep.codeDeliveryDetails.destination, "j***@e***");
        await auth.confirmResetPassword({
            username,
            newPassword: "Another-Horse-8",
            confirmationCode: await newestCode(),
        });
        await auth.signIn({ username, password: "Another-Horse-8" });
        await auth.updatePassword({ oldPassword: "Another-Horse-8", newPassword: password });
    });

    it("is signed out everywhere, after which a refresh is refused", async () => {
        await auth.signOut();
        await signIn();
        const { tokens } = await auth.fetchAuthSession();
        assert.ok(tokens !== undefined);
        const elsewhere = await initiateAuth("USER_PASSWORD_AUTH", {
            USERNAME: username,
            PASSWORD: password,
        });
        await auth.signOut({ global: true });
        assert.equal((await auth.fetchAuthSession()).tokens, undefined);
        assert.deepEqual(
            await initiateAuth("REFRESH_TOKEN_AUTH", {
                REFRESH_TOKEN: elsewhere.AuthenticationResult!.RefreshToken!,
            }),
            { __type: "NotAuthorizedException", message: "Refresh Token has been revoked" },
        );
    });

    /** Signs in on another device, by the API itself. */
    async function initiateAuth(AuthFlow: string, AuthParameters: Record<string, string>) {
        const response = await fetch(run.outputs.endpoint, {
            method: "POST",
            headers: { "X-Amz-Target": "AWSCognitoIdentityProviderService.InitiateAuth" },
            body: JSON.stringify({ AuthFlow, AuthParameters, ClientId: run.outputs.userPoolClientId }),
        });
        return (await response.json()) as { AuthenticationResult?: { RefreshToken?: string } };
    }

    it("deletes its user", async () => {
        await signIn();
        await auth.deleteUser();
        await assert.rejects(auth.signIn({ username, password }), { name: "NotAuthorizedException" });
    });
});
