import assert from "node:assert/strict";
import { maxBodyBytes } from "../../../src/local/http/requestBody";
import { createTestGateway, type TestGateway } from "../../support/gateway";

const shardId = "shardId-000000000001";

/** What stands in the answers. */
interface Answer {
    readonly Shards: readonly { readonly ShardId: string }[];
    readonly NextToken?: string;
    readonly ShardIterator: string;
    readonly Records: readonly { readonly Data: string }[];
    readonly code?: string;
}

describe("A consumer", () => {
    const origins = ["https://a.example", "https://b.example"];
    const config = {
        routeGroups: ["produce", "consume"],
        streamMode: "PROVISIONED",
        shardCount: 2,
        reachableStreams: ["my-stream", "orders"],
    };
    let one: TestGateway;
    let several: TestGateway;
    before(async () => {
        one = await createTestGateway(config);
        several = await createTestGateway({ ...config, corsOrigins: origins });
        for (const { kinesis } of [one, several]) {
            kinesis.ensureStream({ name: "orders", mode: "PROVISIONED", shardCount: 1 });
            kinesis.ensureStream({ name: "other", mode: "PROVISIONED", shardCount: 1 });
        }
    });
    after(() => Promise.all([one.close(), several.close()]));

    const ask = async (gateway: TestGateway, below: string, headers: Record<string, string> = {}) => {
        const answer = await gateway.send("GET", `/streams${below}`, { headers });
        return { ...answer, json: JSON.parse(answer.body) as Answer };
    };
    const iteratorOf = async (gateway: TestGateway, query: string, stream = "my-stream") => {
        const { status, body, json } = await ask(gateway, `/${stream}/sharditerator?shard-id=${query}`);
        assert.equal(status, 200, body);
        return json.ShardIterator;
    };
    const put = (gateway: TestGateway, StreamName: string, Data: string, ExplicitHashKey: string) => {
        const record = { StreamName, Data, PartitionKey: "k", ExplicitHashKey };
        const { status, body } = gateway.kinesis.call("PutRecord", JSON.stringify(record));
        assert.equal(status, 200, body);
        return (JSON.parse(body) as { SequenceNumber: string }).SequenceNumber;
    };
    const second = String(2n ** 127n);

    it("reads what is on a shard, from wherever it wants", async () => {
        const since = Date.now() / 1000 - 1;
        const numbers = ["YQ==", "Yg==", "Yw=="].map((data) => put(one, "my-stream", data, second));
        const { json: listed } = await ask(one, "/my-stream/shards");
        assert.deepEqual(
            listed.Shards.map(({ ShardId }) => ShardId),
            ["shardId-000000000000", "shardId-000000000001"],
        );
        const read = async (query: string, parameters = "") => {
            const iterator = await iteratorOf(one, `${shardId}${query}`);
            const { json } = await ask(one, `/my-stream/records${parameters}`, {
                "Shard-Iterator": iterator,
            });
            return json.Records.map(({ Data }) => Data);
        };
        assert.deepEqual(await read(""), ["YQ==", "Yg==", "Yw=="]);
        assert.deepEqual(await read("", "?limit=2"), ["YQ==", "Yg=="]);
        assert.deepEqual(await read("&type=LATEST"), []);
        assert.deepEqual(await read(`&type=AT_TIMESTAMP&timestamp=${since.toFixed(3)}`), [
            "YQ==",
            "Yg==",
            "Yw==",
        ]);
        assert.deepEqual(await read(`&type=AT_SEQUENCE_NUMBER&sequence-number=${numbers[1]}`), [
            "Yg==",
            "Yw==",
        ]);
        assert.deepEqual(await read(`&type=AFTER_SEQUENCE_NUMBER&sequence-number=${numbers[1]}`), ["Yw=="]);
    });

    it("pages through the shards by a next token alone", async () => {
        const { json: first } = await ask(one, "/my-stream/shards?limit=1");
        const token = encodeURIComponent(String(first.NextToken));
        const { status, json: next } = await ask(one, `/my-stream/shards?next-token=${token}`);
        assert.equal(status, 200);
        assert.deepEqual(
            next.Shards.map(({ ShardId }) => ShardId),
            [shardId],
        );
        const { json: after } = await ask(
            one,
            "/my-stream/shards?exclusive-start-shard-id=shardId-000000000000",
        );
        assert.deepEqual(after.Shards, next.Shards);
    });

    const refused: readonly [below: string, status: number, code: string][] = [
        ["/my-stream/sharditerator", 400, "BAD_REQUEST_PARAMETERS"],
        ["/my-stream/sharditerator?shard-id=", 400, "BAD_REQUEST_PARAMETERS"],
        ["/my-stream/sharditerator?shard-id=%20", 400, "BAD_REQUEST_PARAMETERS"],
        ["/my-stream/sharditerator?Shard-Id=0", 400, "BAD_REQUEST_PARAMETERS"],
        ["/my-stream/sharditerator?shard-id=9", 404, "ResourceNotFoundException"],
        ["/my-stream/sharditerator?shard-id=0&type=latest", 400, "ValidationException"],
        ["/my-stream/sharditerator?shard-id=0&type=NOWHERE", 400, "ValidationException"],
        ["/my-stream/sharditerator?shard-id=0&type=AT_TIMESTAMP", 400, "InvalidArgumentException"],
        ["/my-stream/sharditerator?shard-id=0&type=LATEST&timestamp=x", 400, "SerializationException"],
        ["/my-stream/sharditerator?shard-id=0&type=AT_SEQUENCE_NUMBER", 400, "InvalidArgumentException"],
        ["/my-stream/sharditerator?shard-id=0&sequence-number=1", 400, "InvalidArgumentException"],
        ["/my-stream/sharditerator?shard-id=0&sequence-number=x", 400, "ValidationException"],
        ["/other/sharditerator?shard-id=0", 403, "AccessDeniedException"],
        ["/other/shards", 403, "AccessDeniedException"],
        ["/my-stream/shards?limit=0", 400, "ValidationException"],
        ["/my-stream/shards?limit=10001", 400, "ValidationException"],
        ["/my-stream/records", 400, "ValidationException"],
        ["/my-stream/records?shard-iterator=a%22", 400, "ValidationException"],
        ["/my-stream/records?shard-iterator=a&limit=10001", 400, "ValidationException"],
        ["/my-stream/records?shard-iterator=a&limit=x", 400, "ValidationException"],
        ["/my-stream/records?shard-iterator=nonsense", 403, "AccessDeniedException"],
    ];
    for (const [below, status, code] of refused) {
        it(`is told ${status} ${code} for ${below}`, async () => {
            const answer = await ask(one, below);
            assert.deepEqual([answer.status, answer.json.code], [status, code], answer.body);
        });
    }

    it("gets the stream of the iterator or the token, where the role may reach it", async () => {
        put(one, "orders", "bw==", "0");
        const iterator = await iteratorOf(one, "0", "orders");
        const { json } = await ask(one, "/my-stream/records", { "Shard-Iterator": iterator });
        assert.deepEqual(json.Records[0]!.Data, "bw==");
        const from = { StreamName: "other", ShardId: "0", ShardIteratorType: "LATEST" };
        const { body } = one.kinesis.call("GetShardIterator", JSON.stringify(from));
        const { ShardIterator } = JSON.parse(body) as { ShardIterator: string };
        const foreign = await ask(one, "/my-stream/records", { "Shard-Iterator": ShardIterator });
        assert.deepEqual([foreign.status, foreign.json.code], [403, "AccessDeniedException"]);
    });

    it("sends no other type of content, though there is none", async () => {
        const type = { "Content-Type": "text/plain" };
        assert.equal((await one.send("GET", "/streams/my-stream/shards", { headers: type })).status, 415);
    });

    for (const what of ["one origin", "several origins"]) {
        it(`gets Kinesis's own text, untouched, with ${what}`, async () => {
            const gateway = what === "one origin" ? one : several;
            // Numbers that a parser would write otherwise, and texts that would need escapes.
            const body =
                '{"MillisBehindLatest":1e3,"NextShardIterator":"a/b+c==", "Records":[{"ApproximateArrivalTimestamp":' +
                '1.795520863319E9,"Data":"","PartitionKey":"\\u00e9/ \\/ <é>","SequenceNumber":"1"}] }\n';
            gateway.answer = () => ({ status: 200, headers: {}, body });
            const headers = { "Shard-Iterator": "a", Origin: origins[1]! };
            const answer = await gateway.send("GET", "/streams/my-stream/records", { headers });
            gateway.answer = undefined;
            assert.deepEqual([answer.status, answer.body], [200, body]);
        });

        it(`gets 10 MB, and of more an error that leaves the iterator good, with ${what}`, async () => {
            const gateway = what === "one origin" ? one : several;
            const answered = async (size: number) => {
                gateway.answer = () => ({ status: 200, headers: {}, body: `"${"é".repeat(size / 2 - 1)}"` });
                const headers = { "Shard-Iterator": "a" };
                return gateway.send("GET", "/streams/my-stream/records", { headers });
            };
            const most = await answered(maxBodyBytes);
            const over = await answered(maxBodyBytes + 2);
            gateway.answer = undefined;
            assert.deepEqual([most.status, Buffer.byteLength(most.body)], [200, maxBodyBytes]);
            assert.equal(over.status, 500);
            const { message, code } = JSON.parse(over.body) as Record<string, string>;
            assert.deepEqual([message, code], ["Internal server error", "API_CONFIGURATION_ERROR"]);
            assert.ok(over.headers["Access-Control-Allow-Origin"]);
        });
    }

    it("reads more than 10 MB in halves", async () => {
        const large = Buffer.alloc(1_000_000).toString("base64");
        for (let count = 0; count < 9; count++) {
            put(one, "my-stream", large, "0");
        }
        const iterator = await iteratorOf(one, "shardId-000000000000");
        const statuses: number[] = [];
        for (const limit of [100, 8, 4]) {
            const { status } = await ask(one, `/my-stream/records?limit=${limit}`, {
                "Shard-Iterator": iterator,
            });
            statuses.push(status);
        }
        assert.deepEqual(statuses, [500, 500, 200]);
    });
});
