import assert from "node:assert/strict";
import { FaultyKinesis } from "../../../src/local/kinesis/faults/faultyKinesis";
import { parseFault } from "../../../src/local/kinesis/faults/fault";
import { allRouteGroups } from "../../../src/routes";
import { createTestGateway, type TestGateway } from "../../support/gateway";

/** Every row of the error table: what Kinesis answers with, and what the client gets. */
const rows: readonly { fault: string; status: number; code: string; message: string; retryAfter?: string }[] =
    [
        {
            fault: "ResourceNotFoundException",
            status: 404,
            code: "ResourceNotFoundException",
            message: "The stream or shard does not exist.",
        },
        {
            fault: "InvalidArgumentException",
            status: 400,
            code: "InvalidArgumentException",
            message: "A value of the request is not one that Kinesis takes.",
        },
        {
            fault: "ValidationException",
            status: 400,
            code: "ValidationException",
            message: "A value of the request is missing or outside the limits of Kinesis.",
        },
        {
            fault: "SerializationException",
            status: 400,
            code: "SerializationException",
            message: "A value of the request has the wrong type or is no valid base64.",
        },
        {
            fault: "ExpiredIteratorException",
            status: 400,
            code: "ExpiredIteratorException",
            message: "The shard iterator has expired. Get a new one.",
        },
        {
            fault: "ExpiredNextTokenException",
            status: 400,
            code: "ExpiredNextTokenException",
            message: "The next token has expired. Start again from the first page.",
        },
        {
            fault: "AccessDeniedException",
            status: 403,
            code: "AccessDeniedException",
            message: "This API may not reach that stream.",
        },
        {
            fault: "ResourceInUseException",
            status: 409,
            code: "ResourceInUseException",
            message: "The stream is being changed or exists already. Try again when it is active.",
        },
        {
            fault: "ProvisionedThroughputExceededException",
            status: 429,
            code: "ProvisionedThroughputExceededException",
            message: "The stream takes no more right now. Slow down and try again.",
            retryAfter: "1",
        },
        {
            fault: "LimitExceededException",
            status: 429,
            code: "LimitExceededException",
            message: "Too many requests of this kind, or a quota is reached. Slow down and try again.",
            retryAfter: "1",
        },
        {
            fault: "KMSThrottlingException",
            status: 503,
            code: "KMSThrottlingException",
            message: "Encryption of the stream is over its limit right now. Try again.",
        },
        {
            fault: "ServiceUnavailable",
            status: 503,
            code: "ServiceUnavailable",
            message: "Kinesis is not available right now. Try again.",
        },
        ...[
            "KMSAccessDeniedException",
            "KMSDisabledException",
            "KMSInvalidStateException",
            "KMSNotFoundException",
            "KMSOptInRequired",
        ].map((code) => ({
            fault: code,
            status: 500,
            code,
            message: "The encryption key of the stream cannot be used.",
        })),
        {
            fault: "InternalFailureException",
            status: 500,
            code: "InternalFailureException",
            message: "Kinesis failed to answer the request. Try again.",
        },
        {
            fault: "EmptyBody",
            status: 500,
            code: "InternalFailureException",
            message: "Kinesis failed to answer the request. Try again.",
        },
        {
            fault: "NotJson",
            status: 500,
            code: "InternalFailureException",
            message: "Kinesis failed to answer the request. Try again.",
        },
        {
            fault: "Down",
            status: 504,
            code: "INTEGRATION_FAILURE",
            message: "Network error communicating with endpoint",
        },
    ];

const requests = [
    { action: "ListStreams", method: "GET", path: "/streams" },
    { action: "DescribeStream", method: "GET", path: "/streams/my-stream" },
    {
        action: "PutRecord",
        method: "PUT",
        path: "/streams/my-stream/record",
        body: { Data: "d", PartitionKey: "k" },
    },
    {
        action: "PutRecords",
        method: "PUT",
        path: "/streams/my-stream/records",
        body: { records: [1, 2, 3].map((n) => ({ data: n, "partition-key": "k" })) },
    },
    { action: "ListShards", method: "GET", path: "/streams/my-stream/shards" },
    { action: "GetShardIterator", method: "GET", path: "/streams/my-stream/sharditerator?shard-id=0" },
    { action: "GetRecords", method: "GET", path: "/streams/my-stream/records?shard-iterator=i" },
    { action: "CreateStream", method: "POST", path: "/streams/my-stream", body: { ShardCount: 1 } },
    { action: "DeleteStream", method: "DELETE", path: "/streams/my-stream" },
];

/** An account id, an ARN, a shard, or the words of Kinesis's own messages. */
const innards = /\d{12}|arn:|shardId|Rate exceeded|Simulated|under account/i;

