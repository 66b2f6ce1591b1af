import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { programFolder } from "../../../src/local/evaluation/programFolder";
import type { Declaration } from "../../../src/local/declaration";
import { Command } from "../../support/command";

// In a process of its own: others have loaded them in this one.
const program = `
import * as pulumi from "@pulumi/pulumi";
const paths = [${JSON.stringify(programFolder)}];
const loaded = () =>
    ["typescript", "@npmcli/arborist"].filter((name) => require.resolve(name, { paths }) in require.cache);
const five = 5;
async function use() {
    const { text } = await pulumi.runtime.serializeFunction(() => five + 1);
    const codePaths = await pulumi.runtime.computeCodePaths();
    return { serialized: text.includes("five: 5"), codePaths: codePaths.size > 0 };
}
export const before = loaded();
export const used = use();
export const after = used.then(loaded);
export const types = [typeof pulumi.automation.LocalWorkspace.create, typeof pulumi.provider.main];
`;

describe("What Pulumi's SDK seldom uses", function () {
    const folder = mkdtempSync(join(tmpdir(), "deferred-"));
    const write = (file: string, text: string) => writeFileSync(join(folder, file), text);

    before(() => {
        write("Pulumi.yaml", "name: theirs\nruntime: nodejs\n");
        write("Pulumi.dev.yaml", "config: {}\n");
        write("package.json", JSON.stringify({ name: "theirs", main: "index.ts" }));
        write("index.ts", program);
    });
    after(() => rmSync(folder, { recursive: true }));

    it("is loaded when a program uses it, and works then", async () => {
        const { stdout, stderr } = await Command.start("synth", ["--program", folder]).ended;
        assert.equal(stderr, "");
        const [stack] = JSON.parse(stdout) as Declaration;
        assert.deepEqual(stack!.outputs, {
            before: [],
            used: { serialized: true, codePaths: true },
            after: ["typescript", "@npmcli/arborist"],
            types: ["function", "function"],
        });
    });
});
