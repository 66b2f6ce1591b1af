import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { verifyJwtSync } from "aws-jwt-verify/jwt-verifier";
import { RemoteCognito } from "../../../src/local/cognito/remoteCognito";
import type { LocalRun } from "../../../src/local/localRun";
import { serve, serviceAt, signIn } from "../../support/gateway";
import { clientInputs, password, poolInputs } from "./declared";

/** A port of the loopback that nothing listens on. */
async function freePort(): Promise<number> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    return port;
}

describe("Remote Cognito, with another local run", () => {
    let other: LocalRun;
    let cognito: RemoteCognito;

    before(async () => {
        other = await serve();
        cognito = new RemoteCognito(other.outputs.endpoint, "us-east-1");
    });

    after(async () => {
        await cognito.close();
        await other.close();
    });

    it("makes the declared pool and client, whose tokens verify, and finds them again", async () => {
        const url = other.outputs.endpoint;
        const { id: userPoolId } = await cognito.createUserPool("declared", "others", poolInputs);
        const inputs = { ...clientInputs, userPoolId };
        const { id: ClientId } = await cognito.createUserPoolClient("declared", "app", inputs);

        const call = async (action: string, body: object) => {
            const answer = await cognito.call(action, JSON.stringify(body));
            assert.equal(answer.status, 200, answer.body);
            return JSON.parse(answer.body) as Record<string, unknown>;
        };
        const Username = "jane@example.com";
        await call("SignUp", { ClientId, Username, Password: password });
        await call("AdminConfirmSignUp", { UserPoolId: userPoolId, Username });
        const { AuthenticationResult } = await call("InitiateAuth", {
            ClientId,
            AuthFlow: "USER_PASSWORD_AUTH",
            AuthParameters: { USERNAME: Username, PASSWORD: password },
        });
        const keys = (await cognito.keys(userPoolId)) as Parameters<typeof verifyJwtSync>[1];
        const { IdToken } = AuthenticationResult as { IdToken: string };
        const claims = verifyJwtSync(IdToken, keys, {
            issuer: cognito.issuer(userPoolId),
            audience: ClientId,
        });
        assert.equal(claims.email, Username);
        assert.equal(cognito.issuer(userPoolId), `${url}/${userPoolId}`);

        const again = new RemoteCognito(url, "us-east-1");
        assert.deepEqual(await again.createUserPool("declared", "others", poolInputs), { id: userPoolId });
        assert.deepEqual(await again.createUserPoolClient("declared", "app", inputs), { id: ClientId });
        const { UserPoolClients } = await call("ListUserPoolClients", {
            UserPoolId: userPoolId,
            MaxResults: 60,
        });
        assert.deepEqual(
            (UserPoolClients as { ClientName: string }[]).map(({ ClientName }) => ClientName),
            ["app"],
        );
        const { Users } = await call("ListUsers", { UserPoolId: userPoolId });
        assert.equal((Users as unknown[]).length, 1);
        await again.close();
    });

    it("gives a pool the second factor that is declared", async () => {
        const mfa = { mfaConfiguration: "ON", softwareTokenMfaConfiguration: { enabled: true } };
        const { id } = await cognito.createUserPool("declared", "with mfa", { ...poolInputs, ...mfa });
        const { body } = await cognito.call("GetUserPoolMfaConfig", JSON.stringify({ UserPoolId: id }));
        assert.deepEqual(JSON.parse(body), {
            SoftwareTokenMfaConfiguration: { Enabled: true },
            MfaConfiguration: "ON",
        });
    });

    it("is what a second local run signs in with, for its own API", async () => {
        const run = await serve({}, { cognitoUrl: other.outputs.endpoint });
        const { IdToken } = await signIn(run.outputs, serviceAt(other.outputs.endpoint));
        const response = await fetch(`${run.outputs.invokeUrl}/streams`, {
            headers: { Authorization: IdToken },
        });
        assert.equal(response.status, 200);
        await run.close();
    });

    it("names the URL where nothing answers", async () => {
        const nowhere = `http://127.0.0.1:${await freePort()}`;
        await assert.rejects(
            new RemoteCognito(nowhere, "us-east-1").createUserPool("id", "users", {}),
            (error: Error) =>
                error.message.startsWith(`The Cognito at ${nowhere} does not answer: connect ECONNREFUSED`),
        );
    });

    const answers: readonly [string, number, string, (url: string) => string][] = [
        [
            "no Cognito answers",
            200,
            "<html>",
            (at) => `The Cognito at ${at} does not answer ListUserPools with JSON. Is it a Cognito?`,
        ],
        [
            "it refuses",
            400,
            '{"__type":"NotAuthorizedException","message":"no"}',
            (at) => `The Cognito at ${at} refuses ListUserPools: NotAuthorizedException: no`,
        ],
    ];
    for (const [what, status, body, message] of answers) {
        it(`names the URL where ${what}`, async () => {
            const server: Server = createServer((_, response) => response.writeHead(status).end(body));
            await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
            const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
            const remote = new RemoteCognito(at, "us-east-1");
            await assert.rejects(remote.createUserPool("id", "users", {}), { message: message(at) });
            await remote.close();
            server.close();
        });
    }
});
