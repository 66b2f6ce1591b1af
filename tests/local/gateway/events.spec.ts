import assert from "node:assert/strict";
import { createTestGateway, type TestGateway, type TestRequest } from "../../support/gateway";

const eventsPath = "/streams/my-stream/events";
const lines = "application/x-ndjson";
const cloudEvent = "application/cloudevents+json";
const cloudEvents = "application/cloudevents-batch+json";

/** A CloudEvent of these attributes beside the required ones. */
const event = (more: object = {}) => ({ specversion: "1.0", id: "1", source: "/s", type: "t", ...more });
const times = (count: number, text: (index: number) => string) =>
    Array.from({ length: count }, (_, i) => text(i));

/** By what is sent: the data that is stored. */
const stored: readonly { what: string; type?: string; body: string; data: readonly string[] }[] = [
    { what: "a list", body: '[{"b":1,"a":"/é"}, "text", 5, true, [null], ""]', data: ['{"b":1,"a":"/é"}', "text", "5", "true", "[null]", ""] },
    { what: "a list behind white space", body: ' \r\n\t["a"] ', data: ["a"] },
    { what: "an empty object in a list", body: "[{}]", data: ["{}"] },
    { what: "an object", body: '{"records":[1]}', data: ['{"records":[1]}'] },
    { what: "500 events", body: JSON.stringify(times(500, String)), data: times(500, String) },
    { what: "lines", type: lines, body: '{"a": 1.0}\n text  \n"x"\n', data: ['{"a": 1.0}', " text  ", '"x"'] },
    { what: "lines that end in CR LF", type: lines, body: "a\r\nb\r\n", data: ["a", "b"] },
    { what: "a CR within a line, and at the end", type: lines, body: "a\rb\r\r\nc\r", data: ["a\rb\r", "c\r"] },
    { what: "blank lines", type: lines, body: "\n \t\r\n\na\n\n \n\t\n b\n\r\n  ", data: ["a", " b"] },
    { what: "a last line without an end", type: lines, body: "a\nb", data: ["a", "b"] },
    { what: "an empty object as a line", type: lines, body: "{}\n", data: ["{}"] },
    { what: "500 lines among blank ones", type: lines, body: `\n${times(500, String).join("\n\n \n")}\n `, data: times(500, String) },
    { what: "a line that closes a record", type: lines, body: '},{\n"},{"Data":"', data: ["},{", '"},{"Data":"'] },
    { what: "lines of VTL", type: lines, body: "#set($line = 1)$line\n$input.body", data: ["#set($line = 1)$line", "$input.body"] },
    { what: "a line of characters of all kinds", type: lines, body: "é😀\u2028\u0085\u00a0\0'\\", data: ["é😀\u2028\u0085\u00a0\0'\\"] },
    { what: "a CloudEvent", type: cloudEvent, body: JSON.stringify(event({ data: { a: "/" } })), data: [JSON.stringify(event({ data: { a: "/" } }))] },
    { what: "CloudEvents", type: `${cloudEvents}; charset=utf-8`, body: JSON.stringify([event(), event({ time: null })]), data: [event(), event({ time: null })].map((one) => JSON.stringify(one)) },
]; // prettier-ignore

