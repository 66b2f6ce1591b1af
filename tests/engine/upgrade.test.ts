import assert from "node:assert/strict";
import { hardened, hardenedPrivate } from "../program/hardened";
import { Engine } from "./engine";
import { Project } from "./project";

/** The first release, and the last program that was no component. */
const first = "f360cb019e584e29cd6226b7fc23e1a89344eb3e";
const beforeComponent = "3aec949bf5d9cdea75b37f5463ffe37f200b224e";

const machines = { accessTokens: true, machineClients: ["sensors"] };

describe("An upgrade, by Pulumi's engine", function () {
    this.timeout(600_000);
    let engine: Engine | undefined;
    let copies: Project[];

    beforeEach(() => (copies = []));
    afterEach(async () => {
        await engine?.stop();
        engine = undefined;
        copies.forEach((copy) => copy.remove());
    });

    /** Makes a stack with the program of a commit, goes on with the present one, and answers with what that did. */
    const upgrade = async (
        commit: string,
        config: Readonly<Record<string, unknown>> = {},
        prepare: (released: Project) => void = () => undefined,
    ) => {
        const [current, project, released] = [Project.copy(), Project.copy(), Project.at(commit)];
        copies.push(current, project, released);
        prepare(released);
        engine = await Engine.start(project);
        project.configure(config);
        project.programOf(released);
        await engine.up();
        project.programOf(current);
        const steps = await engine.up();
        assert.deepEqual(await engine.up(), []);
        return steps;
    };

    it("of a stack of the first release replaces its deployment alone, and deletes nothing", async () => {
        const steps = await upgrade(first, {}, (released) =>
            // The local run takes only the spelling of a method's path that has an effect on AWS.
            released.edit(
                "src/stage.ts",
                "`${path.slice(1)}/${method}`",
                '`${path.replaceAll("/", "~1")}/${method}`',
            ),
        );
        assert.deepEqual(
            steps.filter((step) => /replace|delete/.test(step)).sort(),
            ["create-replacement", "delete-replaced", "replace"].map(
                (op) => `Deployment kinesis-proxy: ${op}`,
            ),
        );
    });

    for (const [name, config] of [
        ["as it is without configuration", {}],
        ["hardened, with machines", { ...hardened, ...machines }],
        // Of a VPC that it makes, the local run takes the id from its name, which is another now.
        ["hardened, in a VPC", { ...hardenedPrivate, createVpc: false }],
    ] as const) {
        it(`of a stack from before the component, ${name}, makes the component, and touches nothing else`, async () => {
            assert.deepEqual(await upgrade(beforeComponent, config), ["KinesisProxy kinesis-proxy: create"]);
        });
    }
});
