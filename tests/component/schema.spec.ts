import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Analyzer } from "@pulumi/pulumi/provider/experimental/analyzer";
import { parse } from "yaml";
import * as entry from "../../component";
import manifest from "../../component/package.json";
import root from "../../package.json";
import { programFolder } from "../../src/local/evaluation/programFolder";

/** As Pulumi's component host takes it from the manifest. */
const packageName = manifest.name.replace(/^@.*\//, "");

/** What Pulumi's component host tells of the package, as it finds it out. */
function analyse() {
    const analyzer = new Analyzer(
        join(programFolder, "component"),
        packageName,
        manifest,
        new Set(Object.keys(entry)),
    );
    return analyzer.analyze();
}

describe("The component package", function () {
    this.timeout(60_000);
    let schema: ReturnType<typeof analyse>;
    before(() => (schema = analyse()));

    // Without a scope, it would have another for each git address.
    it("has one component, the name that its type has, and one scope wherever it comes from", () => {
        assert.deepEqual(Object.keys(schema.components), ["KinesisProxy"]);
        assert.equal(manifest.name, "@pulumi/kinesis-proxy");
        assert.equal(packageName, "kinesis-proxy");
    });

    it("takes the configuration's keys, each documented with the default that it has there", () => {
        const { inputs } = schema.components.KinesisProxy!;
        const { config } = parse(readFileSync(join(programFolder, "Pulumi.yaml"), "utf8")) as {
            config: Record<string, { type: string; default?: unknown }>;
        };
        assert.deepEqual(Object.keys(inputs).sort(), Object.keys(config).sort());
        for (const [key, block] of Object.entries(config)) {
            const { description = "", optional } = inputs[key]!;
            const [, said] =
                /Defaults\s+to\s+(\["[^\]]*\]|[^,:\s]+?)(?=[,:.]?(?:\s|$))/.exec(description) ?? [];
            const expected = block.default === "" ? undefined : block.default;
            if (expected === undefined) {
                assert.ok(
                    said === undefined || !optional || ["none", "CloudWatch's"].includes(said),
                    `${key}: ${said}`,
                );
            } else {
                assert.equal(said, typeof expected === "string" ? expected : JSON.stringify(expected), key);
            }
            assert.equal(optional ?? false, key !== "streamName", key);
        }
    });

    it("documents every output, and every property of a type", () => {
        const undocumented = [
            ...Object.entries(schema.components.KinesisProxy!.outputs),
            ...Object.values(schema.typeDefinitions).flatMap((type) => Object.entries(type.properties ?? {})),
        ].flatMap(([name, { description }]) => (description ? [] : [name]));
        assert.deepEqual(undocumented, []);
    });

    it("has no packages of its own: what it imports is the program's", () => {
        assert.deepEqual(
            Object.keys(manifest).filter((key) => /dependencies/i.test(key)),
            [],
        );
        assert.ok("@pulumi/aws" in root.dependencies);
    });
});
