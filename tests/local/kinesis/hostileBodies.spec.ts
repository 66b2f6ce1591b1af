import assert from "node:assert/strict";

import { TestKinesis } from "./fixtures";

const megabytes = 5_000_000;
const mostAnswered = 150_000;

describe("A hostile body", () => {
    const kinesis = new TestKinesis();
    kinesis.service.ensureStream({ name: "s", mode: "PROVISIONED" });
    const record = { StreamName: "s", Data: "", PartitionKey: "a" };
    const bad = { Data: "", PartitionKey: "" };

    const bodies: [name: string, action: string, body: string, code: string][] = [
        [
            "of 50,000 bad records",
            "PutRecords",
            JSON.stringify({ StreamName: "s", Records: Array(50_000).fill(bad) }),
            "ValidationException",
        ],
        [
            "with a long partition key",
            "PutRecord",
            JSON.stringify({ ...record, PartitionKey: "k".repeat(megabytes) }),
            "ValidationException",
        ],
        [
            "with long data that is no base64",
            "PutRecord",
            JSON.stringify({ ...record, Data: "!".repeat(megabytes) }),
            "SerializationException",
        ],
        [
            "with an ARN of many parts",
            "PutRecord",
            JSON.stringify({ ...record, StreamARN: `arn:aws${":kinesis:".repeat(megabytes / 9)}` }),
            "ValidationException",
        ],
    ];
    for (const [name, action, body, code] of bodies) {
        it(`${name} is refused, in few words`, () => {
            const { status, headers, body: answer } = kinesis.service.call(action, body);
            assert.deepEqual([status, headers["x-amzn-errortype"]], [400, code]);
            assert.ok(answer.length < mostAnswered, `${answer.length} characters`);
        });
    }
});
