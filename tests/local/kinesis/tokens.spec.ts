import assert from "node:assert/strict";

import { ClockFake, TestKinesis } from "./fixtures";

const shard = "shardId-000000000000";
const minute = 60_000;

describe("shard iterators and next tokens", () => {
    let clock: ClockFake;
    let kinesis: TestKinesis;
    beforeEach(() => {
        clock = new ClockFake();
        kinesis = new TestKinesis({ clock });
        kinesis.service.ensureStream({ name: "s", mode: "PROVISIONED", shardCount: 2 });
    });

    it("an iterator lives for five minutes", () => {
        const ShardIterator = kinesis.iterator("s", shard);
        clock.advance(5 * minute);
        assert.equal(kinesis.call("GetRecords", { ShardIterator }).__type, undefined);
        clock.advance(1);
        assert.deepEqual(kinesis.call("GetRecords", { ShardIterator }), {
            __type: "ExpiredIteratorException",
            message:
                "Iterator expired. The iterator was created at time Fri Jan 02 03:04:05 UTC 2026 while right now it " +
                "is Fri Jan 02 03:09:05 UTC 2026 which is further in the future than the tolerated delay of 300000 " +
                "milliseconds.",
        });
    });

    it("an iterator of another store is none", () => {
        const other = new TestKinesis({ clock });
        other.service.ensureStream({ name: "s", mode: "PROVISIONED", shardCount: 2 });
        const ShardIterator = other.iterator("s", shard);
        assert.deepEqual(kinesis.call("GetRecords", { ShardIterator }), {
            __type: "InvalidArgumentException",
            message: "Invalid ShardIterator.",
        });
    });

    it("every character of an iterator counts", () => {
        const ShardIterator = kinesis.iterator("s", shard);
        for (let at = 0; at < ShardIterator.length; at++) {
            const changed = ShardIterator[at] === "A" ? "B" : "A";
            const tampered = ShardIterator.slice(0, at) + changed + ShardIterator.slice(at + 1);
            assert.equal(
                kinesis.call("GetRecords", { ShardIterator: tampered }).message,
                "Invalid ShardIterator.",
                `character ${at}`,
            );
        }
    });

    it("an iterator and the ARN of another stream do not go together", () => {
        const ShardIterator = kinesis.iterator("s", shard);
        const { arn } = kinesis.service.ensureStream({ name: "t", mode: "ON_DEMAND" });
        assert.equal(
            kinesis.call("GetRecords", { ShardIterator, StreamARN: arn }).__type,
            "InvalidArgumentException",
        );
    });

    it("an iterator of a stream that was deleted, and made again, is of no use", () => {
        const ShardIterator = kinesis.iterator("s", shard);
        kinesis.call("DeleteStream", { StreamName: "s" });
        const gone = {
            __type: "ResourceNotFoundException",
            message: `Shard ${shard} in stream s under account 000000000000 does not exist`,
        };
        assert.deepEqual(kinesis.call("GetRecords", { ShardIterator }), gone);
        kinesis.call("CreateStream", { StreamName: "s", ShardCount: 2 });
        assert.deepEqual(kinesis.call("GetRecords", { ShardIterator }), gone);
    });

    it("a next token of ListShards lives for five minutes, and is none of ListStreams", () => {
        const { NextToken } = kinesis.call("ListShards", { StreamName: "s", MaxResults: 1 });
        clock.advance(5 * minute);
        assert.equal(kinesis.call("ListShards", { NextToken }).__type, undefined);
        clock.advance(1);
        assert.equal(kinesis.call("ListShards", { NextToken }).__type, "ExpiredNextTokenException");
        assert.equal(kinesis.call("ListStreams", { NextToken }).__type, "InvalidArgumentException");
    });

    it("ListStreams goes on by next token or by name; a limit loses its fraction", () => {
        for (const name of ["r", "t"]) {
            kinesis.service.ensureStream({ name, mode: "ON_DEMAND" });
        }
        const list = (
            input: object,
        ): { StreamNames: string[]; HasMoreStreams: boolean; NextToken?: string } =>
            kinesis.call("ListStreams", input);
        const first = list({ Limit: 1.9 });
        assert.deepEqual([first.StreamNames, first.HasMoreStreams], [["r"], true]);
        const second = list({ Limit: 1, NextToken: first.NextToken });
        assert.deepEqual([second.StreamNames, second.HasMoreStreams], [["s"], true]);
        const rest = list({ ExclusiveStartStreamName: "r" });
        assert.deepEqual(
            [rest.StreamNames, rest.HasMoreStreams, rest.NextToken],
            [["s", "t"], false, undefined],
        );
    });

    it("ListShards tells streams of one name apart by their time of creation", () => {
        const list = (StreamCreationTimestamp: number): string | undefined =>
            kinesis.call("ListShards", { StreamName: "s", StreamCreationTimestamp }).__type;
        assert.equal(list(1767323045), undefined);
        assert.equal(list(1767323044), "ResourceNotFoundException");
    });
});

