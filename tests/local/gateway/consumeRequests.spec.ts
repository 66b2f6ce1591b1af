import assert from "node:assert/strict";
import { createTestGateway, type TestGateway } from "../../support/gateway";

const path = "/streams/my-stream";
const shardId = "shardId-000000000001";
const sequenceNumber = "49680520560005886675782984482527397365372529395133055026";
const printable = "AQ+/=_-.~!#$%&()*,:;<>?@[]^`{|}";

const query = (values: Record<string, string>) => `?${new URLSearchParams(values).toString()}`;

interface Case {
    readonly path: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly sent: Record<string, unknown>;
}

const shards = (values: Record<string, string>, sent: object): Case => ({
    path: `${path}/shards${query(values)}`,
    sent: { ...sent },
});
const iterator = (values: Record<string, string>, sent: object): Case => ({
    path: `${path}/sharditerator${query({ "shard-id": shardId, ...values })}`,
    sent: { StreamName: "my-stream", ShardId: shardId, ShardIteratorType: "TRIM_HORIZON", ...sent },
});
const records = (
    values: Record<string, string> | string,
    headers: Record<string, string>,
    sent: object,
): Case => ({
    path: `${path}/records${typeof values === "string" ? values : query(values)}`,
    headers,
    sent: { Limit: 100, ...sent },
});

const StreamName = "my-stream";
const cases: readonly Case[] = [
    shards({}, { StreamName }),
    shards({ limit: "3" }, { StreamName, MaxResults: 3 }),
    shards({ limit: "10000" }, { StreamName, MaxResults: 10_000 }),
    shards({ limit: "" }, { StreamName }),
    ...["0", "abc", "1e3", "-1", "010", "100000", "1\n", "٣"].map((limit) =>
        shards({ limit }, { StreamName, MaxResults: 0 }),
    ),
    shards({ "exclusive-start-shard-id": shardId }, { StreamName, ExclusiveStartShardId: shardId }),
    shards({ "exclusive-start-shard-id": 'a"b' }, { StreamName, ExclusiveStartShardId: "" }),
    shards({ "next-token": printable }, { NextToken: printable }),
    shards({ "next-token": "t", limit: "2" }, { NextToken: "t", MaxResults: 2 }),
    shards({ "next-token": "" }, { StreamName }),
    shards({ "next-token": 't","StreamName":"other' }, { NextToken: "" }),
    { path: `/streams/a%22b/shards?next-token=t`, sent: { StreamName: "" } },

    iterator({}, {}),
    iterator({ "shard-id": 'a","StreamARN":"x' }, { ShardId: "" }),
    iterator({ "shard-id": "s".repeat(129) }, { ShardId: "" }),
    ...["LATEST", "TRIM_HORIZON", "AT_TIMESTAMP", "AFTER_SEQUENCE_NUMBER", "NONSENSE"].map((type) =>
        iterator({ type }, { ShardIteratorType: type }),
    ),
    iterator({ type: "" }, {}),
    ...["latest", 'LATEST","StreamARN":"x', "A".repeat(33), "É"].map((type) =>
        iterator({ type }, { ShardIteratorType: "" }),
    ),
    ...["0", "1795520863", "1795520863.319", "0.5", "999999999999.123456789"].map((timestamp) =>
        iterator(
            { type: "AT_TIMESTAMP", timestamp },
            { ShardIteratorType: "AT_TIMESTAMP", Timestamp: Number(timestamp) },
        ),
    ),
    ...[
        "-1",
        "01",
        "1e9",
        ".5",
        "5.",
        "1.1234567890",
        "1000000000000",
        "1,2",
        "NaN",
        '1,"ShardId":2',
        "x",
    ].map((timestamp) => iterator({ timestamp }, { Timestamp: true })),
    iterator({ timestamp: "" }, {}),
    ...["0", sequenceNumber, "9".repeat(129)].map((number) =>
        iterator(
            { type: "AT_SEQUENCE_NUMBER", "sequence-number": number },
            { ShardIteratorType: "AT_SEQUENCE_NUMBER", StartingSequenceNumber: number },
        ),
    ),
    ...["01", "-1", "1.0", "9".repeat(130), '1","a":"', "LATEST"].map((number) =>
        iterator({ "sequence-number": number }, { StartingSequenceNumber: "" }),
    ),
    iterator({ "sequence-number": "" }, {}),

    records({}, { "Shard-Iterator": printable }, { ShardIterator: printable }),
    ...["shard-iterator", "SHARD-ITERATOR", "sHARD-iTERATOR"].map((name) =>
        records({}, { [name]: "a" }, { ShardIterator: "a" }),
    ),
    records({ "shard-iterator": printable }, {}, { ShardIterator: printable }),
    records("?shard-iterator=a+b/c+%2B==", {}, { ShardIterator: "a+b/c++==" }),
    records({ "shard-iterator": "query" }, { "Shard-Iterator": "header" }, { ShardIterator: "header" }),
    records({ "shard-iterator": "query" }, { "Shard-Iterator": "" }, { ShardIterator: "query" }),
    records({ "shard-iterator": "query" }, { "X-Shard-Iterator": "a" }, { ShardIterator: "query" }),
    records({}, {}, { ShardIterator: "" }),
    ...['a","StreamARN":"x', "a\\", "é", "a\nb", "a".repeat(513)].map((value) =>
        records({ "shard-iterator": value }, {}, { ShardIterator: "" }),
    ),
    ...['a","StreamARN":"x', "a\\", "a b"].map((value) =>
        records({ "shard-iterator": "query" }, { "Shard-Iterator": value }, { ShardIterator: "" }),
    ),
    records({}, { "Shard-Iterator": "a".repeat(512) }, { ShardIterator: "a".repeat(512) }),
    records({ limit: "1" }, { "Shard-Iterator": "a" }, { ShardIterator: "a", Limit: 1 }),
    records({ limit: "10000" }, { "Shard-Iterator": "a" }, { ShardIterator: "a", Limit: 10_000 }),
    records({ limit: "" }, { "Shard-Iterator": "a" }, { ShardIterator: "a" }),
    ...["0", "1e1", "x", "100000"].map((limit) =>
        records({ limit }, { "Shard-Iterator": "a" }, { ShardIterator: "a", Limit: 0 }),
    ),
    {
        path: "/streams/a%22b/records",
        headers: { "Shard-Iterator": "a" },
        sent: { ShardIterator: "", Limit: 100 },
    },
];

