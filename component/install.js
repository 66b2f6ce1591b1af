"use strict";
// Installs what the component imports. The modules of ../src find their packages in the folder above alone, and Pulumi
// runs `npm install` in this one, also where it has fetched the repository by itself and nothing is installed yet.
const { execFileSync } = require("node:child_process");
const { dirname } = require("node:path");

const root = dirname(__dirname);
try {
    require.resolve("@pulumi/aws/package.json", { paths: [root] });
} catch {
    execFileSync("npm", ["ci", "--omit=dev", "--no-audit", "--no-fund"], {
        cwd: root,
        stdio: "inherit",
        shell: process.platform === "win32",
    });
}
