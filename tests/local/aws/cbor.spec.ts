import assert from "node:assert/strict";

import { cbor, tag } from "@smithy/core/cbor";
import fc from "fast-check";

import { cborContentType, cborOfAnswer, jsonOfCbor } from "../../../src/local/aws/cborProtocol";
import { answerAwsRequest } from "../../../src/local/awsEndpoint";
import type { CognitoService } from "../../../src/local/cognito/service";
import { InMemoryKinesis } from "../../../src/local/kinesis/inMemoryKinesis";
import { outputTypes } from "../../../src/local/kinesis/outputTypes";
import { ClockFake } from "../kinesis/fixtures";

const time = Date.UTC(2026, 0, 2, 3, 4, 5, 678);
const timeTagged = (value: number) => tag({ tag: 1, value });

describe("The CBOR protocol", () => {
    it("reads what the Java SDK writes: maps without a length, texts in chunks, times in milliseconds", () => {
        const start = Buffer.from("bf6144", "hex");
        const data = Buffer.from("4300ff01", "hex");
        const chunks = Buffer.from("61537f616162c3a9ff", "hex");
        const at = Buffer.from("6154c11b0000019b7cb19b6e", "hex");
        const millis = Number(at.readBigUInt64BE(4));
        const text = jsonOfCbor(Buffer.concat([start, data, chunks, at, Buffer.from([0xff])]));
        assert.deepEqual(JSON.parse(text), { D: "AP8B", S: "aé", T: millis / 1000 });
    });

    it("keeps what JSON can say, and bytes, on the way in", () => {
        fc.assert(
            fc.property(
                fc.jsonValue({ noUnicodeString: false, maxDepth: 4 }),
                fc.uint8Array(),
                (value, bytes) => {
                    const text = jsonOfCbor(cbor.serialize({ value, bytes }));
                    const expected = { value, bytes: Buffer.from(bytes).toString("base64") };
                    assert.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify(expected)));
                },
            ),
        );
    });

    it("refuses what is no CBOR, or of too many items, at once", () => {
        const bad: Uint8Array[] = [
            new Uint8Array(),
            Buffer.from("bf6161", "hex"),
            Buffer.from("5affffffff", "hex"),
            Buffer.from("9b00000000ffffffff", "hex"),
            Buffer.alloc(5_000_000, 0x81),
            Buffer.concat([Buffer.from("9a004c4b40", "hex"), Buffer.alloc(5_000_000, 0xa0)]),
            Buffer.concat([Buffer.from("9f", "hex"), Buffer.alloc(60_000, 0xa0), Buffer.from("ff", "hex")]),
        ];
        for (const bytes of bad) {
            assert.throws(() => jsonOfCbor(bytes), Error);
        }
        const many = [...Array<Uint8Array>(40_000).fill(new Uint8Array(200))];
        assert.equal((JSON.parse(jsonOfCbor(cbor.serialize(many))) as unknown[]).length, 40_000);
    });

    it("leaves an answer that is no JSON as it is", () => {
        const headers = { "content-type": "text/html" };
        const answer = cborOfAnswer({ status: 503, headers, body: "<html>" }, outputTypes);
        assert.deepEqual(answer, { status: 503, headers, body: Buffer.from("<html>") });
    });

    describe("of Kinesis", () => {
        const clock = new ClockFake(time);
        const kinesis = new InMemoryKinesis({ region: "us-east-1", accountId: "000000000000", clock });
        kinesis.ensureStream({ name: "s", mode: "PROVISIONED" });
        const call = async (action: string, bytes: Uint8Array) => {
            const answer = await answerAwsRequest(
                {
                    method: "POST",
                    path: "/",
                    query: "",
                    headers: {
                        "x-amz-target": `Kinesis_20131202.${action}`,
                        "content-type": cborContentType,
                    },
                    rawHeaders: [],
                    body: Buffer.from(bytes),
                    bodyTooLarge: false,
                    sourceIp: "127.0.0.1",
                    protocol: "HTTP/1.1",
                },
                { kinesis, cognito: undefined as unknown as CognitoService },
            );
            const { status, headers, body } = answer!;
            const output: unknown = body.length === 0 ? undefined : cbor.deserialize(body as Uint8Array);
            return { status, headers, output: output as Record<string, never> };
        };

        it("takes bytes and times, and gives them", async () => {
            const Data = Buffer.from([0, 255, 1]);
            const put = await call("PutRecord", cbor.serialize({ StreamName: "s", Data, PartitionKey: "é" }));
            assert.deepEqual([put.status, put.headers["content-type"]], [200, cborContentType]);
            const { output } = await call(
                "GetShardIterator",
                cbor.serialize({
                    StreamName: "s",
                    ShardId: "shardId-000000000000",
                    ShardIteratorType: "AT_TIMESTAMP",
                    Timestamp: timeTagged(time),
                }),
            );
            const read = await call("GetRecords", cbor.serialize(output));
            const [record] = read.output.Records as unknown as Record<string, unknown>[];
            assert.deepEqual(Buffer.from(record!.Data as Uint8Array), Data);
            assert.equal(record!.PartitionKey, "é");
            assert.deepEqual(record!.ApproximateArrivalTimestamp, timeTagged(time));
        });

        it("answers nothing where the operation answers nothing", async () => {
            const created = await call("CreateStream", cbor.serialize({ StreamName: "t", ShardCount: 1 }));
            assert.deepEqual([created.status, created.output], [200, undefined]);
        });

        it("names an error in the header and in the body", async () => {
            const missing = await call("DescribeStream", cbor.serialize({ StreamName: "nowhere" }));
            assert.deepEqual(missing.output, {
                __type: "ResourceNotFoundException",
                message: "Stream nowhere under account 000000000000 not found.",
            });
            assert.deepEqual(
                [missing.status, missing.headers["x-amzn-errortype"], missing.headers["content-type"]],
                [400, "ResourceNotFoundException", cborContentType],
            );
            const broken = await call("DescribeStream", Buffer.from("bf", "hex"));
            assert.deepEqual([broken.status, broken.output.__type], [400, "SerializationException"]);
        });
    });
});
