import assert from "node:assert/strict";
import { createHash } from "node:crypto";

import fc from "fast-check";

import { RecordLog } from "../../../src/local/kinesis/recordLog";
import { TestKinesis } from "./fixtures";

const shards = 5;
// Whatever a JavaScript text can be, lone surrogates included.
const partitionKey = fc.string({
    unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)),
    minLength: 1,
    maxLength: 256,
});
const hashKey = fc.option(fc.bigInt(0n, 2n ** 128n - 1n), { nil: undefined });
const record = fc.record({
    key: fc.oneof(fc.constantFrom("a", "b", "c"), partitionKey),
    data: fc.uint8Array({ maxLength: 64 }).map((bytes) => Buffer.from(bytes).toString("base64")),
    hashKey,
});
const batches = fc.array(fc.array(record, { minLength: 1, maxLength: 40 }), { minLength: 1, maxLength: 4 });

/** The shard of a hash key, reckoned from the definition. */
function shardOf(key: string, explicit: bigint | undefined): string {
    const hash = explicit ?? BigInt(`0x${createHash("md5").update(key, "utf8").digest("hex")}`);
    const part = 2n ** 128n / BigInt(shards);
    const index = hash / part < BigInt(shards) ? hash / part : BigInt(shards - 1);
    return `shardId-${index.toString().padStart(12, "0")}`;
}

describe("records", () => {
    it("are read back as they were put, in order, from the shard of their hash key", () => {
        fc.assert(
            fc.property(batches, (puts) => {
                const kinesis = new TestKinesis();
                kinesis.service.ensureStream({ name: "s", mode: "PROVISIONED", shardCount: shards });
                const expected = new Map<string, unknown[]>();
                for (const batch of puts) {
                    const Records = batch.map(({ key, data, hashKey }) => ({
                        Data: data,
                        PartitionKey: key,
                        ...(hashKey !== undefined && { ExplicitHashKey: hashKey.toString() }),
                    }));
                    const answer = kinesis.call<{ Records: { ShardId: string; SequenceNumber: string }[] }>(
                        "PutRecords",
                        { StreamName: "s", Records },
                    );
                    batch.forEach(({ key, data, hashKey }, at) => {
                        const { ShardId, SequenceNumber } = answer.Records[at]!;
                        assert.equal(ShardId, shardOf(key, hashKey));
                        expected.set(ShardId, [
                            ...(expected.get(ShardId) ?? []),
                            [key, data, SequenceNumber],
                        ]);
                    });
                }
                for (const { shardId, records } of kinesis.readAll("s")) {
                    const read = records.map((found) => [
                        found.PartitionKey,
                        found.Data,
                        found.SequenceNumber,
                    ]);
                    assert.deepEqual(read, expected.get(shardId) ?? []);
                    const numbers = records.map(({ SequenceNumber }) => BigInt(SequenceNumber));
                    assert.ok(numbers.every((number, at) => at === 0 || number > numbers[at - 1]!));
                }
            }),
            { numRuns: 200 },
        );
    });
});

describe("RecordLog", () => {
    it("are kept where forgotten ones were, and only there", () => {
        const dataOf = (log: number, n: number) => Buffer.alloc(60_000, `${log} ${n}`).toString("base64");
        const logs = [new RecordLog(), new RecordLog(), new RecordLog()];
        for (let n = 1; n <= 60; n++) {
            logs.forEach((log, at) => log.append(n, `${n}`, dataOf(at, n)));
            logs[0]!.forgetBefore(n - 10);
            logs[1]!.forgetBefore(n - 20);
        }
        // Longer than what records are usually kept in.
        const long = Buffer.alloc(300_000, 1).toString("base64");
        logs.forEach((log) => log.append(61, "long", long));
        logs[0]!.forgetBefore(Infinity);
        logs[0]!.append(62, "62", dataOf(0, 62));
        for (const [at, first] of [62, 40, 1].entries()) {
            for (let n = first; n <= 60; n++) {
                assert.equal(logs[at]!.read(n).data, dataOf(at, n), `${n} of ${at}`);
            }
        }
        assert.equal(logs[1]!.read(61).data, long);
        assert.equal(logs[0]!.read(62).data, dataOf(0, 62));
    });

    it("finds records by number and by time over many segments, also after it has forgotten some", () => {
        const log = new RecordLog();
        const data = Buffer.alloc(10_000, 7).toString("base64");
        const count = 200;
        for (let n = 1; n <= count; n++) {
            assert.equal(log.append(n * 10, `key ${n}`, data), n);
        }
        const found = (n: number): unknown => ({
            time: n * 10,
            partitionKey: `key ${n}`,
            data,
            size: 10_000 + `key ${n}`.length,
        });
        for (let n = 1; n <= count; n++) {
            assert.deepEqual(log.read(n), found(n));
            assert.equal(log.firstSince(n * 10), n);
            assert.equal(log.firstSince(n * 10 + 1), n + 1);
        }
        log.forgetBefore(1000);
        for (let n = 100; n <= count; n++) {
            assert.deepEqual(log.read(n), found(n));
            assert.equal(log.firstSince(n * 10), n);
        }
        log.forgetBefore(1e9);
        assert.equal(log.firstSince(0), count + 1);
        assert.equal(log.append(1e9, "k", ""), count + 1);
        assert.deepEqual(log.read(count + 1), { time: 1e9, partitionKey: "k", data: "", size: 1 });
    });
});
