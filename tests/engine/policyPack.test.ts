import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rules } from "../../policy/rules";
import { programFolder } from "../../src/local/evaluation/programFolder";
import { breaches } from "../policy/breaches";
import { hardened, hardenedPrivate } from "../program/hardened";
import { Engine } from "./engine";
import { Project } from "./project";

/** Breaks rules in all that the program registers after it. */
const breaking = (policies: readonly string[]) => `
import { runtime } from "@pulumi/pulumi";
import { breaches, broken } from "./breaches";
runtime.registerStackTransformation(({ type, props, opts }) =>
    ${JSON.stringify(policies)}
        .map((policy) => breaches[policy]![0]!)
        .filter((breach) => breach.type === type)
        .reduce(
            (last, breach) => ({
                props: broken(last.props, breach),
                opts: breach.deleteBeforeReplace ? { ...last.opts, deleteBeforeReplace: true } : last.opts,
            }),
            { props, opts },
        ),
);
`;

/** The policies that the CLI says are broken, each once, and at which level. */
function saidIn(text: string): string[] {
    const found = text.matchAll(/^ +- \[(\w+)\] +\[severity: \w+\] +([\w-]+) .*\n +(.*)$/gm);
    return [
        ...new Set(
            [...found].map(([, level, policy, message]) =>
                message!.startsWith("can't run") ? `unknown ${policy}` : `${level} ${policy}`,
            ),
        ),
    ].sort();
}

describe("The policy pack, by Pulumi's engine", function () {
    this.timeout(600_000);
    /** The folder somewhere else, with what it installs, and nothing of the project around it. */
    const elsewhere = mkdtempSync(join(tmpdir(), "policy-"));
    const pack = ["--policy-pack", elsewhere];
    let strict: string[];
    let project: Project;
    let engine: Engine;
    let program: string;

    before(async () => {
        cpSync(join(programFolder, "policy"), elsewhere, { recursive: true });
        rmSync(join(elsewhere, "node_modules"), { recursive: true, force: true });
        symlinkSync(join(programFolder, "node_modules"), join(elsewhere, "node_modules"));
        project = Project.copy();
        program = readFileSync(join(project.folder, "index.ts"), "utf8");
        cpSync(join(programFolder, "tests", "policy", "breaches.ts"), join(project.folder, "breaches.ts"));
        const config = join(project.folder, "policy-config.json");
        writeFileSync(config, JSON.stringify({ all: "mandatory" }));
        strict = [...pack, "--policy-pack-config", config];
        engine = await Engine.start(project);
    });
    after(async () => {
        await engine?.stop();
        project?.remove();
        rmSync(elsewhere, { recursive: true });
    });

    /** What the pack says of the program, some of its rules broken. */
    const saidOf = async (policies: readonly string[], args: readonly string[], command = "preview") => {
        const index = join(project.folder, "index.ts");
        writeFileSync(index, policies.length === 0 ? program : breaking(policies) + program);
        try {
            return saidIn(await engine.pulumi(command, ...args));
        } catch (error) {
            return saidIn((error as Error).message);
        } finally {
            writeFileSync(index, program);
        }
    };

    it("says what a stack lacks that is not hardened, and lets it pass", async () => {
        assert.deepEqual(saidIn(await engine.pulumi("preview", ...pack)), [
            ...["advisory execution-logs", "advisory pool-deletion-protection", "advisory second-factor"],
            ...["advisory stage-access-logs", "advisory stage-web-acl", "advisory stage-xray"],
            ...["advisory stream-retention", "advisory strong-password", "unknown no-wildcards"],
        ]);
    });

    it("makes nothing of what breaks a mandatory rule", async () => {
        const said = await saidOf(["stream-encrypted"], [...pack, "--yes"], "up");
        assert.ok(said.includes("mandatory stream-encrypted"));
        assert.deepEqual(await engine.state(), []);
    });

    it("lets a hardened stack up, every rule mandatory, and says nothing of it from then on", async () => {
        project.configure(hardened);
        assert.deepEqual(saidIn(await engine.pulumi("up", "--yes", ...strict)), ["unknown no-wildcards"]);
        assert.deepEqual(saidIn(await engine.pulumi("preview", ...strict)), []);
    });

    it("names each rule that the hardened stack is made to break", async () => {
        const policies = rules.map(({ name }) => name).filter((name) => breaches[name]![0]!.of === undefined);
        assert.deepEqual(await saidOf(policies, strict), policies.map((name) => `mandatory ${name}`).sort());
    });

    it("does the same of a private stack", async () => {
        project.resetConfiguration();
        project.configure(
            Object.fromEntries(Object.entries(hardenedPrivate).filter(([, value]) => value !== undefined)),
        );
        const policies = rules.map(({ name }) => name).filter((name) => breaches[name]![0]!.of === "private");
        assert.deepEqual(
            (await saidOf([], strict)).filter((said) => !said.startsWith("unknown")),
            [],
        );
        assert.deepEqual(
            (await saidOf(policies, strict)).filter((said) => !said.startsWith("unknown")),
            policies.map((name) => `mandatory ${name}`).sort(),
        );
    });
});
