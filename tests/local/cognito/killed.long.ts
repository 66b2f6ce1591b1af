import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { createLocalCognito } from "../../../src/local/cognito/localCognito";
import { clientInputs, password } from "./declared";

const kills = 30;

/** What Cognito acknowledged before it was killed, at a moment that nobody chose: the last status of each user. */
async function runAndKill(folder: string): Promise<Map<string, string>> {
    const script = join(__dirname, "signUpForever.ts");
    const child = spawn(process.execPath, ["-r", "sucrase/register/ts", script, folder], {
        stdio: ["ignore", "pipe", "inherit"],
    });
    const closed = once(child, "close");
    const acknowledged = new Map<string, string>();
    for await (const line of createInterface(child.stdout)) {
        if (acknowledged.size === 0) {
            setTimeout(() => child.kill("SIGKILL"), 50 + Math.random() * 1000);
        }
        const [user = "", status = ""] = line.split(" ");
        acknowledged.set(user, status);
    }
    assert.deepEqual(await closed, [null, "SIGKILL"]);
    return acknowledged;
}

describe("A local Cognito that is killed in mid-sign-up", () => {
    it(`has, after each of ${kills} kills, every user that it acknowledged, once, who can sign in`, async () => {
        const folder = mkdtempSync(join(tmpdir(), "killed-"));
        let users = 0;
        for (let count = 0; count < kills; count++) {
            const acknowledged = await runAndKill(folder);
            users += acknowledged.size;
            const cognito = createLocalCognito({
                region: "us-east-1",
                issuerBase: "http://127.0.0.1",
                dataFolder: folder,
            });
            const ask = async (action: string, input: object) => {
                const { status, body } = await cognito.call(action, JSON.stringify(input));
                return { status, answer: JSON.parse(body) as { Users?: { UserStatus: string }[] } };
            };
            for (const [user, status] of acknowledged) {
                const { answer } = await ask("ListUsers", {
                    UserPoolId: clientInputs.userPoolId,
                    Filter: `email = "${user}"`,
                });
                assert.equal(answer.Users!.length, 1, user);
                const kept = answer.Users![0]!.UserStatus;
                assert.ok(kept === "CONFIRMED" || kept === status, `${user} is ${kept}, not ${status}`);
                const signedIn = await ask("InitiateAuth", {
                    ClientId: "client1",
                    AuthFlow: "USER_PASSWORD_AUTH",
                    AuthParameters: { USERNAME: user, PASSWORD: password },
                });
                assert.equal(signedIn.status === 200, kept === "CONFIRMED", user);
            }
            await cognito.close();
        }
        rmSync(folder, { recursive: true });
        assert.ok(users > 2 * kills, `${users} users`);
    }).timeout(20 * 60 * 1000);
});
