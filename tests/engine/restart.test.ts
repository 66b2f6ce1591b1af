import assert from "node:assert/strict";
import { join } from "node:path";
import { Engine } from "./engine";
import { Project } from "./project";

const Username = "ann@example.com";
const Password = "Correct-Horse-7";

describe("A run that keeps its data, deployed to by Pulumi's engine", function () {
    this.timeout(600_000);
    let project: Project;
    let engine: Engine;

    before(() => (project = Project.copy()));
    after(async () => {
        await engine?.stop();
        project.remove();
    });

    const start = async (...options: readonly string[]) => {
        engine = await Engine.start(project, "--data", join(project.folder, "data"), ...options);
    };

    const cognito = async (action: string, input: object) => {
        const { status, body } = await engine.service(`AWSCognitoIdentityProviderService.${action}`, input);
        assert.equal(status, 200, JSON.stringify(body));
        return body;
    };

    const signUp = async () => {
        const { userPoolId: UserPoolId, userPoolClientId: ClientId } = await engine.outputs();
        await cognito("SignUp", { ClientId, Username, Password });
        await cognito("AdminConfirmSignUp", { UserPoolId, Username });
    };

    const signIn = async () => {
        const { AuthenticationResult } = await cognito("InitiateAuth", {
            AuthFlow: "USER_PASSWORD_AUTH",
            ClientId: (await engine.outputs()).userPoolClientId,
            AuthParameters: { USERNAME: Username, PASSWORD: Password },
        });
        return (AuthenticationResult as { IdToken: string }).IdToken;
    };

    const put = async (token: string, Data: string) => {
        const { invokeUrl } = await engine.outputs();
        const response = await fetch(`${invokeUrl}/streams/my-stream/record`, {
            method: "PUT",
            headers: { Authorization: token, "Content-Type": "application/json" },
            body: JSON.stringify({ Data, PartitionKey: "key" }),
        });
        assert.equal(response.status, 200, await response.text());
    };

    const records = async () => {
        const kinesis = async (action: string, input: object) =>
            (await engine.service(`Kinesis_20131202.${action}`, input)).body;
        const { Shards } = await kinesis("ListShards", { StreamName: "my-stream" });
        const found = await Promise.all(
            (Shards as { ShardId: string }[]).map(async ({ ShardId }) => {
                const iterator = { StreamName: "my-stream", ShardId, ShardIteratorType: "TRIM_HORIZON" };
                const { ShardIterator } = await kinesis("GetShardIterator", iterator);
                return (await kinesis("GetRecords", { ShardIterator })).Records as { Data: string }[];
            }),
        );
        return found.flat().map(({ Data }) => Buffer.from(Data, "base64").toString());
    };

    const assertNothingToDo = async () => {
        assert.deepEqual(await engine.up(), []);
        assert.deepEqual(await engine.preview("--refresh"), []);
    };

    it("goes on where it was when it was killed", async () => {
        await start();
        await engine.up();
        await signUp();
        const token = await signIn();
        await put(token, "before");
        const state = await engine.state();
        const { port } = new URL(engine.endpoint);
        await engine.kill();
        await start("--port", port);
        assert.deepEqual(await engine.state(), state);
        await put(token, "with a token of before");
        await put(await signIn(), "after");
        assert.deepEqual(await records(), ["before", "with a token of before", "after"]);
        await assertNothingToDo();
    });

    it("goes on at another address", async () => {
        const { endpoint } = engine;
        await engine.stop();
        await start();
        assert.notEqual(engine.endpoint, endpoint);
        assert.deepEqual(await engine.up("--refresh"), []);
        assert.equal((await engine.outputs()).invokeUrl, `${engine.endpoint}/v1`);
        await put(await signIn(), "elsewhere");
        assert.equal((await records()).length, 4);
        await assertNothingToDo();
    });

    it("is empty after destroy, and after a restart still", async () => {
        await engine.pulumi("destroy", "--yes", "--skip-preview");
        await engine.stop();
        await start();
        assert.deepEqual(await engine.state(), []);
        const { body } = await engine.service("Kinesis_20131202.ListStreams", {});
        assert.deepEqual(body.StreamNames, []);
    });
});
