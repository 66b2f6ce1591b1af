import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
    appendFileSync,
    mkdirSync,
    mkdtempSync,
    readFileSync,
    rmSync,
    statSync,
    writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { createLocalCognito } from "../../../src/local/cognito/localCognito";
import type { CognitoService } from "../../../src/local/cognito/service";
import { clientInputs, password, poolInputs } from "./declared";

const UserPoolId = "us-east-1_declared1";

async function open(dataFolder: string): Promise<CognitoService> {
    const cognito = createLocalCognito({
        region: "us-east-1",
        issuerBase: "http://127.0.0.1",
        dataFolder,
    });
    await cognito.createUserPool(UserPoolId, "users", poolInputs);
    await cognito.createUserPoolClient("client1", "app", clientInputs);
    return cognito;
}

async function call(cognito: CognitoService, action: string, body: object): Promise<Record<string, unknown>> {
    const answer = await cognito.call(action, JSON.stringify(body));
    assert.equal(answer.status, 200, answer.body);
    return JSON.parse(answer.body) as Record<string, unknown>;
}

function start([command = "", ...args]: readonly string[]): ChildProcess {
    return spawn(command, args, { stdio: ["ignore", "pipe", "inherit"] });
}

describe("Local Cognito with a data folder", () => {
    let folder: string;

    beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "cognito-"))));
    afterEach(() => rmSync(folder, { recursive: true }));

    it("finds pools, clients, users, keys and refresh tokens again", async () => {
        const first = await open(folder);
        const user = { UserPoolId, Username: "jane@example.com" };
        await call(first, "AdminCreateUser", { ...user, MessageAction: "SUPPRESS" });
        await call(first, "AdminSetUserPassword", { ...user, Password: password, Permanent: true });
        const signIn = {
            ClientId: "client1",
            AuthFlow: "USER_PASSWORD_AUTH",
            AuthParameters: { USERNAME: user.Username, PASSWORD: password },
        };
        const { AuthenticationResult } = await call(first, "InitiateAuth", signIn);
        const before = await call(first, "AdminGetUser", user);
        const pool = await call(first, "DescribeUserPool", { UserPoolId });
        const keys = await first.keys(UserPoolId);

        const second = await open(folder);
        assert.deepEqual(await call(second, "AdminGetUser", user), before);
        assert.deepEqual(await second.keys(UserPoolId), keys);
        await call(second, "InitiateAuth", signIn);
        await call(second, "InitiateAuth", {
            ClientId: "client1",
            AuthFlow: "REFRESH_TOKEN_AUTH",
            AuthParameters: {
                REFRESH_TOKEN: (AuthenticationResult as { RefreshToken: string }).RefreshToken,
            },
        });
        const { CreationDate } = (await call(second, "DescribeUserPool", { UserPoolId }))
            .UserPool as typeof pool;
        assert.equal(CreationDate, (pool.UserPool as typeof pool).CreationDate);
    });

    it("gives a pool that it finds again the settings that are declared now", async () => {
        await open(folder);
        const again = await open(folder);
        await again.createUserPool(UserPoolId, "users", {
            adminCreateUserConfig: { allowAdminCreateUserOnly: true },
        });
        const { body } = await again.call(
            "SignUp",
            JSON.stringify({ ClientId: "client1", Username: "jane", Password: password }),
        );
        assert.deepEqual(JSON.parse(body), {
            __type: "NotAuthorizedException",
            message: "SignUp is not permitted for this user pool",
        });
    });

    const node = [process.execPath, "-r", "sucrase/register/ts", join(__dirname, "signUpForever.ts")];
    const ends: readonly [string, (folder: string) => ChildProcess, killAfter: number][] = [
        ["a kill", (data) => start([...node, data]), 40],
        // The system cuts the file that grows over the limit, wherever that is; the process ends itself then.
        // ts-node's cache of the compiler would be over it, too.
        [
            "a kill in the middle of a file",
            (data) =>
                start([
                    "sh",
                    "-c",
                    'ulimit -f 500; exec env DISABLE_V8_COMPILE_CACHE=1 "$@"',
                    "sh",
                    ...node,
                    data,
                ]),
            NaN,
        ],
    ];
    for (const [what, run, killAfter] of ends) {
        it(`has every user that it acknowledged after ${what}`, async () => {
            const child = run(folder);
            const closed = once(child, "close");
            const acknowledged: string[] = [];
            for await (const line of createInterface(child.stdout!)) {
                if (acknowledged.push(line) === killAfter) {
                    child.kill("SIGKILL");
                }
            }
            assert.deepEqual(await closed, [null, "SIGKILL"]);
            assert.ok(acknowledged.length > 20);
            const cognito = await open(folder);
            for (const line of acknowledged) {
                const [Username, status] = line.split(" ");
                const { UserStatus } = await call(cognito, "AdminGetUser", { UserPoolId, Username });
                assert.ok(UserStatus === "CONFIRMED" || UserStatus === status);
            }
        });
    }

    it("takes no notice of a line that was half written", async () => {
        await (await open(folder)).close();
        appendFileSync(join(folder, "cognito.jsonl"), '[1,"change","SignUp",[["put","users",{"half');
        await call(await open(folder), "DescribeUserPool", { UserPoolId });
    });

    it("keeps the file short: what was replaced goes at the next start", async () => {
        const first = await open(folder);
        const user = { UserPoolId, Username: "jane@example.com" };
        await call(first, "AdminCreateUser", { ...user, MessageAction: "SUPPRESS" });
        for (let count = 0; count < 50; count++) {
            await call(first, count % 2 ? "AdminEnableUser" : "AdminDisableUser", user);
        }
        const before = await call(first, "AdminGetUser", user);
        const linesBefore = readFileSync(join(folder, "cognito.jsonl"), "utf8").split("\n").length;
        assert.ok(linesBefore > 50);
        const second = await open(folder);
        assert.ok(readFileSync(join(folder, "cognito.jsonl"), "utf8").split("\n").length < 10);
        assert.deepEqual(await call(second, "AdminGetUser", user), before);
    });

    it("keeps no password in clear text", async () => {
        const cognito = await open(folder);
        const temporary = "Temporary-Horse-1";
        const user = { UserPoolId, Username: "jane@example.com" };
        await call(cognito, "AdminCreateUser", { ...user, TemporaryPassword: temporary });
        await call(cognito, "SignUp", {
            ClientId: "client1",
            Username: "joe@example.com",
            Password: password,
        });
        const kept = readFileSync(join(folder, "cognito.jsonl"), "utf8");
        assert.ok(kept.includes("jane@example.com") && kept.includes("joe@example.com"));
        assert.ok(!kept.includes(temporary) && !kept.includes(password));
        assert.equal(statSync(join(folder, "cognito.jsonl")).mode & 0o777, 0o600);
    });

    it("names a line that it cannot read", async () => {
        await open(folder);
        const file = join(folder, "cognito.jsonl");
        writeFileSync(file, "{\n");
        await assert.rejects(open(folder), (error: Error) =>
            error.message.startsWith(`Cannot read the data file ${file}, line 1: `),
        );
    });

    it("names a folder that it cannot write", async () => {
        const missing = join(folder, "missing");
        await assert.rejects(open(missing), (error: Error) =>
            error.message.startsWith(`Cannot write the data file ${join(missing, "cognito.jsonl")}: `),
        );
    });

    it("refuses the folder of an earlier version by name, with the way out", async () => {
        const old = join(folder, "cognito");
        mkdirSync(old);
        writeFileSync(join(old, "clients.json"), "{}");
        await assert.rejects(open(folder), {
            message:
                `The folder ${old} holds users of an earlier version, which this one does not read. ` +
                "Remove that folder to start without them, or take another data folder.",
        });
    });
});

describe("Local Cognito's modules", () => {
    it("load no package", async () => {
        const script =
            'require("./src/local/cognito/localCognito");' +
            "process.stdout.write(Object.keys(require.cache).join())";
        const child = start([process.execPath, "-r", "sucrase/register/ts", "-e", script]);
        let loaded = "";
        child.stdout!.on("data", (chunk) => (loaded += String(chunk)));
        await once(child, "close");
        const packages = new Set(
            [...loaded.matchAll(/node_modules\/((?:@[^/]+\/)?[^/]+)\//g)].map(([, name]) => name),
        );
        // What loads the program, and nothing that Cognito would need.
        const own = ["sucrase", "pirates", "lines-and-columns", "@jridgewell", "ts-interface-checker"];
        assert.ok(packages.has("sucrase"));
        assert.deepEqual(
            [...packages].filter(
                (name) => !own.some((known) => name === known || name!.startsWith(`${known}/`)),
            ),
            [],
        );
    });
});
