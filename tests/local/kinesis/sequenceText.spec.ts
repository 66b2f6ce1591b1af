import assert from "node:assert/strict";
import fc from "fast-check";
import { placements } from "../../../src/local/kinesis/operations/placement";
import { numbered, sequenceBase } from "../../../src/local/kinesis/sequenceNumber";
import { SequenceText } from "../../../src/local/kinesis/sequenceText";
import { Shard } from "../../../src/local/kinesis/shard";

const numRuns = Number(process.env.FUZZ_RUNS ?? 300);

/** Small numbers, and those around powers of ten, as often as any. */
const upTo = (max: number) =>
    fc.oneof(
        fc.integer({ min: 0, max }),
        fc
            .constantFrom(0, 1, 9_999, 10_000, 10_001, 99_999_999, 100_000_000, max)
            .map((n) => Math.min(n, max)),
    );
const second = upTo(2 ** 36 - 1);
const shardNumber = upTo(999_999);
const index = upTo(2 ** 39 - 1);

describe("A sequence number's text", () => {
    it("is that of the number", () => {
        const isSame = (created: number, shard: number, time: number, indexes: readonly number[]) => {
            const base = sequenceBase({ created, shard, time });
            const text = new SequenceText(base);
            for (const index of indexes) {
                assert.equal(text.of(index), numbered(base, index));
            }
        };
        fc.assert(fc.property(second, shardNumber, second, fc.array(index), isSame), { numRuns });
    });

    it("stands in a put's answer with its shard", () => {
        const put = fc.record({ shard: shardNumber, createdAt: upTo(2 ** 44), index });
        const isSame = (
            puts: readonly { shard: number; createdAt: number; index: number }[],
            time: number,
        ) => {
            const shards = puts.map(
                ({ shard, createdAt }) => new Shard({ index: shard, createdAt, first: 0n, last: 0n }),
            );
            const expected = shards.map(({ id, created, index: shard }, n) => {
                const base = sequenceBase({ created, shard, time: Math.floor(time / 1000) });
                return { SequenceNumber: numbered(base, puts[n]!.index), ShardId: id };
            });
            const indexes = puts.map(({ index }) => index);
            assert.equal(`[${placements(shards, indexes, time)}]`, JSON.stringify(expected));
        };
        const puts = fc.oneof(
            fc.array(put, { minLength: 1 }),
            fc.array(put, { minLength: 500, maxLength: 500 }),
        );
        fc.assert(fc.property(puts, upTo(2 ** 44), isSame), { numRuns: numRuns / 10 });
    });
});
