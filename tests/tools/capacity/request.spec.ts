import assert from "node:assert/strict";
import { bodyBytes, largestBatch, maxRecordBytes } from "../../../src/tools/capacity/request";

describe("capacity: request size", () => {
    it("leaves a record 1 MiB less its partition key of 36 bytes", () => {
        assert.equal(maxRecordBytes, 1_048_576 - 36);
    });

    const key = "k".repeat(36);

    it("counts a PutRecord body as it is written", () => {
        const data = Buffer.alloc(100).toString("base64");
        assert.equal(
            bodyBytes(100, 1),
            JSON.stringify({ Data: data, PartitionKey: key, Encoding: "base64" }).length,
        );
    });

    it("counts a PutRecords body as it is written", () => {
        const entry = { data: Buffer.alloc(7).toString("base64"), "partition-key": key, encoding: "base64" };
        for (const batch of [2, 3, 500]) {
            assert.equal(bodyBytes(7, batch), JSON.stringify({ records: Array(batch).fill(entry) }).length);
        }
    });

    // An entry is {"data":"","partition-key":"<36>","encoding":"base64"} = 87 B, the base64 and a comma.
    // 15,000 B: base64 20,000, entry 20,088 with its comma: 10,000,000 / 20,088 = 497.8.
    //           Kinesis: 10,485,760 / 15,036 = 697.4, more.
    // 1 MiB less key: base64 1,398,056, entry 1,398,144: 10,000,000 / 1,398,144 = 7.2; Kinesis: exactly 10.
    const cases = [
        { bytes: 1, records: 500, limit: "PutRecords, 500 records" },
        { bytes: 14_000, records: 500, limit: "PutRecords, 500 records" },
        { bytes: 15_000, records: 497, limit: "API Gateway, 10 MB of body in base64" },
        { bytes: 1_048_540, records: 7, limit: "API Gateway, 10 MB of body in base64" },
    ];
    for (const { bytes, records, limit } of cases) {
        it(`takes at most ${records} records of ${bytes} B`, () => {
            assert.deepEqual(largestBatch(bytes), { records, limit });
        });
    }

    it("fits its largest batch into 10 MB, and not one record more", () => {
        for (const bytes of [15_000, 100_000, 1_048_540]) {
            const { records } = largestBatch(bytes);
            assert.ok(bodyBytes(bytes, records) <= 10_000_000);
            assert.ok(bodyBytes(bytes, records + 1) > 10_000_000);
        }
    });
});
