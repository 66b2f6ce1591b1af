import assert from "node:assert/strict";
import { report, type Results } from "../../../src/tools/bench/report";

const results: Results = {
    node: "v20.20.2",
    cpus: 2,
    throughput: [
        {
            action: "PutRecord",
            connections: 16,
            way: "gateway",
            requestsPerSecond: 8661.4,
            recordsPerSecond: 8661.4,
            p50: 1.449,
            p99: 5.039,
            toStraight: 0.9184,
            toKinesisLocal: 65.51,
        },
        {
            action: "PutRecords",
            connections: 64,
            way: "kinesisLocal",
            requestsPerSecond: 0,
            recordsPerSecond: 0,
            p50: undefined,
            p99: undefined,
            toStraight: undefined,
            toKinesisLocal: undefined,
        },
    ],
    start: { seconds: 1.8349, residentBytes: 190_400_000 },
    evaluation: {
        synth: { seconds: 1.5, peakBytes: 230_000_000 },
        template: { seconds: 6, peakBytes: 690_000_000 },
        templateAgain: { seconds: 0.75, peakBytes: 138_000_000 },
    },
    held: [
        { records: 0, microseconds: { PutRecord: 8, PutRecords: 2000 }, residentBytes: 74e6 },
        { records: 1_000_000, microseconds: { PutRecord: 8.4, PutRecords: 2500 }, residentBytes: 226e6 },
    ],
};

describe("report of the benchmarks", () => {
    it("shows every figure with three digits, ratios beside them, and a dash where there is none", () => {
        assert.equal(
            report(results),
            `Measured with Node.js v20.20.2 on 2 CPUs, which the load shares with what it measures.

PutRecord, 100 B
                     connections  requests/s  records/s  p50 ms  p99 ms  to straight  to kinesis-local
through the gateway           16       8,660      8,660    1.45    5.04       0.918x             65.5x

PutRecords, 500 x 100 B
                           connections  requests/s  records/s  p50 ms  p99 ms  to straight  to kinesis-local
straight to kinesis-local           64           0          0       -       -            -                 -

From npm run local to the first record stored
                  s  resident MB
npm run local  1.83          190

Evaluation of a program
                                         s  peak MB  time to template  memory to template
npm run synth                          1.5      230             0.25x              0.333x
one-bucket template                      6      690                1x                  1x
one-bucket template, compiled before  0.75      138            0.125x                0.2x

In-memory Kinesis by the records that it holds
records    PutRecord us  to none  PutRecords us  to none  resident MB
0                     8       1x          2,000       1x           74
1,000,000           8.4    1.05x          2,500    1.25x          226
`,
        );
    });
});
