import assert from "node:assert/strict";
import { heldTable } from "../../../src/tools/bench/held";
import { summarize } from "../../../src/tools/bench/rounds";
import { putRecord } from "../../../src/tools/bench/scenarios/putRecord";
import { recordBytes } from "../../../src/tools/bench/scenarios/requests";
import { scenarioTable } from "../../../src/tools/bench/scenarios/section";
import { signIn } from "../../../src/tools/bench/scenarios/signIn";
import { chosen, sections } from "../../../src/tools/bench/sections";

const round = (requestsPerSecond: number) => ({
    requestsPerSecond,
    p50: 1.4494,
    p99: 5.039,
    cpuMicroseconds: 61.24,
});

describe("summary of interleaved rounds", () => {
    it("takes the medians, and as a ratio the median of the rounds' own", () => {
        const rates = summarize(
            new Map([
                ["gateway", [round(90), round(50), round(60)]],
                ["straight", [round(90), round(100), round(200)]],
            ]),
            "straight",
            16,
        );
        assert.deepEqual(rates, [
            { name: "gateway", connections: 16, ...round(60), spread: 1 / 3, ratio: 0.5 },
            { name: "straight", connections: 16, ...round(100), spread: 0.55, ratio: undefined },
        ]);
    });
});

describe("tables of the benchmark", () => {
    it("show every figure with three digits, ratios beside them, and a dash where there is none", () => {
        const rates = summarize(
            new Map([
                ["through the gateway", [round(8661.4)]],
                ["straight", [round(17_322.8)]],
            ]),
            "straight",
            16,
        );
        const rows = rates.map((rate, i) => ({ ...rate, allocatedBytes: i === 0 ? 23_051 : undefined }));
        assert.deepEqual(scenarioTable(putRecord, rows), [
            "                     clients   req/s  +-  p50 ms  p99 ms  CPU us  records/s  heap kB  to straight",
            "through the gateway       16   8,660  0%    1.45    5.04    61.2      8,660     23.1         0.5x",
            "straight                  16  17,300  0%    1.45    5.04    61.2     17,300        -            -",
        ]);
        assert.match(scenarioTable(signIn, rows)[1]!, /61\.2 {2} +- {2} +23\.1/, "a sign-in is no record");
    });

    it("show what a put costs with many records held, and their memory beside data and keys", () => {
        const perRecord = recordBytes + 57;
        const lines = heldTable({
            emptyBytes: 62e6,
            levels: [
                { records: 0, microseconds: { PutRecord: 8, PutRecords: 2000 }, residentBytes: 74e6 },
                {
                    records: 1_000_000,
                    microseconds: { PutRecord: 8.4, PutRecords: 2500 },
                    residentBytes: 62e6 + 1e6 * perRecord,
                },
            ],
        });
        assert.deepEqual(lines, [
            "records    PutRecord us  to none  PutRecords us  to none  resident MB  B beside a record's own",
            "0                     8       1x          2,000       1x           74                        -",
            "1,000,000           8.4    1.05x          2,500    1.25x          226                       57",
        ]);
    });
});

describe("parts of the benchmark", () => {
    it("are all measured without names, and else those named, in their own order", () => {
        assert.deepEqual(chosen([]), sections);
        assert.deepEqual(
            chosen(["held", "put"]).map(({ name }) => name),
            ["put", "held"],
        );
    });

    it("refuse a name that is none, and say which there are", () => {
        assert.throws(() => chosen(["put", "putt", "x"]), {
            message:
                "putt, x: no such part of the benchmark. " +
                "There are put, batch, events, read, sign-in, emulators, start, evaluation, held.",
        });
    });
});
