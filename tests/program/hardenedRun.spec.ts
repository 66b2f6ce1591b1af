import assert from "node:assert/strict";
import { startLocalRun, type LocalRun } from "../../src/local/localRun";
import { oneTimePassword, stepAt } from "../../src/local/cognito/totp";
import { createAll } from "../../src/local/resources/createAll";
import type { LocalServices } from "../../src/local/resources/resourceType";
import { describeNotCopied } from "../../src/local/resources/notCopied";
import { describeNotServed } from "../../src/local/resources/notServed";
import { hardened } from "./hardened";
import { declare } from "../support/declare";

const password = "Correct-Horse-Battery-7";

describe("The local run of a hardened stack", () => {
    let run: LocalRun;
    before(async () => (run = await startLocalRun({ declaration: await declare(hardened), port: 0 })));
    after(() => run.close());

    const cognito = async (action: string, input: unknown) => {
        const response = await fetch(run.outputs.endpoint, {
            method: "POST",
            headers: {
                "X-Amz-Target": `AWSCognitoIdentityProviderService.${action}`,
                "Content-Type": "application/x-amz-json-1.1",
            },
            body: JSON.stringify(input),
        });
        return (await response.json()) as Record<string, unknown>;
    };

    /** An ID token of a client, as its owner gets it: with a one-time password, which he sets up first. */
    const idTokenOf = async (ClientId: string, user: string): Promise<string> => {
        const challenge = await cognito("InitiateAuth", {
            ClientId,
            AuthFlow: "USER_PASSWORD_AUTH",
            AuthParameters: { USERNAME: user, PASSWORD: password },
        });
        assert.equal(challenge.ChallengeName, "MFA_SETUP");
        const { SecretCode, Session } = await cognito("AssociateSoftwareToken", {
            Session: challenge.Session,
        });
        const UserCode = oneTimePassword(String(SecretCode), stepAt(Date.now()));
        assert.equal((await cognito("VerifySoftwareToken", { Session, UserCode })).Status, "SUCCESS");
        const { AuthenticationResult } = await cognito("RespondToAuthChallenge", {
            ClientId,
            ChallengeName: "MFA_SETUP",
            Session,
            ChallengeResponses: { USERNAME: user },
        });
        return (AuthenticationResult as { IdToken: string }).IdToken;
    };

    const createUser = async (user: string) => {
        const UserPoolId = run.outputs.userPoolId;
        await cognito("AdminCreateUser", { UserPoolId, Username: user, MessageAction: "SUPPRESS" });
        await cognito("AdminSetUserPassword", {
            UserPoolId,
            Username: user,
            Password: password,
            Permanent: true,
        });
    };

    it("serves its routes to a user whom an administrator made, for a quarter of an hour", async () => {
        await createUser("own@example.com");
        const token = await idTokenOf(run.outputs.userPoolClientId, "own@example.com");
        const { status } = await fetch(`${run.outputs.invokeUrl}/streams`, {
            headers: { Authorization: token },
        });
        assert.equal(status, 200);
        const claims = JSON.parse(Buffer.from(token.split(".")[1]!, "base64url").toString()) as {
            iat: number;
            exp: number;
        };
        assert.equal(claims.exp - claims.iat, 15 * 60);
    });

    it("lets in no token of another app client of the same pool", async () => {
        await createUser("other@example.com");
        const { UserPoolClient } = await cognito("CreateUserPoolClient", {
            UserPoolId: run.outputs.userPoolId,
            ClientName: "other",
            ExplicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
        });
        const { ClientId } = UserPoolClient as { ClientId: string };
        const response = await fetch(`${run.outputs.invokeUrl}/streams`, {
            headers: { Authorization: await idTokenOf(ClientId, "other@example.com") },
        });
        assert.equal(response.status, 401);
    });
});

describe("The authorizer's expression", () => {
    it("names the app client that there is, where an emulator chose another id", async () => {
        const services = {
            endpoint: "http://127.0.0.1:4566",
            region: "us-east-1",
            cognito: {
                createUserPool: async () => ({ id: "us-east-1_elsewhere" }),
                createUserPoolClient: async () => ({ id: "client0elsewhere" }),
            },
            kinesis: { ensureStream: async () => ({ arn: "arn:aws:kinesis:us-east-1:1:stream/my-stream" }) },
        } as unknown as LocalServices;
        const { resources } = await createAll(await declare(), services);
        const authorizer = resources.find(({ type }) => type === "aws:apigateway/authorizer:Authorizer");
        assert.equal(authorizer?.inputs.identityValidationExpression, "^client0elsewhere$");
    });
});

describe("What the local run does not copy", () => {
    it("is named, each thing once, of a hardened stack", async () => {
        assert.deepEqual(describeNotCopied(await declare(hardened)), [
            "X-Ray traces",
            "alarms",
            "log groups",
            "the access log",
            "the account's role for logs",
            "the dashboard",
            "the domain name",
            "the web ACL",
            "throttles, execution logs and metrics of methods",
        ]);
    });

    it("is named of a private API", async () => {
        assert.deepEqual(describeNotCopied(await declare({ vpcName: "new", createVpc: true })), [
            "log groups",
            "the VPC and its endpoint",
            "the resource policy",
            "throttles, execution logs and metrics of methods",
        ]);
    });

    it("is no type that nobody listed: that is not served", async () => {
        const bucket = {
            type: "aws:s3/bucket:Bucket",
            name: "bucket",
            id: "bucket",
            inputs: {},
        };
        const declaration = [...(await declare()), bucket];
        assert.deepEqual(describeNotCopied(declaration), [
            "throttles, execution logs and metrics of methods",
        ]);
        assert.deepEqual(describeNotServed(declaration), ["aws:s3/bucket:Bucket bucket"]);
    });
});