describe("sequence numbers", () => {
    it("of a later time, of a stream that is gone, or of a record yet to come are refused", () => {
        const clock = new ClockFake();
        const kinesis = new TestKinesis({ clock });
        const create = (): void => void kinesis.call("CreateStream", { StreamName: "s", ShardCount: 1 });
        const put = (more: object = {}): Record<string, string> =>
            kinesis.call("PutRecord", { StreamName: "s", Data: "", PartitionKey: "a", ...more });
        const startAt = (StartingSequenceNumber: string | undefined): string | undefined =>
            kinesis.call("GetShardIterator", {
                StreamName: "s",
                ShardId: shard,
                ShardIteratorType: "AT_SEQUENCE_NUMBER",
                StartingSequenceNumber,
            }).message;

        create();
        const early = put().SequenceNumber!;
        assert.equal(startAt(early), undefined);
        assert.equal(
            startAt((BigInt(early) + (1n << 80n)).toString()),
            `StartingSequenceNumber ${BigInt(early) + (1n << 80n)} used in GetShardIterator on shard ${shard} in ` +
                "stream s under account 000000000000 is invalid because it did not come from this stream.",
        );
        assert.equal(put({ SequenceNumberForOrdering: early }).__type, undefined);
        const tomorrow = (BigInt(early) + (86_400n << 36n)).toString();
        assert.equal(put({ SequenceNumberForOrdering: tomorrow }).__type, "InvalidArgumentException");

        kinesis.call("DeleteStream", { StreamName: "s" });
        clock.advance(1000);
        create();
        put();
        assert.match(startAt(early)!, /did not come from this stream/);
    });

    it("of another shard are refused by name", () => {
        const kinesis = new TestKinesis();
        kinesis.service.ensureStream({ name: "s", mode: "PROVISIONED", shardCount: 2 });
        const { SequenceNumber } = kinesis.call("PutRecord", {
            StreamName: "s",
            Data: "",
            PartitionKey: "b",
        });
        const input = { StreamName: "s", ShardId: shard, ShardIteratorType: "AFTER_SEQUENCE_NUMBER" };
        assert.equal(
            kinesis.call("GetShardIterator", { ...input, StartingSequenceNumber: SequenceNumber }).message,
            "Invalid StartingSequenceNumber. It encodes shardId-000000000001, " +
                `while it was used in a call to a shard with ${shard}`,
        );
    });
});

describe("a read", () => {
    it("may start now, and is behind by the age of the next record, or a millisecond", () => {
        const clock = new ClockFake();
        const kinesis = new TestKinesis({ clock });
        kinesis.service.ensureStream({ name: "s", mode: "PROVISIONED" });
        const Records = ["a", "b"].map((PartitionKey) => ({ Data: "", PartitionKey }));
        kinesis.call("PutRecords", { StreamName: "s", Records });
        const Timestamp = clock.now() / 1000;
        const ShardIterator = kinesis.iterator("s", shard, { ShardIteratorType: "AT_TIMESTAMP", Timestamp });
        const behind = (Limit: number): unknown =>
            kinesis.call("GetRecords", { ShardIterator, Limit }).MillisBehindLatest;
        assert.equal(behind(1), 1);
        clock.advance(700);
        assert.equal(behind(1), 700);
        assert.equal(behind(2), 0);
    });
});
