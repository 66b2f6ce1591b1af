import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { figures, type Figure, type Tier } from "../../../src/tools/capacity/figures";

describe("capacity: figures", () => {
    const all = Object.entries<Figure | readonly Tier[]>(figures).flatMap(([name, figure]) =>
        (Array.isArray(figure) ? (figure as readonly Tier[]) : [figure as Figure]).map((one) => ({
            name,
            ...one,
        })),
    );

    it("gives each a source and a date", () => {
        const unsourced = all.filter(
            ({ source, date }) => source === "" || !/^20\d\d(-\d\d){0,2}$/.test(date),
        );
        assert.deepEqual(unsourced, []);
    });

    it("has its tiers in order, the last one without an end", () => {
        for (const tiers of [figures.restCalls, figures.dataOut, figures.machineTokens]) {
            const ends = tiers.map(({ upTo }) => upTo);
            assert.deepEqual(
                ends,
                [...ends].sort((a, b) => a - b),
            );
            assert.equal(ends.at(-1), Infinity);
        }
    });

    it("takes the stage throttle that Pulumi.yaml declares", () => {
        const { config } = parse(readFileSync("Pulumi.yaml", "utf8")) as {
            config: Record<string, { default?: unknown }>;
        };
        assert.equal(figures.stageRate.value, config["throttlingRateLimit"]?.default);
        assert.equal(figures.stageBurst.value, config["throttlingBurstLimit"]?.default);
    });
});
