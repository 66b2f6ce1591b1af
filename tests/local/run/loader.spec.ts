import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { programFolder } from "../../../src/local/evaluation/programFolder";

describe("The loader of the commands", () => {
    let folder: string;
    before(() => (folder = mkdtempSync(join(tmpdir(), "loader-"))));
    after(() => rmSync(folder, { recursive: true }));

    const loader = join(programFolder, "src/local/loader.js");
    const run = (module: string, flags: readonly string[] = []) => {
        const script = join(folder, "main.ts");
        writeFileSync(script, "const text: string = 'It runs.'; console.log(text);");
        const args = [...flags, "--require", module, script];
        const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
        return { status, stdout, stderr };
    };

    it("lets node run TypeScript", () =>
        assert.deepEqual(run(loader), { status: 0, stdout: "It runs.\n", stderr: "" }));

    it("says which Node it takes, where require() knows no ES modules", () =>
        assert.deepEqual(run(loader, ["--no-experimental-require-module"]), {
            status: 1,
            stdout: "",
            stderr:
                `Node ${process.versions.node} is too old: ` +
                "this takes Node 20.19 or a later 20, or 22.12 or later.\n",
        }));

    it("says what to install, where the development packages are not", () => {
        const elsewhere = join(folder, "loader.js");
        copyFileSync(loader, elsewhere);
        copyFileSync(join(dirname(loader), "typeScript.js"), join(folder, "typeScript.js"));
        assert.deepEqual(run(elsewhere), {
            status: 1,
            stdout: "",
            stderr: "The development packages, which this takes, are not installed: npm ci\n",
        });
    });
});
