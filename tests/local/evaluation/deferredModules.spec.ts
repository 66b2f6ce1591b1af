import assert from "node:assert/strict";
import { programFolder } from "../../../src/local/evaluation/programFolder";
import { outputsOf } from "../../support/evaluated";

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

describe("What Pulumi's SDK seldom uses", () => {
    it("is loaded when a program uses it, and works then", async () => {
        assert.deepEqual(await outputsOf(program), {
            before: [],
            used: { serialized: true, codePaths: true },
            after: ["typescript", "@npmcli/arborist"],
            types: ["function", "function"],
        });
    });
});
