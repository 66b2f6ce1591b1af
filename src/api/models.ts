import type { PartitionKeySource } from "../config/records";

/** A JSON schema, draft 4, as API Gateway's models take it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** What a body must match. With the caller as partition key, one in the body is a field that nobody knows. */
export type RequestModel = (partitionKey: PartitionKeySource) => JsonSchema;

const text = { type: "string" };
const partitionKey = { type: "string", minLength: 1, maxLength: 256 };
const explicitHashKey = { type: "string", pattern: "^(0|[1-9][0-9]{0,38})$" };
const sequenceNumber = { type: "string", pattern: "^(0|[1-9][0-9]{0,128})$" };
const encoding = { type: "string", enum: ["base64"] };
/** An integer may be of any length; any other number must fit into a double, which is what becomes of it. */
const anyButNull = {
    type: ["string", "number", "boolean", "object", "array"],
    anyOf: [
        { type: ["string", "integer", "boolean", "object", "array"] },
        { minimum: -Number.MAX_VALUE, maximum: Number.MAX_VALUE },
    ],
};

/** Body of PUT …/record (Kinesis API reference, PutRecord). */
export const putRecordModel: RequestModel = (keys) => ({
    type: "object",
    properties: {
        Data: anyButNull,
        ...(keys === "request" && { PartitionKey: partitionKey }),
        ExplicitHashKey: explicitHashKey,
        SequenceNumberForOrdering: sequenceNumber,
        Encoding: encoding,
    },
    required: ["Data", ...(keys === "request" ? ["PartitionKey"] : [])],
    additionalProperties: false,
    anyOf: textWhenEncoded("Data", "Encoding"),
});

/** Body of PUT …/records, a batch (Kinesis API reference, PutRecords). */
export const putRecordsModel: RequestModel = (keys) => ({
    type: "object",
    properties: {
        records: {
            type: "array",
            minItems: 1,
            maxItems: 500,
            items: {
                type: "object",
                properties: {
                    data: anyButNull,
                    ...(keys === "request" && { "partition-key": partitionKey }),
                    "explicit-hash-key": explicitHashKey,
                    encoding,
                },
                required: ["data", ...(keys === "request" ? ["partition-key"] : [])],
                additionalProperties: false,
                anyOf: textWhenEncoded("data", "encoding"),
            },
        },
    },
    required: ["records"],
    additionalProperties: false,
});

/**
 * JSON body of POST …/events: a list of events, or one. An empty object is none, because that is what templates see of
 * an empty body (recorded on AWS: LocalStack's aws.validated test_input_body_formatting).
 */
export const eventsModel: RequestModel = () => ({
    type: ["array", "object"],
    minProperties: 1,
    minItems: 1,
    maxItems: 500,
    items: anyButNull,
});

/** Body of POST …/events, one CloudEvent (CloudEvents 1.0, "Required attributes", and the extension "Partitioning"). */
export const cloudEventModel: RequestModel = (keys) => ({
    type: "object",
    properties: {
        specversion: { type: "string", enum: ["1.0"] },
        id: { type: "string", minLength: 1 },
        source: { type: "string", minLength: 1 },
        type: { type: "string", minLength: 1 },
        // An attribute that is not set may be null (CloudEvents, "JSON Event Format").
        ...(keys === "request" && { partitionkey: { ...partitionKey, type: ["string", "null"] } }),
    },
    required: ["specversion", "id", "source", "type"],
});

/** Body of POST …/events, several CloudEvents (CloudEvents, "JSON Batch Format"). */
export const cloudEventsModel: RequestModel = (keys) => ({
    type: "array",
    minItems: 1,
    maxItems: 500,
    items: cloudEventModel(keys),
});

/** Body of POST …/{stream-name}: how many shards, or on demand (Kinesis API reference, CreateStream). */
export const createStreamModel: RequestModel = () => ({
    type: "object",
    properties: {
        ShardCount: { type: "integer", minimum: 1, maximum: 100_000 },
        StreamMode: { type: "string", enum: ["ON_DEMAND"] },
    },
    additionalProperties: false,
    oneOf: [{ required: ["ShardCount"] }, { required: ["StreamMode"] }],
});

/** Base64 is text: an object or a number can carry no encoding. */
function textWhenEncoded(data: string, encodingField: string): JsonSchema[] {
    return [{ properties: { [data]: text } }, { not: { required: [encodingField] } }];
}
