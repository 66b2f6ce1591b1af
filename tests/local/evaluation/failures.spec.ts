import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { programFolder } from "../../../src/local/evaluation/programFolder";
import { Command } from "../../support/command";
import { copyProject } from "../../support/project";

const dev = readFileSync(join(programFolder, "Pulumi.dev.yaml"), "utf8");
const index = readFileSync(join(programFolder, "index.ts"), "utf8").replace(
    "export = {",
    "const exported = {",
);
const lines = index.split("\n").length;

/** What the program does at its end, in the line after its last one and the line after that, and what is said of it. */
const failures: readonly (readonly [what: string, end: string, stderr: string])[] = [
    ["throws an error", `throw new Error("boom");`, `boom\n    at index.ts:${lines}\n`],
    [
        "throws an error in a function, where nobody waits for it",
        `const fail = (): never => {\nthrow new Error("boom"); }; void Promise.resolve().then(() => fail());`,
        `boom\n    at fail (index.ts:${lines + 1})\n    at index.ts:${lines + 1}\n`,
    ],
    [
        "calls process.exit",
        `console.error(Object.keys(exported).length > 5); process.exit(0);`,
        "true\nThe program calls process.exit(0); it has to come to its end, or to throw.\n" +
            `    at index.ts:${lines}\n`,
    ],
];

describe("A program that", () => {
    let folder: string;
    before(() => (folder = mkdtempSync(join(tmpdir(), "program-"))));
    after(() => rmSync(folder, { recursive: true }));

    for (const [what, end, stderr] of failures) {
        it(`${what} is told of with the place, by synth and the local run`, async () => {
            const project = copyProject(join(folder, what), { dev });
            writeFileSync(join(project, "index.ts"), `${index}${end}\n`);
            const commands = [
                Command.start("synth", [], project),
                Command.start("local", ["--port", "0"], project),
            ];
            for (const ended of await Promise.all(commands.map((command) => command.ended))) {
                assert.deepEqual(ended, { exitCode: 1, signal: null, stdout: "", stderr });
            }
        });
    }

    it("never comes to its end is told of", async () => {
        const project = copyProject(join(folder, "endless"), { dev });
        writeFileSync(join(project, "index.ts"), `${index}export = new Promise(() => undefined);\n`);
        const [synth, local] = await Promise.all([
            Command.start("synth", [], project).ended,
            Command.start("local", ["--port", "0"], project).ended,
        ]);
        assert.deepEqual([synth.exitCode, synth.stdout], [1, ""]);
        assert.match(synth.stderr, /^Nothing is left to do, and it has not come to its end: /);
        assert.deepEqual([local.exitCode, local.stdout], [1, ""]);
        assert.equal(local.stderr, "The program came to its end before it was evaluated.\n");
    });
});
