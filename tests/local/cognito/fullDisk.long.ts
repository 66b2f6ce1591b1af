import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLocalCognito } from "../../../src/local/cognito/localCognito";
import { clientInputs } from "./declared";

describe("A local Cognito on a full disk", () => {
    // Simulated by a limit on the size of files: the system writes what fits, and then refuses.
    it("changes nothing by what fails, and has what it acknowledged after a restart", async () => {
        const folder = mkdtempSync(join(tmpdir(), "full-"));
        const script = join(__dirname, "fillDisk.ts");
        const node = [process.execPath, "-r", "sucrase/register/ts", script, folder];
        // The loader's cache of the compiler would be over the limit, too.
        const command = 'ulimit -f 300; exec env DISABLE_V8_COMPILE_CACHE=1 "$@"';
        const names = JSON.parse(
            execFileSync("sh", ["-c", command, "sh", ...node], { encoding: "utf8" }),
        ) as string[];
        assert.ok(names.length > 5);
        const cognito = createLocalCognito({
            region: "us-east-1",
            issuerBase: "http://127.0.0.1",
            dataFolder: folder,
        });
        const { body } = await cognito.call(
            "ListUsers",
            JSON.stringify({ UserPoolId: clientInputs.userPoolId }),
        );
        const { Users } = JSON.parse(body) as { Users: { Attributes: { Name: string; Value: string }[] }[] };
        const kept = Users.map(({ Attributes }) => Attributes.find(({ Name }) => Name === "email")!.Value);
        assert.deepEqual(kept, names.slice(0, 60));
        await cognito.close();
        rmSync(folder, { recursive: true });
    }).timeout(120_000);
});
