import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import fc from "fast-check";

import { evenRange, stepsToCount } from "../../../src/local/kinesis/resharding";
import { Stream } from "../../../src/local/kinesis/stream";
import { Shard } from "../../../src/local/kinesis/shard";
import { ClockFake, TestKinesis } from "./fixtures";

const shardId = (n: number): string => `shardId-${String(n).padStart(12, "0")}`;
const hour = 3_600_000;

interface Page {
    readonly Records: { readonly Data: string; readonly SequenceNumber: string }[];
    readonly NextShardIterator?: string;
    readonly ChildShards?: unknown[];
}

describe("Resharding", () => {
    let clock: ClockFake;
    let kinesis: TestKinesis;
    beforeEach(() => {
        clock = new ClockFake();
        kinesis = new TestKinesis({ clock });
        kinesis.service.ensureStream({ name: "s", mode: "PROVISIONED", shardCount: 2 });
    });

    const done = (to: TestKinesis, action: string, input: object): void =>
        assert.equal(to.call(action, { StreamName: "s", ...input }), undefined, action);
    const put = (to: TestKinesis, text: string, hashKey: bigint): string =>
        to.call("PutRecord", {
            StreamName: "s",
            Data: Buffer.from(text).toString("base64"),
            PartitionKey: text,
            ExplicitHashKey: hashKey.toString(),
        }).ShardId!;
    const split = (to: TestKinesis, index: number, at: bigint): void =>
        done(to, "SplitShard", { ShardToSplit: shardId(index), NewStartingHashKey: at.toString() });
    const merge = (to: TestKinesis, lower: number, upper: number): void =>
        done(to, "MergeShards", { ShardToMerge: shardId(lower), AdjacentShardToMerge: shardId(upper) });
    const listed = (input: object): string[] =>
        kinesis
            .call<{ Shards: { ShardId: string }[] }>("ListShards", { StreamName: "s", ...input })
            .Shards.map(({ ShardId }) => ShardId);

    it("leads a consumer from a closed shard to its children, and loses no record", () => {
        assert.equal(put(kinesis, "a", 5n), shardId(0));
        const latest = kinesis.iterator("s", shardId(0), { ShardIteratorType: "LATEST" });
        split(kinesis, 0, 100n);
        assert.equal(put(kinesis, "b", 5n), shardId(2));
        assert.equal(put(kinesis, "c", 100n), shardId(3));

        const first = kinesis.call<Page>("GetRecords", {
            ShardIterator: kinesis.iterator("s", shardId(0)),
        });
        assert.equal(first.Records.length, 1);
        assert.equal("NextShardIterator" in first, false);
        const range = (from: bigint, to: bigint) => ({
            EndingHashKey: to.toString(),
            StartingHashKey: from.toString(),
        });
        const children = [
            { HashKeyRange: range(0n, 99n), ParentShards: [shardId(0)], ShardId: shardId(2) },
            {
                HashKeyRange: range(100n, evenRange(0, 2).last),
                ParentShards: [shardId(0)],
                ShardId: shardId(3),
            },
        ];
        assert.deepEqual(first.ChildShards, children);
        const empty = kinesis.call<Page>("GetRecords", { ShardIterator: latest });
        assert.deepEqual([empty.Records, empty.ChildShards], [[], children]);

        const [b] = kinesis.call<Page>("GetRecords", {
            ShardIterator: kinesis.iterator("s", shardId(2)),
        }).Records;
        assert.ok(BigInt(b!.SequenceNumber) > BigInt(first.Records[0]!.SequenceNumber));
    });

    it("gives a closed shard's records page by page before it ends", () => {
        put(kinesis, "a", 5n);
        put(kinesis, "b", 5n);
        merge(kinesis, 0, 1);
        const ShardIterator = kinesis.iterator("s", shardId(0));
        const page = kinesis.call<Page>("GetRecords", { ShardIterator, Limit: 1 });
        assert.equal("ChildShards" in page, false);
        const next = kinesis.call<Page>("GetRecords", { ShardIterator: page.NextShardIterator });
        assert.equal(next.Records.length, 1);
        assert.deepEqual(next.ChildShards, [
            {
                HashKeyRange: { EndingHashKey: (2n ** 128n - 1n).toString(), StartingHashKey: "0" },
                ParentShards: [shardId(0), shardId(1)],
                ShardId: shardId(2),
            },
        ]);
    });

    it("refuses to split or merge a closed shard, and to change the shards of an on-demand stream", () => {
        split(kinesis, 0, 100n);
        const again = kinesis.call("SplitShard", {
            StreamName: "s",
            ShardToSplit: shardId(0),
            NewStartingHashKey: "50",
        });
        assert.equal(again.__type, "InvalidArgumentException");
        assert.match(again.message!, /has already been merged or split/);
        kinesis.service.ensureStream({ name: "free", mode: "ON_DEMAND" });
        const input = { StreamName: "free", TargetShardCount: 8, ScalingType: "UNIFORM_SCALING" };
        assert.equal(kinesis.call("UpdateShardCount", input).__type, "ValidationException");
    });

    it("lists by filter, the next pages too", () => {
        const before = clock.now() / 1000;
        clock.advance(10_000);
        split(kinesis, 0, 100n);
        clock.advance(10_000);
        const all = [0, 1, 2, 3].map(shardId);
        const now = [1, 2, 3].map(shardId);
        const filter = (Type: string, more: object = {}) => listed({ ShardFilter: { Type, ...more } });
        assert.deepEqual(listed({}), all);
        assert.deepEqual(filter("FROM_TRIM_HORIZON"), all);
        assert.deepEqual(filter("AT_LATEST"), now);
        assert.deepEqual(filter("AT_TRIM_HORIZON"), all.slice(0, 2));
        assert.deepEqual(filter("AFTER_SHARD_ID", { ShardId: shardId(1) }), all.slice(2));
        assert.deepEqual(filter("AT_TIMESTAMP", { Timestamp: before }), all.slice(0, 2));
        assert.deepEqual(filter("AT_TIMESTAMP", { Timestamp: before + 15 }), now);
        assert.deepEqual(filter("FROM_TIMESTAMP", { Timestamp: before }), all);
        assert.deepEqual(filter("FROM_TIMESTAMP", { Timestamp: before + 15 }), now);
        split(kinesis, 2, 50n);
        const { NextToken } = kinesis.call("ListShards", {
            StreamName: "s",
            MaxResults: 1,
            ShardFilter: { Type: "AT_LATEST" },
        });
        assert.deepEqual(
            kinesis
                .call<{ Shards: { ShardId: string }[] }>("ListShards", { NextToken })
                .Shards.map(({ ShardId }) => ShardId),
            [3, 4, 5].map(shardId),
        );
        assert.equal(
            kinesis.call("ListShards", { StreamName: "s", ShardFilter: { Type: "AT_TIMESTAMP" } }).__type,
            "InvalidArgumentException",
        );
    });

    it("forgets a closed shard when the last of its records has expired", () => {
        split(kinesis, 0, 100n);
        clock.advance(24 * hour);
        assert.deepEqual(listed({}), [0, 1, 2, 3].map(shardId));
        clock.advance(1);
        assert.deepEqual(listed({}), [1, 2, 3].map(shardId));
    });

    it("stays, and tags with it, where the stream is declared again, and otherwise", () => {
        split(kinesis, 0, 100n);
        done(kinesis, "AddTagsToStream", { Tags: { team: "x" } });
        kinesis.service.ensureStream({ name: "s", mode: "PROVISIONED", shardCount: 2, retentionHours: 48 });
        assert.equal(listed({}).length, 4);
        const { Tags } = kinesis.call<{ Tags: unknown }>("ListTagsForStream", { StreamName: "s" });
        assert.deepEqual(Tags, [{ Key: "team", Value: "x" }]);
    });

    it("reaches any allowed count with equal ranges, each shard with its parents", () => {
        fc.assert(
            fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }), (from, to) => {
                const shards = Array.from(
                    { length: from },
                    (_, index) => new Shard({ index, ...evenRange(index, from), createdAt: 0 }),
                );
                const settings = {
                    mode: "PROVISIONED",
                    retentionHours: 24,
                    encryption: { type: "NONE" },
                } as const;
                const stream = new Stream("s", "arn", 0, shards, settings);
                stream.reshard(stepsToCount(stream.open, from, to), 1000);
                assert.deepEqual(
                    stream.open.map(({ first, last }) => ({ first, last })),
                    Array.from({ length: to }, (_, n) => evenRange(n, to)),
                );
                for (const { parents, first, last, index } of stream.shards.slice(from)) {
                    const [lower, upper = lower] = parents.map((n) => stream.shards[n]!);
                    assert.ok(parents.every((parent) => parent < index));
                    assert.ok(lower!.first <= first && last <= upper!.last);
                }
            }),
        );
    });

    describe("in a data file", () => {
        let folder: string;
        beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), "kinesis-"))));
        afterEach(() => rmSync(folder, { recursive: true }));

        const seen = (of: TestKinesis): unknown => [
            of.call("ListShards", { StreamName: "s" }),
            of.call("ListTagsForStream", { StreamName: "s" }),
            of.call("DescribeStreamSummary", { StreamName: "s" }),
        ];
        const records = (of: TestKinesis): string[][] =>
            of
                .call<{ Shards: { ShardId: string }[] }>("ListShards", { StreamName: "s" })
                .Shards.map(({ ShardId }) =>
                    of
                        .call<Page>("GetRecords", { ShardIterator: of.iterator("s", ShardId) })
                        .Records.map(({ Data }) => Buffer.from(Data, "base64").toString()),
                );

        it("keeps shards, their parents, records and tags, also when the file is made short", () => {
            const dataFile = path.join(folder, "kinesis.jsonl");
            const declared = { name: "s", mode: "PROVISIONED", shardCount: 2 } as const;
            const first = new TestKinesis({ dataFile, clock });
            first.service.ensureStream(declared);
            for (let n = 0; n < 100; n++) {
                put(first, `old ${n}`, 5n);
            }
            clock.advance(1000);
            split(first, 0, 100n);
            clock.advance(hour);
            put(first, "a", 5n);
            put(first, "b", 200n);
            clock.advance(hour);
            merge(first, 2, 3);
            done(first, "AddTagsToStream", { Tags: { team: "x" } });
            put(first, "c", 5n);
            clock.advance(23.5 * hour);
            const before = [seen(first), records(first)];
            first.service.close();
            for (let start = 0; start < 3; start++) {
                const again = new TestKinesis({ dataFile, clock });
                again.service.ensureStream(declared);
                assert.deepEqual([seen(again), records(again)], before);
                again.service.close();
            }
            assert.doesNotMatch(readFileSync(dataFile, "utf8"), /"old /);
            const later = new TestKinesis({ dataFile, clock });
            clock.advance(hour);
            assert.equal(put(later, "d", 5n), shardId(4));
            assert.deepEqual(records(later), [[], ["d"]]);
            later.service.close();
        });
    });
});
