import assert from "node:assert/strict";
import { statSync, writeSync } from "node:fs";
import { join } from "node:path";
import { createLocalCognito } from "../../../src/local/cognito/localCognito";
import { clientInputs, password, poolInputs } from "./declared";

const UserPoolId = clientInputs.userPoolId;

/**
 * Signs users up until the file cannot grow, then checks that what fails changes nothing, and prints the users that
 * there are.
 */
async function main(dataFolder: string): Promise<void> {
    const cognito = createLocalCognito({ region: "us-east-1", issuerBase: "http://127.0.0.1", dataFolder });
    await cognito.createUserPool(UserPoolId, "users", poolInputs);
    await cognito.createUserPoolClient("client1", "app", clientInputs);
    const ask = async (action: string, input: object) => {
        const { status, body } = await cognito.call(action, JSON.stringify(input));
        return { status, answer: JSON.parse(body) as Record<string, unknown> };
    };
    const UserAttributes = ["name", "profile"].map((Name) => ({ Name, Value: "x".repeat(2048) }));
    const names: string[] = [];
    // Small users, after the large ones: what is left is then too little for any change of a large one.
    for (const attributes of [UserAttributes, []]) {
        for (let status = 200; status === 200;) {
            const Username = `user${names.length}@example.com`;
            const input = { UserPoolId, Username, UserAttributes: attributes, MessageAction: "SUPPRESS" };
            ({ status } = await ask("AdminCreateUser", { ...input, TemporaryPassword: password }));
            if (status === 200) {
                names.push(Username);
            }
        }
    }
    const file = join(dataFolder, "cognito.jsonl");
    const { size } = statSync(file);
    const state = async () => JSON.stringify((await ask("ListUsers", { UserPoolId })).answer);
    const before = await state();
    const user = { UserPoolId, Username: names[0] };
    const failing: readonly [string, object][] = [
        ["SignUp", { ClientId: "client1", Username: "new@example.com", Password: password, UserAttributes }],
        ["AdminSetUserPassword", { ...user, Password: "Another-Horse-2", Permanent: true }],
        ["AdminUpdateUserAttributes", { ...user, UserAttributes }],
        ["AdminDisableUser", user],
        ["AdminDeleteUser", user],
    ];
    for (const [action, input] of failing) {
        const { status, answer } = await ask(action, input);
        assert.deepEqual([status, answer.__type], [500, "InternalErrorException"], action);
        assert.equal(statSync(file).size, size, action);
        assert.equal(await state(), before, action);
    }
    const challenge = await ask("InitiateAuth", {
        ClientId: "client1",
        AuthFlow: "USER_PASSWORD_AUTH",
        AuthParameters: { USERNAME: names[0], PASSWORD: password },
    });
    assert.equal(challenge.answer.ChallengeName, "NEW_PASSWORD_REQUIRED");
    writeSync(1, JSON.stringify(names));
}

void main(process.argv[2]!);
