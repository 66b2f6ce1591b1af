/** A JSON schema, draft 4, as API Gateway's models take it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

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
export const putRecordModel: JsonSchema = {
    type: "object",
    properties: {
        Data: anyButNull,
        PartitionKey: partitionKey,
        ExplicitHashKey: explicitHashKey,
        SequenceNumberForOrdering: sequenceNumber,
        Encoding: encoding,
    },
    required: ["Data", "PartitionKey"],
    additionalProperties: false,
    anyOf: textWhenEncoded("Data", "Encoding"),
};

/** Body of PUT …/records, a batch (Kinesis API reference, PutRecords). */
export const putRecordsModel: JsonSchema = {
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
                    "partition-key": partitionKey,
                    "explicit-hash-key": explicitHashKey,
                    encoding,
                },
                required: ["data", "partition-key"],
                additionalProperties: false,
                anyOf: textWhenEncoded("data", "encoding"),
            },
        },
    },
    required: ["records"],
    additionalProperties: false,
};

/** Body of POST …/{stream-name}: how many shards, or on demand (Kinesis API reference, CreateStream). */
export const createStreamModel: JsonSchema = {
    type: "object",
    properties: {
        ShardCount: { type: "integer", minimum: 1, maximum: 100_000 },
        StreamMode: { type: "string", enum: ["ON_DEMAND"] },
    },
    additionalProperties: false,
    oneOf: [{ required: ["ShardCount"] }, { required: ["StreamMode"] }],
};

/** Base64 is text: an object or a number can carry no encoding. */
function textWhenEncoded(data: string, encodingField: string): JsonSchema[] {
    return [{ properties: { [data]: text } }, { not: { required: [encodingField] } }];
}
