import assert from "node:assert/strict";

import { ClockFake, TestKinesis } from "./fixtures";

const mebibyte = 1024 * 1024;
const zeros = (bytes: number): string => Buffer.alloc(bytes).toString("base64");
const shard = "shardId-000000000000";
const hour = 3_600_000;

interface PutAnswer {
    readonly FailedRecordCount: number;
    readonly Records: { readonly ErrorCode?: string; readonly ErrorMessage?: string }[];
}

describe("limits of Kinesis", () => {
    const clock = new ClockFake();
    const oneShard = (options: object = {}): TestKinesis => {
        const kinesis = new TestKinesis({ clock, ...options });
        kinesis.service.ensureStream({ name: "s", mode: "PROVISIONED", shardCount: 1 });
        return kinesis;
    };
    const put = (kinesis: TestKinesis, bytes: number): Record<string, string> =>
        kinesis.call("PutRecord", { StreamName: "s", Data: zeros(bytes), PartitionKey: "a" });
    const putMany = (kinesis: TestKinesis, count: number, bytes = 0): PutAnswer => {
        const Records = Array.from({ length: count }, () => ({ Data: zeros(bytes), PartitionKey: "a" }));
        return kinesis.call<PutAnswer>("PutRecords", { StreamName: "s", Records });
    };

    it("takes 10 MiB of data and partition keys in a request, and not a byte more", () => {
        const kinesis = oneShard();
        assert.equal(putMany(kinesis, 10, mebibyte - 1).FailedRecordCount, 0);
        const Records = [
            ...Array.from({ length: 10 }, () => ({ Data: zeros(mebibyte - 1), PartitionKey: "a" })),
            { Data: "", PartitionKey: "a" },
        ];
        assert.deepEqual(kinesis.call("PutRecords", { StreamName: "s", Records }), {
            __type: "InvalidArgumentException",
            message: "Records size exceeds 10 MB limit",
        });
    });

    it("counts a partition key's bytes in UTF-8", () => {
        const kinesis = oneShard();
        const answer = (bytes: number): string | undefined =>
            kinesis.call("PutRecord", { StreamName: "s", Data: zeros(bytes), PartitionKey: "é" }).__type;
        assert.equal(answer(mebibyte - 2), undefined);
        assert.equal(answer(mebibyte - 1), "InvalidArgumentException");
    });

    it("gives at most 10 MiB, or 10,000 records, in one read", () => {
        const kinesis = oneShard();
        for (let n = 0; n < 12; n++) {
            put(kinesis, mebibyte - 1);
        }
        const read = (ShardIterator: string): { Records: unknown[]; NextShardIterator: string } =>
            kinesis.call("GetRecords", { ShardIterator });
        const first = read(kinesis.iterator("s", shard));
        assert.equal(first.Records.length, 10);
        assert.equal(read(first.NextShardIterator).Records.length, 2);

        const latest = kinesis.iterator("s", shard, { ShardIteratorType: "LATEST" });
        for (let n = 0; n < 21; n++) {
            putMany(kinesis, 500);
        }
        const second = read(latest);
        assert.equal(second.Records.length, 10_000);
        assert.equal(read(second.NextShardIterator).Records.length, 500);
    });

    it("with shard limits, a shard takes 1,000 records a second", () => {
        const kinesis = oneShard({ shardLimits: true });
        const message = `Rate exceeded for shard ${shard} in stream s under account 000000000000.`;
        assert.equal(putMany(kinesis, 500).FailedRecordCount, 0);
        assert.equal(putMany(kinesis, 499).FailedRecordCount, 0);
        const last = putMany(kinesis, 2);
        assert.equal(last.FailedRecordCount, 1);
        assert.deepEqual(Object.keys(last.Records[0]!), ["SequenceNumber", "ShardId"]);
        assert.deepEqual(last.Records[1], {
            ErrorCode: "ProvisionedThroughputExceededException",
            ErrorMessage: message,
        });
        assert.deepEqual(put(kinesis, 1), { __type: "ProvisionedThroughputExceededException", message });
        assert.equal(kinesis.readAll("s")[0]!.records.length, 1000);
        clock.advance(1000);
        assert.equal(put(kinesis, 1).__type, undefined);
    });

    it("with shard limits, a shard takes 1 MiB a second", () => {
        const kinesis = oneShard({ shardLimits: true });
        assert.equal(put(kinesis, mebibyte - 1).__type, undefined);
        assert.equal(put(kinesis, 0).__type, "ProvisionedThroughputExceededException");
        clock.advance(1000);
        assert.equal(put(kinesis, 0).__type, undefined);
    });

    it("with shard limits, a shard gives five reads a second, and 2 MiB a second over time", () => {
        const kinesis = oneShard({ shardLimits: true });
        const read = (): string | undefined => {
            const { __type } = kinesis.call("GetRecords", { ShardIterator: kinesis.iterator("s", shard) });
            return __type;
        };
        assert.deepEqual([1, 2, 3, 4, 5].map(read), Array(5).fill(undefined));
        assert.equal(read(), "ProvisionedThroughputExceededException");
        for (let n = 0; n < 6; n++) {
            clock.advance(1000);
            put(kinesis, mebibyte - 1);
        }
        assert.equal(read(), undefined);
        const later = [1, 2, 3].map(() => {
            clock.advance(1000);
            return read();
        });
        const refused = "ProvisionedThroughputExceededException";
        assert.deepEqual(later, [refused, refused, undefined]);
    });

    it("without shard limits, there are none", () => {
        const kinesis = oneShard();
        assert.deepEqual(
            [1, 2, 3].map(() => putMany(kinesis, 500).FailedRecordCount),
            [0, 0, 0],
        );
        assert.equal(put(kinesis, mebibyte - 1).__type, undefined);
    });

    it("records vanish after the retention period", () => {
        const kinesis = new TestKinesis({ clock });
        kinesis.service.ensureStream({ name: "s", mode: "PROVISIONED", retentionHours: 48 });
        put(kinesis, 1);
        clock.advance(24 * hour);
        put(kinesis, 2);
        clock.advance(24 * hour);
        assert.equal(kinesis.readAll("s")[0]!.records.length, 2);
        clock.advance(1);
        assert.deepEqual(
            kinesis.readAll("s")[0]!.records.map(({ Data }) => Data),
            ["AAA="],
        );
        clock.advance(24 * hour);
        assert.equal(kinesis.readAll("s")[0]!.records.length, 0);
    });
});
