import assert from "node:assert/strict";
import { advice } from "../../../src/tools/capacity/advice";
import { planFor } from "../../../src/tools/capacity/plan";

describe("capacity: what to raise first", () => {
    const newStream = (shards: string) =>
        "capacity that a new on-demand stream starts with: let the load grow, as it takes up to twice the peak of " +
        `the last 30 days, or create it PROVISIONED with ${shards} shards and switch it to ON_DEMAND.`;
    const cases = [
        {
            load: { recordsPerSecond: 500, bytes: 200, batch: 1, region: "us-east-1" },
            says: [
                "Nothing has to be raised: the nearest limit, the stage throttle, is reached at 1,000 records/s.",
            ],
        },
        {
            load: { recordsPerSecond: 3_000, bytes: 200, batch: 1, region: "eu-south-1" },
            says: [
                // 3,000 requests/s over 2 pairs, for an account throttle of 2,500.
                "Raise first the stage throttle, this program's own default: pulumi config set " +
                    "throttlingRateLimit 1500 or more in every account and Region, " +
                    "and throttlingBurstLimit above 2000 for bursts.",
                "Then the account throttle: ask in Service Quotas (API Gateway, Throttle rate, L-8A5B8E43) for " +
                    "3,000 requests/s in place of 2,500, or spread the clients over 2 pairs of account and Region.",
                "Cheaper than raising a throttle: --batch 500 makes it 6 requests/s, under the account throttle.",
            ],
        },
        {
            load: { recordsPerSecond: 300_000, bytes: 100, batch: 500, region: "sa-east-1" },
            says: [
                `Raise first the ${newStream("300")}`,
                "Then the ceiling of an on-demand stream: ask AWS Support for up to 10 GB/s, " +
                    "or spread the records over 2 streams.",
            ],
        },
    ];
    for (const { load, says } of cases) {
        it(`${load.recordsPerSecond} records/s, batch ${load.batch}, ${load.region}`, () => {
            assert.deepEqual(advice(load, planFor(load)), says);
        });
    }
});