/** What is refused, and by whom. */
const refused: readonly { what: string; type?: string; body: string | Buffer; status?: number; code: string; path?: string; headers?: Record<string, string> }[] = [
    { what: "no body", body: "", code: "BAD_REQUEST_BODY" },
    { what: "no JSON", body: "a", code: "BAD_REQUEST_BODY" },
    { what: "an empty list", body: "[]", code: "BAD_REQUEST_BODY" },
    { what: "an empty object", body: "{}", code: "BAD_REQUEST_BODY" },
    { what: "a text", body: '"a"', code: "BAD_REQUEST_BODY" },
    { what: "null in a list", body: "[1,null]", code: "BAD_REQUEST_BODY" },
    { what: "501 events", body: JSON.stringify(times(501, String)), code: "BAD_REQUEST_BODY" },
    { what: "a number that no double has", body: "[1e400]", code: "BAD_REQUEST_BODY" },
    { what: "such a number deeper", body: '[{"a":1e400}]', code: "ValidationException" },
    { what: "no lines", type: lines, body: "", code: "ValidationException" },
    { what: "blank lines", type: lines, body: "\n \r\n\t", code: "ValidationException" },
    { what: "what an empty body looks like", type: lines, body: "{}", code: "ValidationException" },
    ...[501, 502, 503, 999, 1000, 1001, 5000].map((count) => ({ what: `${count} lines`, type: lines, body: times(count, String).join("\n"), code: "ValidationException" })),
    { what: "501 lines behind a blank one", type: lines, body: `\n${times(501, String).join("\n")}`, code: "ValidationException" },
    { what: "a line of 1 MiB", type: lines, body: `a\n${"x".repeat(1024 * 1024)}\nb`, code: "InvalidArgumentException" },
    { what: "lines that are no UTF-8", type: lines, body: Buffer.from("a\n\xff\n", "latin1"), code: "DEFAULT_4XX" },
    { what: "a CloudEvent without a source", type: cloudEvent, body: JSON.stringify(event({ source: undefined })), code: "BAD_REQUEST_BODY" },
    ...["specversion", "id", "source", "type"].flatMap((name) => ["", null, 1].map((value) => ({ what: `a CloudEvent whose ${name} is ${JSON.stringify(value)}`, type: cloudEvent, body: JSON.stringify(event({ [name]: value })), code: "BAD_REQUEST_BODY" }))),
    { what: "a CloudEvent of another version", type: cloudEvent, body: JSON.stringify(event({ specversion: "0.3" })), code: "BAD_REQUEST_BODY" },
    ...["", "k".repeat(257), 1, {}].map((partitionkey) => ({ what: `a CloudEvent with the key ${JSON.stringify(partitionkey).slice(0, 9)}`, type: cloudEvent, body: JSON.stringify(event({ partitionkey })), code: "BAD_REQUEST_BODY" })),
    { what: "a list of CloudEvents as one", type: cloudEvent, body: JSON.stringify([event()]), code: "BAD_REQUEST_BODY" },
    { what: "a CloudEvent as a list", type: cloudEvents, body: JSON.stringify(event()), code: "BAD_REQUEST_BODY" },
    { what: "a bad CloudEvent among good ones", type: cloudEvents, body: JSON.stringify([event(), event({ id: undefined }), event()]), code: "BAD_REQUEST_BODY" },
    ...["text/plain", "application/cloudevents", "application/jsonl", "application/x-www-form-urlencoded"].map((type) => ({ what: type, type, body: "[1]", status: 415, code: "UNSUPPORTED_MEDIA_TYPE" })),
    ...["ce-specversion", "CE-SpecVersion", "Ce-Specversion"].flatMap((name) => ["1.0", ""].map((version) => ({ what: `the header ${name} "${version}"`, body: "[1]", headers: { [name]: version }, code: "ValidationException" }))),
    { what: "a query key of 257 characters", body: "[1]", path: `${eventsPath}?partition-key=${"k".repeat(257)}`, code: "ValidationException" },
    { what: "an unknown stream", body: "[1]", path: "/streams/a%22b/events", code: "ValidationException" },
]; // prettier-ignore

