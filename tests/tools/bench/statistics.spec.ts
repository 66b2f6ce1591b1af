import assert from "node:assert/strict";
import { median, medians, ratio, spread } from "../../../src/tools/bench/statistics";

describe("statistics of measurements", () => {
    it("takes the middle value by size, and leaves the list as it is", () => {
        const values = [30, 4, 200];
        assert.equal(median(values), 30);
        assert.deepEqual(values, [30, 4, 200]);
        assert.equal(median([7]), 7);
    });

    it("refuses a number of values that has no middle one", () => {
        assert.throws(() => median([]), { message: "There is no middle one of 0 values." });
        assert.throws(() => median([1, 2]), { message: "There is no middle one of 2 values." });
    });

    it("takes the median of each figure by itself", () => {
        const measurements = [
            { seconds: 3, bytes: 10 },
            { seconds: 1, bytes: 30 },
            { seconds: 2, bytes: 20.5 },
        ];
        assert.deepEqual(medians(measurements), { seconds: 2, bytes: 20.5 });
    });

    it("compares with what there is to compare with", () => {
        assert.equal(ratio(3, 4), 0.75);
        assert.equal(ratio(0, 4), 0);
        assert.equal(ratio(3, 0), undefined);
        assert.equal(ratio(3, undefined), undefined);
    });

    it("says how far values lie apart, as a part of the middle one", () => {
        assert.equal(spread([90, 100, 130]), 0.2);
        assert.equal(spread([5, 5, 5]), 0);
    });
});
