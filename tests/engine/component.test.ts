import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";
import { programFolder } from "../../src/local/evaluation/programFolder";
import { Command } from "../support/command";
import { Engine } from "./engine";
import { Project } from "./project";

/** A program in YAML with a door for each entry, which has the outputs of the first. */
const program = (doors: Readonly<Record<string, object>>) => {
    const [first] = Object.keys(doors);
    const outputs = ["userPoolId", "userPoolClientId", "invokeUrl", "streamName", "streamArn", "region"];
    return stringify({
        name: "theirs",
        runtime: "yaml",
        packages: { "kinesis-proxy": join(programFolder, "component") },
        resources: Object.fromEntries(
            Object.entries(doors).map(([name, properties]) => [
                name,
                { type: "kinesis-proxy:KinesisProxy", properties },
            ]),
        ),
        outputs: Object.fromEntries(outputs.map((name) => [name, `\${${first}.${name}}`])),
    });
};

describe("A program in YAML with the component's package, by Pulumi's engine", function () {
    this.timeout(600_000);
    const folder = mkdtempSync(join(tmpdir(), "theirs-"));
    let project: Project;
    let engine: Engine;

    const write = (doors: Readonly<Record<string, object>>) =>
        writeFileSync(join(folder, "Pulumi.yaml"), program(doors));

    before(async () => {
        project = Project.copy();
        engine = await Engine.start(project);
        write({ door: { streamName: "orders" } });
        await engine.pulumi("stack", "init", "theirs", "--cwd", folder);
        await engine.pulumi("config", "set", "aws:region", "us-east-1", "--cwd", folder);
    });
    after(async () => {
        await engine?.stop();
        project?.remove();
        rmSync(folder, { recursive: true, force: true });
    });

    it("goes up, with all that the program itself makes", async () => {
        const steps = await engine.up("--cwd", folder);
        const declared = await engine.synth();
        assert.equal(steps.length, declared.length);
        assert.ok(steps.every((step) => step.endsWith(": create")));
    });

    it("is served: the walk goes all the way", async () => {
        const args = ["--port", new URL(engine.endpoint).port];
        const { exitCode, stdout, stderr } = await Command.start("walk", args, project.folder).ended;
        assert.equal(exitCode, 0, stdout + stderr);
    });

    it("takes a second one beside the first, which stays as it is", async () => {
        write({ door: { streamName: "orders" }, other: { streamName: "clicks" } });
        const steps = await engine.up("--cwd", folder);
        assert.ok(steps.length > 70);
        assert.deepEqual(
            steps.filter((step) => !/ other(-\S+)?: create$/.test(step)),
            [],
        );
        assert.deepEqual(await engine.up("--cwd", folder), []);
    });

    it("is told of a wrong argument by its name", async () => {
        write({ door: { streamName: "orders", retentionHours: 5 } });
        await assert.rejects(engine.up("--cwd", folder), /retentionHours is 5; it takes a whole number/);
    });
});

describe("The component's package, from a clone with nothing installed", function () {
    this.timeout(600_000);

    it("installs what the program needs, and nothing of the local run", () => {
        const clone = mkdtempSync(join(tmpdir(), "clone-"));
        try {
            execFileSync("git", ["clone", "--quiet", "--depth", "1", `file://${programFolder}`, clone]);
            const component = join(clone, "component");
            const schema = JSON.parse(
                execFileSync("pulumi", ["package", "get-schema", component], {
                    encoding: "utf8",
                    stdio: ["ignore", "pipe", "ignore"],
                }),
            ) as { resources: Record<string, { inputProperties: object }> };
            assert.deepEqual(Object.keys(schema.resources), ["kinesis-proxy:index:KinesisProxy"]);
            const installed = execFileSync("ls", [join(clone, "node_modules")], { encoding: "utf8" }).split(
                "\n",
            );
            assert.ok(installed.includes("@pulumi"));
            assert.deepEqual(
                ["mocha", "commander", "sucrase", "eslint"].filter((name) => installed.includes(name)),
                [],
            );
        } finally {
            rmSync(clone, { recursive: true, force: true });
        }
    });
});