describe("POST …/events", () => {
    let gateway: TestGateway;
    before(async () => (gateway = await createTestGateway({ routeGroups: ["events"] })));
    beforeEach(() => (gateway.calls.length = 0));
    after(() => gateway.close());

    /** Sends it, and answers with the answer and the records that reached Kinesis. */
    async function send(request: TestRequest & { type?: string; path?: string }) {
        const { type = "application/json", path = eventsPath, headers, body } = request;
        const answer = await gateway.send("POST", path, {
            body,
            headers: { "Content-Type": type, ...headers },
        });
        const [call] = gateway.calls;
        const sent = call && (JSON.parse(call.body) as { StreamName: string; Records: KinesisRecord[] });
        return { answer, records: sent?.Records ?? [] };
    }

    for (const { what, type, body, data } of stored) {
        it(`stores ${what}`, async () => {
            const { answer, records } = await send({ type, body });
            assert.equal(answer.status, 200, answer.body);
            assert.deepEqual(records.map(dataOf), data);
            assert.equal((JSON.parse(answer.body) as { Records: [] }).Records.length, data.length);
        });
    }

    for (const { what, type, path, headers, body, status = 400, code } of refused) {
        it(`stores nothing of ${what}: ${status}`, async () => {
            const before = JSON.stringify(await contents());
            const { answer } = await send({ type, path, headers, body });
            assert.equal(answer.status, status, answer.body);
            assert.equal((JSON.parse(answer.body) as { code: string }).code, code);
            assert.equal(JSON.stringify(await contents()), before);
        });
    }

    /** What each shard has taken so far. */
    async function contents() {
        const call = (action: string, input: object) =>
            gateway.kinesis.call(action, JSON.stringify(input)) as { body: string };
        const { Shards } = JSON.parse(call("ListShards", { StreamName: "my-stream" }).body) as {
            Shards: { ShardId: string }[];
        };
        return Shards.map(({ ShardId }) => {
            const from = { StreamName: "my-stream", ShardId, ShardIteratorType: "TRIM_HORIZON" };
            const { ShardIterator } = JSON.parse(call("GetShardIterator", from).body) as Record<
                string,
                string
            >;
            return (JSON.parse(call("GetRecords", { ShardIterator }).body) as { Records: [] }).Records.length;
        });
    }

    it("spreads events that have no key over the shards, each by a key of its own", async () => {
        const { records } = await send({ body: JSON.stringify(times(100, String)) });
        const { answer, records: others } = ((gateway.calls.length = 0), await send({ body: "[1]" }));
        const keys = records.map(({ PartitionKey }) => PartitionKey);
        assert.equal(new Set(keys).size, 100);
        assert.ok(!keys.includes(others[0]!.PartitionKey));
        assert.equal(others[0]!.PartitionKey, `${answer.headers["x-amz-apigw-id"]}-0`);
        const shards = new Set((await contents()).map((count) => count > 0));
        assert.deepEqual([...shards], [true]);
    });

    it("takes the key of the query, then a CloudEvent's own, then one that spreads", async () => {
        const body = JSON.stringify([event({ partitionkey: "own" }), event({ partitionkey: null }), event()]);
        const keysWith = async (query: string, type = cloudEvents) => {
            gateway.calls.length = 0;
            const { answer, records } = await send({ type, body, path: eventsPath + query });
            const id = String(answer.headers["x-amz-apigw-id"]);
            return records.map(({ PartitionKey }) => PartitionKey.replace(id, "id"));
        };
        assert.deepEqual(await keysWith(""), ["own", "id-1", "id-2"]);
        assert.deepEqual(await keysWith("?partition-key="), ["own", "id-1", "id-2"]);
        assert.deepEqual(await keysWith("?partition-key=k%22'%2F%5C%C3%A9"), Array(3).fill("k\"'/\\é"));
        // Nothing says that JSON or a line is a CloudEvent.
        assert.deepEqual(await keysWith("", "application/json"), ["id-0", "id-1", "id-2"]);
        assert.deepEqual(await keysWith("", lines), ["id-0"]);
        assert.deepEqual(await keysWith("?partition-key=q", lines), ["q"]);
    });

    it("takes no key from a header of that name", async () => {
        const { answer, records } = await send({ body: "[1]", headers: { "partition-key": "h" } });
        assert.equal(records[0]!.PartitionKey, `${answer.headers["x-amz-apigw-id"]}-0`);
    });

    const ok = { SequenceNumber: "1", ShardId: "s" };
    const failed = { ErrorCode: "InternalFailure", ErrorMessage: "m" };
    const throttled = { ErrorCode: "ProvisionedThroughputExceededException", ErrorMessage: "m" };
    const answers: readonly [status: number, records: readonly object[]][] = [
        [200, [ok, ok]],
        [429, [ok, throttled]],
        [429, [throttled, throttled]],
        [503, [ok, failed]],
        [503, [throttled, failed]],
        [503, [failed, failed]],
        [503, []],
    ];
    for (const [status, Records] of answers) {
        it(`answers ${status} to ${JSON.stringify(Records.map((record) => Object.values(record as Record<string, string>)[0]))}`, async () => {
            const FailedRecordCount = Records.filter((record) => "ErrorCode" in record).length;
            gateway.answer = () => ({
                status: 200,
                headers: {},
                body: JSON.stringify({ FailedRecordCount, Records }),
            });
            const { answer } = await send({ body: "[1,2]" });
            gateway.answer = undefined;
            assert.equal(answer.status, status);
            assert.equal(answer.headers["Retry-After"], status === 200 ? undefined : "1");
            const told = JSON.parse(answer.body) as { FailedRecordCount: number; Records: object[] };
            assert.equal(told.FailedRecordCount, Records.length === 0 ? 1 : FailedRecordCount);
            assert.equal(told.Records.length, Records.length);
            assert.doesNotMatch(answer.body, /ErrorMessage/);
        });
    }

    it("maps 10 MB of lines, and a million of them, in time", async () => {
        const line = "x".repeat(20_800);
        for (const [body, status] of [
            [times(500, () => line).join("\n"), 200],
            ["a\n".repeat(5_000_000), 400],
            ["\n".repeat(10_000_000), 400],
            [" ".repeat(10_000_000), 400],
            [`\n${" ".repeat(9_999_999)}`, 400],
            ["\r".repeat(10_000_000), 400],
            [" \n ".repeat(3_000_000), 400],
        ] as const) {
            const began = performance.now();
            const answer = await gateway.send("POST", eventsPath, {
                body,
                headers: { "Content-Type": lines },
            });
            assert.equal(answer.status, status, answer.body.slice(0, 200));
            assert.ok(performance.now() - began < 5000, JSON.stringify(body.slice(0, 9)));
        }
    });
});

interface KinesisRecord {
    readonly Data: string;
    readonly PartitionKey: string;
}

const dataOf = ({ Data }: KinesisRecord) => Buffer.from(Data, "base64").toString();