describe("Errors of Kinesis", () => {
    let gateway: TestGateway;
    let faulty: FaultyKinesis;
    before(async () => {
        gateway = await createTestGateway({ routeGroups: allRouteGroups, selfSignUp: false });
        faulty = new FaultyKinesis(gateway.kinesis, () => 0);
        gateway.answer = ({ action, body }) => faulty.call(action, body);
    });

    const send = ({ method, path, body }: (typeof requests)[number]) =>
        gateway.send(method, path, { body: body === undefined ? "" : JSON.stringify(body) });

    for (const { fault, status, code, message, retryAfter } of rows) {
        it(`${fault} is ${status} ${code}, on every route`, async () => {
            for (const request of requests) {
                faulty.faults = [parseFault(`${request.action}=${fault}`)];
                const answer = await send(request);
                const body = JSON.parse(answer.body) as Record<string, unknown>;
                assert.equal(answer.status, status, request.action);
                assert.deepEqual(body, { message, code, requestId: answer.headers["x-amz-apigw-id"] });
                assert.doesNotMatch(answer.body, innards);
                assert.equal(answer.headers["Retry-After"], retryAfter);
                assert.equal(answer.headers["Access-Control-Allow-Origin"], "*");
            }
        });
    }

    const foreign: readonly { what: string; body: string; status: number; code: string }[] = [
        {
            what: "with a namespace",
            body: '{"__type":"com.amazonaws.kinesis#ResourceNotFoundException"}',
            status: 404,
            code: "ResourceNotFoundException",
        },
        {
            what: "of an unknown type",
            body: '{"__type":"SomethingNewException","message":"arn:aws"}',
            status: 500,
            code: "SomethingNewException",
        },
        {
            what: "whose type is no name",
            body: '{"__type":"a\\"b"}',
            status: 500,
            code: "InternalFailureException",
        },
        { what: "without a type", body: '{"message":"m"}', status: 500, code: "InternalFailureException" },
        {
            what: "whose message holds another's type",
            body: '{"__type":"InternalFailureException","message":"\\"__type\\":\\"ResourceNotFoundException\\""}',
            status: 500,
            code: "InternalFailureException",
        },
        {
            what: "that is a JSON text",
            body: '"ResourceNotFoundException"',
            status: 500,
            code: "InternalFailureException",
        },
    ];
    for (const { what, body, status, code } of foreign) {
        it(`an error ${what} is ${status} ${code}`, async () => {
            const { answer } = gateway;
            gateway.answer = () => ({ status: 400, headers: {}, body });
            const { status: got, body: text } = await send(requests[0]!);
            gateway.answer = answer;
            assert.deepEqual([got, (JSON.parse(text) as { code: string }).code], [status, code]);
        });
    }

    it("an error cut short is an error of the gateway, in the same shape", async () => {
        const { answer } = gateway;
        gateway.answer = () => ({ status: 500, headers: {}, body: '{"__type":' });
        const { status, body } = await send(requests[0]!);
        gateway.answer = answer;
        assert.equal(status, 500);
        assert.deepEqual(Object.keys(JSON.parse(body) as object), ["message", "code", "requestId"]);
    });
});

describe("Failures of records in a batch", () => {
    const partial: readonly { fault: string; struck: number[]; status: number; retryAfter?: string }[] = [
        { fault: "Records.ProvisionedThroughputExceededException", struck: [1], status: 207 },
        { fault: "Records.InternalFailure", struck: [0, 2], status: 207 },
        {
            fault: "Records.ProvisionedThroughputExceededException",
            struck: [0, 1, 2],
            status: 429,
            retryAfter: "1",
        },
        { fault: "Records.InternalFailure", struck: [0, 1, 2], status: 503 },
    ];
    for (const { fault, struck, status, retryAfter } of partial) {
        it(`${fault} of ${struck.length} of 3 is ${status}`, async () => {
            const gateway = await createTestGateway();
            let index = 0;
            const faulty = new FaultyKinesis(gateway.kinesis, () => (struck.includes(index++) ? 0 : 0.9));
            faulty.faults = [parseFault(`PutRecords=${fault}:0.5`)];
            gateway.answer = ({ action, body }) => faulty.call(action, body);
            const answer = await gateway.send("PUT", "/streams/my-stream/records", {
                body: JSON.stringify({ records: [0, 1, 2].map((n) => ({ data: n, "partition-key": "k" })) }),
            });
            const body = JSON.parse(answer.body) as {
                FailedRecordCount: number;
                Records: Record<string, string>[];
            };
            assert.equal(answer.status, status);
            assert.equal(answer.headers["Retry-After"], retryAfter);
            assert.equal(body.FailedRecordCount, struck.length);
            const code = fault.replace("Records.", "");
            body.Records.forEach((record, at) => {
                if (struck.includes(at)) {
                    assert.deepEqual(record, { ErrorCode: code });
                } else {
                    assert.deepEqual(Object.keys(record), ["SequenceNumber", "ShardId"]);
                    assert.match(record.SequenceNumber!, /^\d{56}$/);
                }
            });
            assert.doesNotMatch(answer.body.replaceAll(/"(SequenceNumber|ShardId)": "[^"]*"/g, ""), innards);
        });
    }

    it("500 of 500 are still told one by one", async () => {
        const gateway = await createTestGateway();
        const faulty = new FaultyKinesis(gateway.kinesis, () => 0);
        faulty.faults = [parseFault("PutRecords=Records.InternalFailure")];
        gateway.answer = ({ action, body }) => faulty.call(action, body);
        const records = Array.from({ length: 500 }, (_, n) => ({ data: n, "partition-key": "k" }));
        const answer = await gateway.send("PUT", "/streams/my-stream/records", {
            body: JSON.stringify({ records }),
        });
        assert.equal((JSON.parse(answer.body) as { Records: unknown[] }).Records.length, 500);
    });
});
