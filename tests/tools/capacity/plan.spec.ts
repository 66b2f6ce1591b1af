import assert from "node:assert/strict";
import { clientsRefreshingHourly, passed, planFor, type Workload } from "../../../src/tools/capacity/plan";

const workload = (recordsPerSecond: number, bytes: number, batch = 1, region = "us-east-1"): Workload => ({
    recordsPerSecond,
    bytes,
    batch,
    region,
});

describe("capacity: shards", () => {
    // A shard takes 1,000 records/s and 1,048,576 B/s; a record counts with its key of 36 B.
    const cases = [
        { rps: 1, bytes: 1, shards: 1 },
        { rps: 1_000, bytes: 100, shards: 1 },
        { rps: 1_001, bytes: 100, shards: 2 },
        // The example on the Kinesis price page, 100 records/s of 35 KB: 100 x 35,876 / 1,048,576 = 3.42.
        { rps: 100, bytes: 35 * 1024, shards: 4 },
        // 1,000 x 1,060 B = 1,060,000 B/s: the key alone takes it past 1 MiB/s.
        { rps: 1_000, bytes: 1_024, shards: 2 },
        { rps: 10, bytes: 1_048_540, shards: 10 },
        { rps: 1_000_000, bytes: 100, shards: 1_000 },
    ];
    for (const { rps, bytes, shards } of cases) {
        it(`${rps} records/s of ${bytes} B take ${shards}`, () => {
            assert.equal(planFor(workload(rps, bytes)).shards, shards);
        });
    }
});

describe("capacity: limits", () => {
    it("sets 1,000,000 PutRecord/s of 100 B against every limit of us-east-1", () => {
        const { limits } = planFor(workload(1_000_000, 100));
        assert.deepEqual(limits, [
            { name: "stage", load: 1e6, capacity: 1_000, unit: "requests/s", reachedAt: 1_000 },
            { name: "account", load: 1e6, capacity: 10_000, unit: "requests/s", reachedAt: 10_000 },
            { name: "newStream", load: 1e6, capacity: 4_000, unit: "records/s", reachedAt: 4_000 },
            { name: "stream", load: 1e6, capacity: 10_000_000, unit: "records/s", reachedAt: 10_000_000 },
            { name: "shards", load: 1_000, capacity: 20_000, unit: "shards", reachedAt: 20_000_000 },
        ]);
    });

    it("measures a stream in MiB/s where bytes are what fills it", () => {
        // 2,048 records/s of 10,204 + 36 = 10,240 B: 20 MiB/s; 4 MiB are 409.6 such records, 200 MiB 20,480.
        const { limits } = planFor(workload(2_048, 10_204, 500, "eu-central-1"));
        assert.deepEqual(limits.slice(2, 4), [
            { name: "newStream", load: 20, capacity: 4, unit: "MiB/s", reachedAt: 409.6 },
            { name: "stream", load: 20, capacity: 200, unit: "MiB/s", reachedAt: 20_480 },
        ]);
    });

    it("counts requests, not records, against the throttles", () => {
        const { limits, requestsPerSecond } = planFor(workload(1_000_000, 100, 500));
        assert.equal(requestsPerSecond, 2_000);
        assert.deepEqual(
            limits.slice(0, 2).map(({ load, reachedAt }) => [load, reachedAt]),
            [
                [2_000, 500_000],
                [2_000, 5_000_000],
            ],
        );
    });

    it("knows the Regions with small throttles and those with large streams", () => {
        const capacities = (region: string) =>
            planFor(workload(1, 1, 1, region)).limits.map((l) => l.capacity);
        assert.deepEqual(capacities("eu-west-1"), [1_000, 10_000, 4_000, 10_000_000, 20_000]);
        assert.deepEqual(capacities("eu-south-1"), [1_000, 2_500, 4_000, 200_000, 1_000]);
        assert.deepEqual(capacities("eu-central-1"), [1_000, 10_000, 4_000, 200_000, 1_000]);
    });

    it("calls a limit passed above it, not at it, the first one met first", () => {
        assert.deepEqual(passed(planFor(workload(1_000, 100)).limits), []);
        assert.deepEqual(
            passed(planFor(workload(10_001, 100)).limits).map(({ name }) => name),
            ["stage", "newStream", "account"],
        );
    });
});

describe("capacity: scale at default quotas", () => {
    const cases = [
        // 1,000,000 / 10,000 account throttles, 1,000,000 / 1,000 stages.
        { load: workload(1_000_000, 100), scale: [100, 1_000, 1, 1] },
        // 1,000,000 / 2,500; 1,000,000 / 200,000 streams; 1,000 shards of a quota of 1,000.
        { load: workload(1_000_000, 100, 1, "af-south-1"), scale: [400, 1_000, 5, 1] },
        { load: workload(1_000_000, 100, 500), scale: [1, 2, 1, 1] },
        // 1,000,000 x 1,060 B/s = 1,010.9 MiB/s: 6 streams of 200, 1,011 shards of a quota of 1,000.
        { load: workload(1_000_000, 1_024, 500, "eu-central-1"), scale: [1, 2, 6, 2] },
        { load: workload(0.5, 100), scale: [1, 1, 1, 1] },
    ];
    for (const { load, scale } of cases) {
        it(`${load.recordsPerSecond} records/s, batch ${load.batch}, ${load.region}: ${scale.join(", ")}`, () => {
            const [accountRegions, stages, onDemandStreams, shardAccounts] = scale;
            assert.deepEqual(planFor(load).scale, { accountRegions, stages, onDemandStreams, shardAccounts });
        });
    }
});

describe("capacity: sign-in", () => {
    it("carries 432,000 clients an hour: 120 a second for 3,600 s", () => {
        assert.equal(clientsRefreshingHourly, 432_000);
    });
});
