import assert from "node:assert/strict";

import { ClockFake, TestKinesis } from "./fixtures";

const arn = "arn:aws:kinesis:us-east-1:000000000000:stream/s";

describe("a declared stream", () => {
    it("answers with the encryption, mode and retention that it is declared with", () => {
        const kinesis = new TestKinesis({ clock: new ClockFake() });
        const encryption = { type: "KMS", keyId: "alias/aws/kinesis" } as const;
        const declared = kinesis.service.ensureStream({
            name: "s",
            mode: "ON_DEMAND",
            retentionHours: 48,
            encryption,
        });
        assert.deepEqual(declared, { name: "s", arn });
        assert.deepEqual(kinesis.call("DescribeStreamSummary", { StreamName: "s" }), {
            StreamDescriptionSummary: {
                ConsumerCount: 0,
                EncryptionType: "KMS",
                EnhancedMonitoring: [{ ShardLevelMetrics: [] }],
                KeyId: "alias/aws/kinesis",
                OpenShardCount: 4,
                RetentionPeriodHours: 48,
                StreamARN: arn,
                StreamCreationTimestamp: 1767323045,
                StreamModeDetails: { StreamMode: "ON_DEMAND" },
                StreamName: "s",
                StreamStatus: "ACTIVE",
            },
        });
        const record = { Data: "YQ==", PartitionKey: "a" };
        assert.equal(kinesis.call("PutRecord", { StreamName: "s", ...record }).EncryptionType, "KMS");
        assert.equal(
            kinesis.call("PutRecords", { StreamName: "s", Records: [record] }).EncryptionType,
            "KMS",
        );
        assert.deepEqual(
            kinesis.readAll("s")[0]!.records.map(({ EncryptionType }) => EncryptionType),
            ["KMS", "KMS"],
        );
    });

    it("is left as it is where it exists, but for what is declared otherwise", () => {
        const kinesis = new TestKinesis();
        kinesis.service.ensureStream({ name: "s", mode: "PROVISIONED", shardCount: 4 });
        kinesis.call("PutRecord", { StreamName: "s", Data: "", PartitionKey: "a" });
        kinesis.service.ensureStream({ name: "s", mode: "ON_DEMAND", retentionHours: 30 });
        const { StreamDescription } = kinesis.call<{ StreamDescription: Record<string, unknown> }>(
            "DescribeStream",
            {
                StreamName: "s",
            },
        );
        assert.equal(StreamDescription.RetentionPeriodHours, 30);
        assert.deepEqual(StreamDescription.StreamModeDetails, { StreamMode: "ON_DEMAND" });
        assert.equal(kinesis.readAll("s")[0]!.records.length, 1);
    });

    it("is given another number of shards where it is declared with one, as UpdateShardCount does it", () => {
        const kinesis = new TestKinesis();
        const declare = (shardCount: number) =>
            void kinesis.service.ensureStream({ name: "s", mode: "PROVISIONED", shardCount });
        const openShards = () => {
            const { StreamDescriptionSummary } = kinesis.call<{
                StreamDescriptionSummary: { OpenShardCount: number };
            }>("DescribeStreamSummary", { StreamName: "s" });
            return StreamDescriptionSummary.OpenShardCount;
        };
        declare(2);
        declare(4);
        assert.equal(openShards(), 4);
        assert.throws(() => declare(9), {
            message:
                "UpdateShardCount cannot scale up over double your current open shard count. " +
                "Current open shard count: 4 Target shard count: 9",
        });
        declare(3);
        assert.equal(openShards(), 3);
        kinesis.call("UpdateShardCount", {
            StreamName: "s",
            TargetShardCount: 5,
            ScalingType: "UNIFORM_SCALING",
        });
        declare(3);
        assert.equal(openShards(), 5, "what somebody else has made of it stays");
        kinesis.service.ensureStream({ name: "s", mode: "ON_DEMAND" });
        assert.equal(openShards(), 5);
        declare(4);
        assert.equal(openShards(), 4);
    });

    it("tells in the headers what answers, and which error it is", () => {
        const { service } = new TestKinesis();
        const { headers } = service.call("ListStreams", "{}");
        assert.deepEqual(Object.keys(headers), ["content-type", "x-amzn-requestid"]);
        assert.equal(headers["content-type"], "application/x-amz-json-1.1");
        assert.match(headers["x-amzn-requestid"]!, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
        assert.equal(service.call("Nothing", "{}").headers["x-amzn-errortype"], "UnknownOperationException");
    });
});

describe("the stream that a request is about", () => {
    const kinesis = new TestKinesis();
    kinesis.service.ensureStream({ name: "s", mode: "PROVISIONED", shardCount: 2 });
    const ShardIterator = kinesis.iterator("s", "shardId-000000000001");
    const { NextToken } = kinesis.call("ListShards", { StreamName: "s", MaxResults: 1 });
    const other = "arn:aws:kinesis:us-east-1:000000000000:stream/other";

    const cases: [
        name: string,
        action: string,
        input: Record<string, unknown>,
        expected: string | undefined,
    ][] = [
        ["by name, whether it exists or not", "PutRecord", { StreamName: "other" }, other],
        ["by ARN, before the name", "PutRecord", { StreamName: "s", StreamARN: other }, other],
        ["by iterator", "GetRecords", { ShardIterator }, arn],
        ["by iterator, whatever the ARN says", "GetRecords", { ShardIterator, StreamARN: other }, arn],
        ["not by a bad iterator", "GetRecords", { ShardIterator: "junk" }, undefined],
        ["by next token", "ListShards", { NextToken }, arn],
        ["not by a bad next token", "ListShards", { NextToken: "junk" }, undefined],
        ["none for ListStreams", "ListStreams", { StreamName: "s" }, undefined],
        ["none where none is named", "PutRecord", {}, undefined],
        ["none where the name is no text", "PutRecord", { StreamName: 5 }, undefined],
    ];
    for (const [name, action, input, expected] of cases) {
        it(name, () => assert.equal(kinesis.service.resourceOf(action, input), expected));
    }
});
