import assert from "node:assert/strict";
import type { LocalOutputs } from "../../../src/local/outputs";
import { readyMessage } from "../../../src/local/readyMessage";

const outputs: LocalOutputs = {
    userPoolId: "us-east-1_a",
    userPoolClientId: "app",
    invokeUrl: "http://127.0.0.1:4566/v1",
    streamName: "my-stream",
    streamArn: "arn",
    region: "us-east-1",
    endpoint: "http://127.0.0.1:4566",
    tokenUrl: "http://127.0.0.1:4566/oauth2/token",
    machineClients: { sensors: { clientId: "id", clientSecret: "secret" } },
};

describe("The message of a run that is ready", () => {
    it("gets the token that the stack takes, and sends it", () => {
        const messageOf = (token: "IdToken" | "AccessToken" | "machine") =>
            readyMessage(outputs, { selfSignUp: true, token });
        assert.match(
            messageOf("IdToken"),
            /MY_ID_TOKEN=[^]*AuthenticationResult\.IdToken [^]*\$\{MY_ID_TOKEN\}/,
        );
        assert.match(
            messageOf("AccessToken"),
            /MY_ACCESS_TOKEN=[^]*AuthenticationResult\.AccessToken [^]*\$\{MY_ACCESS_TOKEN\}/,
        );
        const machine = messageOf("machine");
        assert.doesNotMatch(machine, /sign-up|initiate-auth/);
        assert.match(machine, /--user id:secret \\\n +http:\/\/127\.0\.0\.1:4566\/oauth2\/token \|/);
    });
});