describe("What reaches Kinesis of a consumer's request", () => {
    let gateway: TestGateway;
    before(async () => (gateway = await createTestGateway({ routeGroups: ["consume"] })));
    after(() => gateway.close());

    for (const { path, headers, sent } of cases) {
        it(`of GET ${path} ${headers === undefined ? "" : JSON.stringify(headers)}`, async () => {
            gateway.calls.length = 0;
            const answer = await gateway.send("GET", path, { headers });
            assert.equal(gateway.calls.length, 1, answer.body);
            assert.deepEqual(JSON.parse(gateway.calls[0]!.body), sent);
        });
    }

    it("takes no parameter of the query from a header of its name", async () => {
        gateway.calls.length = 0;
        const headers = { "shard-id": "1", type: "LATEST", limit: "1", "next-token": "t", timestamp: "1" };
        assert.equal((await gateway.send("GET", `${path}/sharditerator`, { headers })).status, 400);
        await gateway.send("GET", `${path}/sharditerator?shard-id=${shardId}`, { headers });
        await gateway.send("GET", `${path}/shards`, { headers });
        assert.deepEqual(
            gateway.calls.map(({ body }) => JSON.parse(body) as unknown),
            [{ StreamName, ShardId: shardId, ShardIteratorType: "TRIM_HORIZON" }, { StreamName }],
        );
    });
});
