import { writeSync } from "node:fs";
import { createLocalCognito } from "../../../src/local/cognito/localCognito";
import { clientInputs, password, poolInputs } from "./declared";

/**
 * Signs users up until it is killed, or kills itself where one cannot be written, and prints each that Cognito
 * acknowledged. Long attributes keep it writing.
 */
async function main(dataFolder: string): Promise<void> {
    const cognito = createLocalCognito({
        region: "us-east-1",
        issuerBase: "http://127.0.0.1",
        dataFolder,
    });
    await cognito.createUserPool(clientInputs.userPoolId, "users", poolInputs);
    await cognito.createUserPoolClient("client1", "app", clientInputs);
    const UserAttributes = ["name", "nickname", "profile", "picture", "website"].map((Name) => ({
        Name,
        Value: "x".repeat(2048),
    }));
    let count = 0;
    const signUpOneByOne = async () => {
        for (;;) {
            const Username = `user${count++}@example.com`;
            const { status } = await cognito.call(
                "SignUp",
                JSON.stringify({ ClientId: "client1", Username, Password: password, UserAttributes }),
            );
            if (status !== 200) {
                process.kill(process.pid, "SIGKILL");
            }
            writeSync(1, `${Username}\n`);
        }
    };
    await Promise.all([1, 2, 3, 4].map(signUpOneByOne));
}

void main(process.argv[2]!);
