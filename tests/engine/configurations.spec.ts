import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { programFolder } from "../../src/local/evaluation/programFolder";
import { configurations } from "./configurations";

describe("The configurations that Pulumi's engine goes through", () => {
    it("have every key of the project on", () => {
        const { config } = parse(readFileSync(join(programFolder, "Pulumi.yaml"), "utf8")) as {
            config: Record<string, { default?: unknown }>;
        };
        const tried = new Set(
            configurations.flatMap(({ values }) =>
                Object.entries(values)
                    .filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(config[key]?.default))
                    .map(([key]) => key),
            ),
        );
        // Protection is a test of its own: nothing could be set back.
        assert.deepEqual(
            Object.keys(config).filter((key) => key !== "protect" && !tried.has(key)),
            [],
            "A key that is new has to be in one of tests/engine/configurations.ts.",
        );
    });
});
