import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Declaration } from "../../../src/local/declaration";
import { Command } from "../../support/command";

const program = `
import { ComponentResource, output } from "@pulumi/pulumi";
let frames = 0;
Error.prepareStackTrace = (error, sites) => {
    frames += sites.length;
    return String(error);
};
class Part extends ComponentResource {
    constructor(name: string) {
        super("theirs:index:Part", name, { value: output(Promise.resolve(name)) });
        this.registerOutputs({ name });
    }
}
const part = new Part("part");
export const ofPulumi = part.urn.apply(() => frames);
export const ofTheProgram = part.urn.apply(() => {
    void new Error("It fails.").stack;
    return frames > 0;
});
`;

describe("The stack traces of an evaluation", () => {
    const folder = mkdtempSync(join(tmpdir(), "traces-"));
    const write = (file: string, text: string) => writeFileSync(join(folder, file), text);

    before(() => {
        write("Pulumi.yaml", "name: theirs\nruntime: nodejs\n");
        write("Pulumi.dev.yaml", "config: {}\n");
        write("index.ts", program);
    });
    after(() => rmSync(folder, { recursive: true }));

    it("are those of the program's errors alone", async () => {
        const { stdout, stderr } = await Command.start("synth", ["--program", folder]).ended;
        assert.equal(stderr, "");
        const [stack] = JSON.parse(stdout) as Declaration;
        assert.deepEqual(stack!.outputs, { ofPulumi: 0, ofTheProgram: true });
    });
});
