import assert from "node:assert/strict";
import { chart } from "../../../src/tools/capacity/chart";

describe("capacity: chart", () => {
    it("draws a load up to its limit, and marks one past it", () => {
        const bars = [
            { label: "stage", share: 0.5, note: "a" },
            { label: "account", share: 0.0001, note: "b" },
            { label: "full", share: 1, note: "c" },
            { label: "over", share: 1.001, note: "d" },
            { label: "far over", share: 1000, note: "e" },
            { label: "almost", share: 0.999, note: "f" },
        ];
        assert.deepEqual(chart(bars), [
            "stage    |##########          |      50%  a",
            "account  |#                   |    <0.1%  b",
            "full     |####################|     100%  c",
            "over     |####################>     100%  d",
            "far over |####################> 100,000%  e",
            "almost   |################### |    99.9%  f",
        ]);
    });
});
