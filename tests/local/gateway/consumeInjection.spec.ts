import assert from "node:assert/strict";
import fc from "fast-check";
import { createTestGateway, type TestGateway } from "../../support/gateway";
import { hostileText } from "../../support/hostileText";

const seed = Number(process.env.FC_SEED ?? Date.now() % 0x7fffffff);
const runs = { seed, numRuns: Number(process.env.FUZZ_RUNS ?? 300) };

const shardId = "shardId-000000000001";
/** What tries to break out, what is right, and what is nearly right. */
const value = fc.oneof(
    { weight: 3, arbitrary: hostileText },
    fc.constantFrom(
        "",
        " ",
        "0",
        "1",
        "10000",
        "1e3",
        "1.5",
        "1,2",
        "1}",
        "-1",
        "٣",
        "1\n",
        "LATEST",
        shardId,
    ),
    fc.double().map(String),
    fc.string({ unit: fc.constantFrom(..."0123456789.eE+-") }),
);
const optional = fc.option(value, { nil: undefined });
const matching = (pattern: RegExp, text: string) => (pattern.test(text) ? text : "");

describe(`Nothing that a consumer sends changes the shape of what Kinesis gets (seed ${seed})`, () => {
    let gateway: TestGateway;
    before(async () => {
        const routeGroups = ["consume", "manage"];
        gateway = await createTestGateway({ routeGroups, selfSignUp: false });
        gateway.answer = () => ({ status: 200, headers: {}, body: "{}" });
    });
    after(() => gateway.close());

    /** Sends a request that nobody refuses before Kinesis, and answers with what reached it. */
    async function sent(action: string, method: string, path: string, request: object = {}) {
        gateway.calls.length = 0;
        const answer = await gateway.send(method, path, request);
        assert.equal(answer.status, 200, answer.body);
        assert.deepEqual(
            gateway.calls.map((call) => call.action),
            [action],
        );
        return JSON.parse(gateway.calls[0]!.body) as Record<string, unknown>;
    }

    const query = (values: Record<string, string | undefined>) =>
        new URLSearchParams(
            Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined),
        ).toString();
    /** As the query's encoding hands it on: it has no lone surrogates. */
    const decoded = (text: string) => new URLSearchParams(query({ text })).get("text")!;
    /** As a request has it that takes a whole number of one to five digits. */
    const count = (text: string) => (/^[1-9][0-9]{0,4}$/.test(text) ? Number(text) : 0);

    it("not the query of ListShards", () =>
        fc.assert(
            fc.asyncProperty(optional, optional, optional, async (limit, token, start) => {
                const values = { limit, "next-token": token, "exclusive-start-shard-id": start };
                const path = `/streams/my-stream/shards?${query(values)}`;
                assert.deepEqual(await sent("ListShards", "GET", path), {
                    ...(token
                        ? { NextToken: matching(/^[ !#-[\]-~]+$/, decoded(token)) }
                        : { StreamName: "my-stream" }),
                    ...(limit && { MaxResults: count(limit) }),
                    ...(start && { ExclusiveStartShardId: matching(/^[a-zA-Z0-9_.-]{1,128}$/, start) }),
                });
            }),
            runs,
        ));

    it("not the query of GetShardIterator", () =>
        fc.assert(
            fc.asyncProperty(value, optional, optional, optional, async (shard, type, timestamp, number) => {
                fc.pre(decoded(shard).trim() !== "");
                const values = { "shard-id": shard, type, timestamp, "sequence-number": number };
                const path = `/streams/my-stream/sharditerator?${query(values)}`;
                const isTime = /^(0|[1-9][0-9]{0,11})(\.[0-9]{1,9})?$/.test(timestamp ?? "");
                assert.deepEqual(await sent("GetShardIterator", "GET", path), {
                    StreamName: "my-stream",
                    ShardId: matching(/^[a-zA-Z0-9_.-]{1,128}$/, shard),
                    ShardIteratorType: type ? matching(/^[A-Z_]{1,32}$/, type) : "TRIM_HORIZON",
                    ...(timestamp && { Timestamp: isTime ? Number(timestamp) : true }),
                    ...(number && { StartingSequenceNumber: matching(/^(0|[1-9][0-9]{0,128})$/, number) }),
                });
            }),
            runs,
        ));

    it("neither header nor query of GetRecords", () =>
        fc.assert(
            fc.asyncProperty(optional, optional, optional, async (header, inQuery, limit) => {
                const path = `/streams/my-stream/records?${query({ "shard-iterator": inQuery, limit })}`;
                const headers = header === undefined ? {} : { "sHard-iTerator": header };
                const iterator = header || decoded(inQuery ?? "").replaceAll(" ", "+");
                assert.deepEqual(await sent("GetRecords", "GET", path, { headers }), {
                    ShardIterator: matching(/^[!#-[\]-~]{1,512}$/, iterator),
                    Limit: limit ? count(limit) : 100,
                });
            }),
            runs,
        ));

    it("no name in a path, and no number of shards", () =>
        fc.assert(
            fc.asyncProperty(hostileText, fc.integer({ min: 1, max: 100_000 }), async (text, ShardCount) => {
                const name = decoded(text);
                const segment = encodeURIComponent(name);
                fc.pre(name.trim() !== "" && !/^\.{1,2}$/.test(segment));
                const path = `/streams/${segment}`;
                const StreamName = matching(/^[a-zA-Z0-9_.-]{1,128}$/, name);
                const body = JSON.stringify({ ShardCount });
                assert.deepEqual(await sent("CreateStream", "POST", path, { body }), {
                    StreamName,
                    ShardCount,
                });
                assert.deepEqual(await sent("DeleteStream", "DELETE", path, { body: text }), { StreamName });
                const { ShardIterator } = await sent("GetRecords", "GET", `${path}/records?shard-iterator=i`);
                assert.equal(ShardIterator, StreamName === "" ? "" : "i");
            }),
            runs,
        ));

    const outward = '","StreamARN":"arn:aws:kinesis:us-east-1:000000000000:stream/other';
    const attacks: readonly [what: string, method: string, path: string, headers?: Record<string, string>][] =
        [
            [
                "an iterator that names a stream",
                "GET",
                `/streams/my-stream/records?shard-iterator=i${outward}`,
            ],
            [
                "a header that names a stream",
                "GET",
                "/streams/my-stream/records",
                { "Shard-Iterator": `i${outward}` },
            ],
            ["a token that names a stream", "GET", `/streams/my-stream/shards?next-token=t${outward}`],
            ["a shard that names a stream", "GET", `/streams/my-stream/sharditerator?shard-id=0${outward}`],
            [
                "a type that names a stream",
                "GET",
                `/streams/my-stream/sharditerator?shard-id=0&type=LATEST${outward}`,
            ],
            [
                "a time that names a stream",
                "GET",
                `/streams/my-stream/sharditerator?shard-id=0&timestamp=1,"StreamARN":"a"`,
            ],
            [
                "a limit that names a stream",
                "GET",
                `/streams/my-stream/records?shard-iterator=i&limit=1,"StreamARN":"a"`,
            ],
            ["a query of Kinesis's own names", "DELETE", "/streams/my-stream?StreamName=other&StreamARN=a"],
            [
                "a header of Kinesis's own",
                "DELETE",
                "/streams/my-stream",
                { "X-Amz-Target": "Kinesis_20131202.PutRecord" },
            ],
        ];
    for (const [what, method, path, headers] of attacks) {
        it(`and Kinesis never sees ${what}`, async () => {
            gateway.calls.length = 0;
            await gateway.send(method, encodeURI(path), { headers });
            assert.equal(gateway.calls.length, 1);
            const { action, body } = gateway.calls[0]!;
            assert.doesNotMatch(body, /ARN|other/);
            assert.equal(action, method === "DELETE" ? "DeleteStream" : action);
        });
    }
});
