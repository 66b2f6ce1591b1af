import { writeSync } from "node:fs";
import { createLocalCognito } from "../../../src/local/cognito/localCognito";
import { clientInputs, password, poolInputs } from "./declared";

/**
 * Signs users up and confirms them until it is killed, or kills itself where something cannot be written, and prints
 * each step that Cognito acknowledged. Long attributes keep it writing.
 */
async function main(dataFolder: string): Promise<void> {
    const codes = new Map<string, string>();
    const cognito = createLocalCognito({
        region: "us-east-1",
        issuerBase: "http://127.0.0.1",
        dataFolder,
        onMessage: ({ destination, code }) => codes.set(destination, code),
    });
    await cognito.createUserPool(clientInputs.userPoolId, "users", poolInputs);
    await cognito.createUserPoolClient("client1", "app", clientInputs);
    const UserAttributes = ["name", "nickname", "profile", "picture", "website"].map((Name) => ({
        Name,
        Value: "x".repeat(2048),
    }));
    const call = async (action: string, input: object) => {
        const { status } = await cognito.call(action, JSON.stringify(input));
        if (status !== 200) {
            process.kill(process.pid, "SIGKILL");
        }
    };
    let count = 0;
    const signUpOneByOne = async () => {
        for (;;) {
            const user = { ClientId: "client1", Username: `user${process.pid}-${count++}@example.com` };
            await call("SignUp", { ...user, Password: password, UserAttributes });
            writeSync(1, `${user.Username} UNCONFIRMED\n`);
            await call("ConfirmSignUp", { ...user, ConfirmationCode: codes.get(user.Username) });
            writeSync(1, `${user.Username} CONFIRMED\n`);
        }
    };
    await Promise.all([1, 2, 3, 4].map(signUpOneByOne));
}

void main(process.argv[2]!);
