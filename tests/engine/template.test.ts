import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { programFolder } from "../../src/local/evaluation/programFolder";
import { Command } from "../support/command";
import { Engine } from "./engine";
import { Project } from "./project";

describe("A project made of the template, by Pulumi's engine", function () {
    this.timeout(600_000);
    const folder = mkdtempSync(join(tmpdir(), "new-"));
    let project: Project;
    let engine: Engine;

    const npm = (...args: readonly string[]) =>
        execFileSync("npm", args, { cwd: folder, encoding: "utf8", env: engine.environment, stdio: "pipe" });

    before(async () => {
        project = Project.copy();
        engine = await Engine.start(project);
        const config = {
            "aws:region": "us-east-1",
            streamName: "orders",
            component: join(programFolder, "component"),
        };
        await engine.pulumi(
            ...["new", join(programFolder, "template"), "--dir", folder, "--name", "theirs", "--yes"],
            ...["--stack", "theirs"],
            ...Object.entries(config).flatMap(([key, value]) => ["--config", `${key}=${value}`]),
        );
        npm("run", "component");
    });
    after(async () => {
        await engine?.stop();
        project?.remove();
        rmSync(folder, { recursive: true, force: true });
    });

    it("passes its own tests, and its types check", () => {
        assert.match(npm("test"), /^# pass 2$/m);
        execFileSync(join(folder, "node_modules", ".bin", "tsc"), { cwd: folder });
    });

    it("goes up, and the walk goes all the way", async () => {
        const steps = await engine.up("--cwd", folder);
        assert.equal(steps.length, (await engine.synth()).length);
        const args = ["--port", new URL(engine.endpoint).port];
        const { exitCode, stdout, stderr } = await Command.start("walk", args, project.folder).ended;
        assert.equal(exitCode, 0, stdout + stderr);
    });
});
