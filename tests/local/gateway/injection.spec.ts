import assert from "node:assert/strict";
import fc from "fast-check";
import { hostileText as text, jsonOf } from "../../support/hostileText";
import { createTestGateway, type TestGateway } from "../../support/gateway";
import { assertStored, encodable, hostileData as data, type KinesisRecord } from "../../support/storedData";

const seed = Number(process.env.FC_SEED ?? Date.now() % 0x7fffffff);
const runs = { seed, numRuns: 1000 };

const partitionKey = text.filter((key) => key.length >= 1 && key.length <= 256);
const hashKey = fc.bigInt(0n, 2n ** 128n - 1n).map(String);
describe(`Nothing that a client sends changes the shape of what Kinesis gets (seed ${seed})`, () => {
    let gateway: TestGateway;
    before(async () => {
        gateway = await createTestGateway();
        gateway.answer = ({ action }) => ({
            status: 200,
            headers: {},
            body:
                action === "PutRecords"
                    ? '{"FailedRecordCount":0,"Records":[{"SequenceNumber":"1","ShardId":"s"}]}'
                    : "{}",
        });
    });

    /** Sends a request that is valid, and answers with what reached Kinesis. */
    async function sent(method: string, path: string, request: Parameters<TestGateway["send"]>[2] = {}) {
        gateway.calls.length = 0;
        const answer = await gateway.send(method, path, request);
        assert.equal(answer.status, 200, answer.body);
        assert.equal(gateway.calls.length, 1);
        return JSON.parse(gateway.calls[0]!.body) as Record<string, unknown>;
    }

    it("not a record's data, partition key or hash key", () =>
        fc.assert(
            fc.asyncProperty(data, partitionKey, fc.option(hashKey), async (Data, PartitionKey, hash) => {
                const fields = { Data, PartitionKey, ...(hash !== null && { ExplicitHashKey: hash }) };
                const request = await sent("PUT", "/streams/my-stream/record", {
                    body: jsonOf(fields),
                });
                const keys = [
                    "Data",
                    ...(hash === null ? [] : ["ExplicitHashKey"]),
                    "PartitionKey",
                    "StreamName",
                ];
                assert.deepEqual(Object.keys(request).sort(), keys);
                assert.equal(request.StreamName, "my-stream");
                assert.equal(request.PartitionKey, PartitionKey);
                assert.equal(request.ExplicitHashKey, hash ?? undefined);
                assertStored(String(request.Data), Data);
            }),
            runs,
        ));

    it("not those of a batch, and both routes store the same bytes", () =>
        fc.assert(
            fc.asyncProperty(
                fc.array(fc.tuple(data, partitionKey), { minLength: 1, maxLength: 5 }),
                async (entries) => {
                    const records = entries.map(([data, key]) => ({ data, "partition-key": key }));
                    const request = await sent("PUT", "/streams/my-stream/records", {
                        body: jsonOf({ records }),
                    });
                    assert.deepEqual(Object.keys(request).sort(), ["Records", "StreamName"]);
                    const batch = request.Records as KinesisRecord[];
                    assert.equal(batch.length, entries.length);
                    for (const [index, [Data, PartitionKey]] of entries.entries()) {
                        const record = batch[index]!;
                        assert.deepEqual(Object.keys(record).sort(), ["Data", "PartitionKey"]);
                        assert.equal(record.PartitionKey, PartitionKey);
                        assertStored(record.Data, Data);
                        const single = await sent("PUT", "/streams/my-stream/record", {
                            body: jsonOf({ Data, PartitionKey }),
                        });
                        assert.equal(single.Data, record.Data);
                    }
                },
            ),
            runs,
        ));

    it("not bytes in base64, which are stored as they are", () =>
        fc.assert(
            fc.asyncProperty(fc.uint8Array({ maxLength: 64 }), async (bytes) => {
                const Data = Buffer.from(bytes).toString("base64");
                const body = JSON.stringify({ Data, PartitionKey: "k", Encoding: "base64" });
                assert.equal((await sent("PUT", "/streams/my-stream/record", { body })).Data, Data);
            }),
            runs,
        ));

    it("not a stream's name in the path", () =>
        fc.assert(
            fc.asyncProperty(text, async (name) => {
                const segment = encodeURIComponent(encodable(name));
                fc.pre(name.trim() !== "" && !/^\.{1,2}$/.test(segment));
                const body = JSON.stringify({ Data: "d", PartitionKey: "k" });
                const request = await sent("PUT", `/streams/${segment}/record`, { body });
                const isName = /^[a-zA-Z0-9_.-]{1,128}$/.test(name);
                assert.deepEqual(request, {
                    StreamName: isName ? name : "",
                    PartitionKey: "k",
                    Data: "ZA==",
                });
            }),
            runs,
        ));

    it("not query parameters, nor headers of their names", () =>
        fc.assert(
            fc.asyncProperty(text, text, text, async (limit, token, start) => {
                const query = new URLSearchParams({
                    limit,
                    "next-token": token,
                    "exclusive-start-stream-name": start,
                });
                const headers = {
                    limit: "1",
                    "stream-name": "other",
                    StreamName: "other",
                    "X-Amz-Target": "Kinesis_20131202.DeleteStream",
                };
                const request = await sent("GET", `/streams?${query.toString()}`, { headers });
                const allowed = ["ExclusiveStartStreamName", "Limit", "NextToken"];
                assert.deepEqual(
                    Object.keys(request).filter((key) => !allowed.includes(key)),
                    [],
                );
                const token_ = /^[ !#-[\]-~]+$/.test(token) ? token : "";
                assert.equal(request.NextToken, token === "" ? undefined : token_);
                assert.equal(gateway.calls[0]!.action, "ListStreams");
            }),
            runs,
        ));

    const attacks: readonly {
        what: string;
        method: string;
        path: string;
        body?: string;
        headers?: Record<string, string>;
    }[] = [
        {
            what: "a second StreamName",
            method: "PUT",
            path: "/streams/my-stream/record",
            body: '{"Data":"d","PartitionKey":"k","StreamName":"other"}',
        },
        {
            what: "a StreamARN",
            method: "PUT",
            path: "/streams/my-stream/record",
            body: '{"Data":"d","PartitionKey":"k","StreamARN":"arn:aws:kinesis:us-east-1:000000000000:stream/other"}',
        },
        {
            what: "a StreamARN beside records",
            method: "PUT",
            path: "/streams/my-stream/records",
            body: '{"records":[{"data":"d","partition-key":"k"}],"StreamARN":"arn"}',
        },
        {
            what: "Kinesis's own field names",
            method: "PUT",
            path: "/streams/my-stream/records",
            body: '{"Records":[{"Data":"ZA==","PartitionKey":"k"}]}',
        },
        {
            what: "a raw Kinesis request",
            method: "PUT",
            path: "/streams/my-stream/record",
            body: '{"StreamName":"other","Data":"ZA==","PartitionKey":"k"}',
            headers: { "Content-Type": "application/x-amz-json-1.1" },
        },
        {
            what: "an object in the place of base64",
            method: "PUT",
            path: "/streams/my-stream/record",
            body: '{"Data":{"StreamName":"other"},"PartitionKey":"k","Encoding":"base64"}',
        },
        {
            what: "a hash key that breaks out",
            method: "PUT",
            path: "/streams/my-stream/record",
            body: '{"Data":"d","PartitionKey":"k","ExplicitHashKey":"1\\",\\"StreamARN\\":\\"arn"}',
        },
        {
            what: "a field of the prototype",
            method: "PUT",
            path: "/streams/my-stream/record",
            body: '{"Data":"d","PartitionKey":"k","__proto__":{"StreamName":"other"}}',
        },
    ];
    for (const { what, method, path, body, headers } of attacks) {
        it(`and Kinesis never sees ${what}`, async () => {
            gateway.calls.length = 0;
            const answer = await gateway.send(method, path, { body, headers });
            assert.ok([400, 415].includes(answer.status), `${answer.status} ${answer.body}`);
            assert.deepEqual(gateway.calls, []);
        });
    }
});
