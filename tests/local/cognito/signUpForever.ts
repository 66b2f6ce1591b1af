import { writeSync } from "node:fs";
import { createLocalCognito } from "../../../src/local/cognito/localCognito";
import { clientInputs, password, poolInputs } from "./declared";

/**
 * Signs users up until it is killed, or kills itself where one cannot be written, and prints each that Cognito
 * acknowledged. Long names keep it writing.
 */
async function main(dataFolder: string): Promise<void> {
    const cognito = await createLocalCognito({
        region: "us-east-1",
        issuerBase: "http://127.0.0.1",
        dataFolder,
    });
    await cognito.createUserPool(clientInputs.userPoolId, "users", poolInputs);
    await cognito.createUserPoolClient("client1", "app", clientInputs);
    for (let count = 0; ; count++) {
        const Username = `${"x".repeat(4000)}${count}@example.com`;
        const { status } = await cognito.call(
            "SignUp",
            JSON.stringify({ ClientId: "client1", Username, Password: password }),
        );
        if (status !== 200) {
            process.kill(process.pid, "SIGKILL");
        }
        writeSync(1, `${Username}\n`);
    }
}

void main(process.argv[2]!);
