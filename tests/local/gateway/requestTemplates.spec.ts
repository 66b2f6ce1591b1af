import assert from "node:assert/strict";
import { createTestGateway, type TestGateway } from "../../support/gateway";

const base64 = (text: string) => Buffer.from(text, "utf8").toString("base64");

interface Case {
    readonly what: string;
    readonly method: string;
    readonly path: string;
    readonly body?: unknown;
    readonly action: string;
    readonly sent: Record<string, unknown>;
}

const get = (path: string, action: string, sent: Record<string, unknown>): Case => ({
    what: `GET ${path}`,
    method: "GET",
    path,
    action,
    sent,
});
const put = (what: string, fields: object, sent: object): Case => ({
    what: `a record with ${what}`,
    method: "PUT",
    path: "/streams/my-stream/record",
    body: { PartitionKey: "k", ...fields },
    action: "PutRecord",
    sent: { StreamName: "my-stream", PartitionKey: "k", ...sent },
});

const printable = "AQ+/=_-.~ !#$%&()*,:;<>?@[]^`{|}";
const hashKey = "340282366920938463463374607431768211455";
const records = [
    { data: "text", "partition-key": "a" },
    { data: { deep: [1] }, "partition-key": "b", "explicit-hash-key": "7" },
    { data: "aGk=", "partition-key": "c", encoding: "base64" },
];

const cases: readonly Case[] = [
    get("/streams", "ListStreams", {}),
    get("/streams?limit=10", "ListStreams", { Limit: 10 }),
    get("/streams?limit=", "ListStreams", {}),
    get("/streams?limit=abc", "ListStreams", { Limit: 0 }),
    get("/streams?limit=1e3", "ListStreams", { Limit: 0 }),
    get("/streams?limit=010", "ListStreams", { Limit: 0 }),
    get("/streams?limit=99999", "ListStreams", { Limit: 99_999 }),
    get("/streams?limit=100000", "ListStreams", { Limit: 0 }),
    get("/streams?limit=2&next-token=t&exclusive-start-stream-name=s", "ListStreams", {
        Limit: 2,
        NextToken: "t",
        ExclusiveStartStreamName: "s",
    }),
    get("/streams?next-token=t&exclusive-start-stream-name=s", "ListStreams", {
        NextToken: "t",
        ExclusiveStartStreamName: "s",
    }),
    get("/streams?exclusive-start-stream-name=my-stream", "ListStreams", {
        ExclusiveStartStreamName: "my-stream",
    }),
    get("/streams?exclusive-start-stream-name=a%22b", "ListStreams", { ExclusiveStartStreamName: "" }),
    get(`/streams?next-token=${encodeURIComponent(printable)}&limit=3`, "ListStreams", {
        Limit: 3,
        NextToken: printable,
    }),
    get("/streams?next-token=%22", "ListStreams", { NextToken: "" }),
    get("/streams?next-token=%5C", "ListStreams", { NextToken: "" }),
    get("/streams?next-token=%0A", "ListStreams", { NextToken: "" }),
    get("/streams/my-stream?limit=5&exclusive-start-shard-id=shardId-000000000001", "DescribeStream", {
        StreamName: "my-stream",
        Limit: 5,
        ExclusiveStartShardId: "shardId-000000000001",
    }),
    get("/streams/my-stream?limit=100000&exclusive-start-shard-id=a%22b", "DescribeStream", {
        StreamName: "my-stream",
        Limit: 0,
        ExclusiveStartShardId: "",
    }),
    get(`/streams/${"s".repeat(128)}`, "DescribeStream", { StreamName: "s".repeat(128) }),
    get(`/streams/${"s".repeat(129)}`, "DescribeStream", { StreamName: "" }),
    get("/streams/a%2Fb", "DescribeStream", { StreamName: "" }),
    get("/streams/a%22%2C%22Limit%22%3A%221", "DescribeStream", { StreamName: "" }),
    get("/streams/my+stream", "DescribeStream", { StreamName: "" }),
    put("a text", { Data: "some data" }, { Data: base64("some data") }),
    put("an empty text", { Data: "" }, { Data: "" }),
    put(
        "an object",
        { Data: { b: [1, "x", null], a: "é/" } },
        { Data: base64('{"b":[1,"x",null],"a":"é/"}') },
    ),
    put("a list", { Data: ["a", {}] }, { Data: base64('["a",{}]') }),
    put("a number", { Data: 42 }, { Data: base64("42") }),
    put("false", { Data: false }, { Data: base64("false") }),
    put("base64", { Data: "AP+A", Encoding: "base64" }, { Data: "AP+A" }),
    put(
        "a hash key",
        { Data: "d", ExplicitHashKey: hashKey },
        { Data: base64("d"), ExplicitHashKey: hashKey },
    ),
    put(
        "a sequence number",
        { Data: "d", SequenceNumberForOrdering: "49" },
        { Data: base64("d"), SequenceNumberForOrdering: "49" },
    ),
    {
        what: "a batch",
        method: "PUT",
        path: "/streams/my-stream/records",
        body: { records },
        action: "PutRecords",
        sent: {
            StreamName: "my-stream",
            Records: [
                { PartitionKey: "a", Data: base64("text") },
                { PartitionKey: "b", ExplicitHashKey: "7", Data: base64('{"deep":[1]}') },
                { PartitionKey: "c", Data: "aGk=" },
            ],
        },
    },
];

describe("What reaches Kinesis", () => {
    let gateway: TestGateway;
    before(async () => (gateway = await createTestGateway()));

    for (const { what, method, path, body, action, sent } of cases) {
        it(`of ${what}`, async () => {
            gateway.calls.length = 0;
            await gateway.send(method, path, { body: body === undefined ? "" : JSON.stringify(body) });
            assert.equal(gateway.calls.length, 1);
            assert.equal(gateway.calls[0]!.action, action);
            assert.deepEqual(JSON.parse(gateway.calls[0]!.body), sent);
        });
    }

    it("keeps numbers as Java writes them, large ones exactly", async () => {
        gateway.calls.length = 0;
        await gateway.send("PUT", "/streams/my-stream/record", {
            body: '{"Data":[12345678901234567890,1.10,1e10],"PartitionKey":"k"}',
        });
        const { Data } = JSON.parse(gateway.calls[0]!.body) as { Data: string };
        assert.equal(Buffer.from(Data, "base64").toString(), "[12345678901234567890,1.1,1.0E10]");
    });

    it("takes no query parameter from a header of its name", async () => {
        gateway.calls.length = 0;
        await gateway.send("GET", "/streams", { headers: { limit: "1", "next-token": "t" } });
        assert.deepEqual(JSON.parse(gateway.calls[0]!.body), {});
    });
});
