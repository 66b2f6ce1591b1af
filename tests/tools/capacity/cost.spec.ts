import assert from "node:assert/strict";
import { costOf, tiered, type Cost } from "../../../src/tools/capacity/cost";
import { figures } from "../../../src/tools/capacity/figures";
import type { Workload } from "../../../src/tools/capacity/plan";

// A month is 730 h = 2,628,000 s. A GB is 1,073,741,824 B, so 1 KiB/s for a month is 2,628,000 / 1,048,576 GB.
const workload = (recordsPerSecond: number, bytes: number, batch = 1): Workload => ({
    recordsPerSecond,
    bytes,
    batch,
    region: "us-east-1",
});

/** Parts of a month's cost, in whole cents. */
function cents(cost: Cost, parts: readonly (keyof Cost)[]): number[] {
    return parts.map((part) => Math.round(cost[part] * 100));
}

describe("capacity: API Gateway tiers", () => {
    const cases = [
        { calls: 1e6, usd: 3.5 },
        { calls: 333e6, usd: 1_165.5 }, //              333 x 3.50
        { calls: 1e9, usd: 3_033.1 }, //     1,165.50 + 667 x 2.80
        { calls: 20e9, usd: 48_253.1 }, //   3,033.10 + 19,000 x 2.38
        { calls: 21e9, usd: 49_763.1 }, //  48,253.10 + 1,000 x 1.51
    ];
    for (const { calls, usd } of cases) {
        it(`${calls / 1e6} million calls cost ${usd}`, () => {
            assert.equal((tiered(calls, figures.restCalls) / 1e6).toFixed(2), usd.toFixed(2));
        });
    }

    it("charges the calls of a batch, not its records", () => {
        // 1,000,000 / 500 x 2,628,000 s = 5,256 million: 3,033.10 + 4,256 x 2.38 = 13,162.38
        assert.deepEqual(cents(costOf(workload(1_000_000, 100, 500)), ["restCalls"]), [1_316_238]);
    });
});

describe("capacity: Kinesis cost", () => {
    it("prices the example of Kinesis's price page, 100 records/s of 35 KB", () => {
        // Provisioned: 4 shards x 730 h x 0.015 = 43.80; 2 PUT payload units a record, 262.8 million records,
        // 525.6 million units x 0.014 = 7.3584; together 51.16.
        // On-demand: 730 h x 0.04 = 29.20; 262,800,000 x 35 KiB / 1,048,576 = 8,771.896 GB x 0.08 = 701.75.
        assert.deepEqual(
            cents(costOf(workload(100, 35 * 1024)), ["provisioned", "onDemand"]),
            [5_116, 73_095],
        );
    });

    it("bills a record on demand in steps of 1 KiB, a PUT payload unit in steps of 25 KiB", () => {
        const step = (bytes: number) => cents(costOf(workload(1_000, bytes)), ["onDemand"])[0];
        // 2,628,000,000 KiB / 1,048,576 = 2,506.256 GB x 0.08 = 200.50, and 29.20.
        assert.equal(step(1), 22_970);
        assert.equal(step(1_024), 22_970);
        // Twice 200.5005 = 401.00, and 29.20.
        assert.equal(step(1_025), 43_020);
        // 10 records/s: 26.28 million records x 0.014 = 0.36792 a unit, 1 shard 10.95.
        assert.deepEqual(cents(costOf(workload(10, 25_600)), ["provisioned"]), [1_132]);
        assert.deepEqual(cents(costOf(workload(10, 25_601)), ["provisioned"]), [1_169]);
    });

    it("never makes on-demand the cheaper one while two shards do: 21.90 against 29.20 an empty stream", () => {
        assert.equal(costOf(workload(2_000, 100)).onDemandBelow, 0);
        assert.ok(costOf(workload(2_001, 100)).onDemandBelow > 0);
    });

    it("finds the average load below which on-demand costs less than shards for the peak", () => {
        // (1,000 shards 10,950 - stream 29.20) / (data in 200,500.488 - PUT units 36,792) = 10,920.80 / 163,708.488
        const share = costOf(workload(1_000_000, 100)).onDemandBelow;
        assert.equal(share.toFixed(5), "0.06671");
        assert.equal(((29.2 + share * 200_500.488) / (10_950 + share * 36_792)).toFixed(6), "1.000000");
    });

    it("bills On-demand Advantage for 25 MiB/s at least", () => {
        // 25 x 1,024 KiB/s x 2,628,000 s / 1,048,576 = 64,160.15625 GB x 0.032 = 2,053.125
        assert.equal(costOf(workload(1, 1)).advantage, 2_053.125);
        // 2,506,256.1035 GB x 0.032 = 80,200.195
        assert.equal(costOf(workload(1_000_000, 100)).advantage.toFixed(3), "80200.195");
    });
});

describe("capacity: cost of the rest", () => {
    it("prices 1,000,000 PutRecord/s of 100 B", () => {
        const parts = ["restCalls", "dataOut", "logs", "kms", "onDemand", "provisioned"] as const;
        assert.deepEqual(
            cents(costOf(workload(1_000_000, 100)), parts),
            [
                // 2,628,000 million calls: 48,253.10 + 2,608,000 x 1.51
                398_633_310,
                // 540 B an answer, 1,321,658.491 GB: 10,140 x 0.09 + 40,960 x 0.085 + 102,400 x 0.07
                // = 11,562.20, and 1,168,058.491 x 0.05 = 58,402.92
                6_996_512,
                // 500 B a request, 1,223,757.863 GB x (0.50 + 0.03)
                64_859_167,
                // 2,628,000 s / 300 s = 8,760 data keys x 0.03 / 10,000 = 0.02628
                3,
                // 29.20 + 2,506,256.1035 GB x 0.08
                20_052_969,
                // 1,000 shards x 10.95 + 2,628,000 million units x 0.014
                4_774_200,
            ],
        );
    });

    it("prices machines' tokens by their number, each at its tier, and charges users' nothing", () => {
        const machines = (count: number, tokenHours: number) => ({
            ...workload(1, 1),
            machines: { count, tokenHours },
        });
        assert.equal(costOf(workload(1, 1)).tokens, 0);
        // 100 x 730 = 73,000 x 0.00225
        assert.deepEqual(cents(costOf(machines(100, 1)), ["tokens"]), [16_425]);
        assert.deepEqual(cents(costOf(machines(100, 2)), ["tokens"]), [8_213]);
        // 730,000: 562.50 + 480 x 1.50
        assert.deepEqual(cents(costOf(machines(1_000, 1)), ["tokens"]), [128_250]);
    });

    it("charges nothing for the first 100 GB out", () => {
        // 70 requests/s x 540 B x 2,628,000 s = 92.5 GB
        assert.equal(costOf(workload(70, 100)).dataOut, 0);
    });
});
