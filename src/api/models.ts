/** A JSON schema, draft 4, as API Gateway's models take it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

const text = { type: "string" };
const partitionKey = { type: "string", minLength: 1, maxLength: 256 };
const explicitHashKey = { type: "string", pattern: "^(0|[1-9][0-9]{0,38})$" };
const sequenceNumber = { type: "string", pattern: "^(0|[1-9][0-9]{0,128})$" };
const encoding = { type: "string", enum: ["base64"] };
const anyButNull = { type: ["string", "number", "boolean", "object", "array"] };

const putRecord: JsonSchema = {
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

const putRecords: JsonSchema = {
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

/** Request models of the actions that take a body (Kinesis API reference: PutRecord, PutRecords). */
export const requestModels: Readonly<Record<string, JsonSchema | undefined>> = {
    PutRecord: putRecord,
    PutRecords: putRecords,
};

/** Base64 is text: an object or a number can carry no encoding. */
function textWhenEncoded(data: string, encodingField: string): JsonSchema[] {
    return [{ properties: { [data]: text } }, { not: { required: [encodingField] } }];
}
