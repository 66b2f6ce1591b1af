import assert from "node:assert/strict";
import { createTestGateway, type TestGateway, type TestRequest } from "../../support/gateway";

const record = "/streams/my-stream/record";
const records = "/streams/my-stream/records";
const ofRecord = (fields: object) => JSON.stringify({ Data: "d", PartitionKey: "k", ...fields });
const batchOf = (...entries: unknown[]) => JSON.stringify({ records: entries });
const entry = { data: "d", "partition-key": "k" };

interface Refusal extends TestRequest {
    readonly what: string;
    readonly path: string;
    readonly status: number;
    readonly code: string;
    readonly message: string | RegExp;
}

const badBody = (what: string, path: string, body: string, message: string | RegExp): Refusal => ({
    what,
    path,
    body,
    status: 400,
    code: "BAD_REQUEST_BODY",
    message: typeof message === "string" ? `Invalid request body: [${message}]` : message,
});

const anyTypeButNull = '(allowed: ["array","boolean","integer","number","object","string"])';
const notAllowed = (type: string, allowed: string) =>
    `instance type (${type}) does not match any allowed primitive type ${allowed}`;
const string = '(allowed: ["string"])';

const refusals: readonly Refusal[] = [
    badBody("no body", record, "", 'object has missing required properties (["Data","PartitionKey"])'),
    badBody("broken JSON", record, '{"Data":', "the body is not valid JSON"),
    badBody("a list", record, "[]", notAllowed("array", '(allowed: ["object"])')),
    badBody("no data", record, '{"PartitionKey":"k"}', 'object has missing required properties (["Data"])'),
    badBody(
        "a number that no double holds",
        record,
        '{"Data":-1e400,"PartitionKey":"k"}',
        "instance failed to match at least one required schema among 2",
    ),
    badBody("null data", record, ofRecord({ Data: null }), notAllowed("null", anyTypeButNull)),
    badBody(
        "no partition key",
        record,
        '{"Data":1}',
        'object has missing required properties (["PartitionKey"])',
    ),
    badBody("a null partition key", record, ofRecord({ PartitionKey: null }), notAllowed("null", string)),
    badBody(
        "a number for a partition key",
        record,
        ofRecord({ PartitionKey: 7 }),
        notAllowed("integer", string),
    ),
    badBody(
        "an empty partition key",
        record,
        ofRecord({ PartitionKey: "" }),
        'string "" is too short (length: 0, required minimum: 1)',
    ),
    badBody(
        "a partition key of 257 characters",
        record,
        ofRecord({ PartitionKey: "é".repeat(257) }),
        `string "${"é".repeat(257)}" is too long (length: 257, maximum allowed: 256)`,
    ),
    badBody(
        "an unknown field",
        record,
        ofRecord({ StreamARN: "arn" }),
        'object instance has properties which are not allowed by the schema: ["StreamARN"]',
    ),
    badBody(
        "another encoding",
        record,
        ofRecord({ Encoding: "hex" }),
        'instance value ("hex") not found in enum (possible values: ["base64"])',
    ),
    badBody(
        "an encoding of what is no text",
        record,
        ofRecord({ Data: { a: 1 }, Encoding: "base64" }),
        "instance failed to match at least one required schema among 2",
    ),
    badBody(
        "a hash key with a leading zero",
        record,
        ofRecord({ ExplicitHashKey: "01" }),
        'ECMA 262 regex "^(0|[1-9][0-9]{0,38})$" does not match input string "01"',
    ),
    badBody(
        "a number for a hash key",
        record,
        ofRecord({ ExplicitHashKey: 1 }),
        notAllowed("integer", string),
    ),
    badBody(
        "a sequence number that is none",
        record,
        ofRecord({ SequenceNumberForOrdering: "x" }),
        'ECMA 262 regex "^(0|[1-9][0-9]{0,128})$" does not match input string "x"',
    ),
    badBody("no records", records, "{}", 'object has missing required properties (["records"])'),
    badBody(
        "records that are no list",
        records,
        '{"records":{}}',
        notAllowed("object", '(allowed: ["array"])'),
    ),
    badBody(
        "0 records",
        records,
        batchOf(),
        "array is too short: must have at least 1 elements but instance has 0 elements",
    ),
    badBody(
        "501 records",
        records,
        batchOf(...Array.from({ length: 501 }, () => entry)),
        "array is too long: must have at most 500 elements but instance has 501 elements",
    ),
    badBody(
        "a record that is no object",
        records,
        batchOf(entry, 5),
        notAllowed("integer", '(allowed: ["object"])'),
    ),
    badBody(
        "records with several faults",
        records,
        batchOf({ data: null, "partition-key": "k" }, { data: 1 }, { ...entry, q: 1 }),
        `${notAllowed("null", anyTypeButNull)}, ` +
            'object has missing required properties (["partition-key"]), ' +
            'object instance has properties which are not allowed by the schema: ["q"]',
    ),
    badBody(
        "a record with an encoding of what is no text",
        records,
        batchOf({ data: 5, "partition-key": "k", encoding: "base64" }),
        "instance failed to match at least one required schema among 2",
    ),
    ...["text/plain", "application/x-amz-json-1.1", "application/xml; charset=utf-8"].map(
        (type): Refusal => ({
            what: `a body of type ${type}`,
            path: record,
            body: ofRecord({}),
            headers: { "Content-Type": type },
            status: 415,
            code: "UNSUPPORTED_MEDIA_TYPE",
            message: "Unsupported Media Type",
        }),
    ),
];

describe("Request validation", () => {
    let gateway: TestGateway;
    before(async () => (gateway = await createTestGateway()));

    for (const { what, path, status, code, message, ...request } of refusals) {
        it(`refuses ${what}, and says so, before Kinesis is called`, async () => {
            gateway.calls.length = 0;
            const answer = await gateway.send("PUT", path, request);
            const body = JSON.parse(answer.body) as Record<string, unknown>;
            assert.deepEqual([answer.status, body.code], [status, code]);
            if (typeof message === "string") {
                assert.equal(body.message, message);
            } else {
                assert.match(String(body.message), message);
            }
            assert.deepEqual(Object.keys(body).sort(), ["code", "message", "requestId"]);
            assert.equal(body.requestId, answer.headers["x-amz-apigw-id"]);
            assert.deepEqual(gateway.calls, []);
        });
    }

    for (const type of ["application/json", "Application/JSON; charset=utf-8", ""]) {
        it(`takes a body of type ${JSON.stringify(type)}`, async () => {
            const answer = await gateway.send("PUT", record, {
                headers: { "Content-Type": type },
                body: ofRecord({}),
            });
            assert.equal(answer.status, 200);
        });
    }

    it("takes 500 records, a partition key of 256 characters, and the least hash key", async () => {
        const batch = batchOf(...Array.from({ length: 500 }, () => entry));
        assert.equal((await gateway.send("PUT", records, { body: batch })).status, 200);
        const fields = {
            PartitionKey: "é".repeat(256),
            ExplicitHashKey: "0",
        };
        assert.equal((await gateway.send("PUT", record, { body: ofRecord(fields) })).status, 200);
    });
});
