import type { Fields } from "./field";
import { maxRequestBytes } from "./limits";

// Constraints are those of the service's model (botocore, kinesis/2013-12-02/service-2.json); their order, which
// the model does not tell, is that recorded from AWS in kinesalite's validations. Newer fields stand last.

/** A pattern that messages show like this. Some take time that is quadratic in the length: long texts match none. */
export const matching = (shown: string) => ({ shown, whole: new RegExp(`^(?:${shown})$`), longest: 4096 });

export const name = { type: "String", pattern: matching("[a-zA-Z0-9_.-]+"), min: 1, max: 128 } as const;
const sequenceNumber = { type: "String", pattern: matching("0|([1-9]\\d{0,128})") } as const;
const upTo10000 = { type: "Integer", min: 1, max: 10_000 } as const;
const nextToken = { type: "String", min: 1, max: 1_048_576 } as const;
export const arn = {
    StreamARN: {
        type: "String",
        pattern: matching("arn:aws.*:kinesis:.*:\\d{12}:stream/\\S+"),
        min: 1,
        max: 2048,
    },
} as const;
export const stream = { StreamName: { ...name, requiredWithout: "StreamARN" } } as const;

export const explicitHashKey = { type: "String", pattern: matching("0|([1-9]\\d{0,38})") } as const;
const partitionKey = { type: "String", required: true, min: 1, max: 256 } as const;
const data = { type: "Blob", required: true, max: maxRequestBytes } as const;

export const listStreams: Fields = {
    Limit: upTo10000,
    ExclusiveStartStreamName: name,
    NextToken: nextToken,
};

export const describeStream: Fields = { Limit: upTo10000, ExclusiveStartShardId: name, ...stream, ...arn };

export const describeStreamSummary: Fields = { ...stream, ...arn };

export const putRecord: Fields = {
    SequenceNumberForOrdering: sequenceNumber,
    PartitionKey: partitionKey,
    ExplicitHashKey: explicitHashKey,
    Data: data,
    ...stream,
    ...arn,
};

export const putRecords: Fields = {
    Records: {
        type: "List",
        required: true,
        min: 1,
        max: 500,
        memberClass: "com.amazonaws.kinesis.v20131202.PutRecordsRequestEntry@c965e310",
        member: {
            type: "Structure",
            fields: { PartitionKey: partitionKey, ExplicitHashKey: explicitHashKey, Data: data },
        },
    },
    ...stream,
    ...arn,
};

export const listShards: Fields = {
    MaxResults: upTo10000,
    ExclusiveStartShardId: name,
    StreamName: name,
    NextToken: nextToken,
    StreamCreationTimestamp: { type: "Timestamp" },
    ShardFilter: {
        type: "Structure",
        fields: {
            Type: {
                type: "String",
                required: true,
                values: [
                    "AFTER_SHARD_ID",
                    "AT_TRIM_HORIZON",
                    "FROM_TRIM_HORIZON",
                    "AT_LATEST",
                    "AT_TIMESTAMP",
                    "FROM_TIMESTAMP",
                ],
            },
            ShardId: name,
            Timestamp: { type: "Timestamp" },
        },
    },
    ...arn,
};

export const getShardIterator: Fields = {
    ShardId: { ...name, required: true },
    ShardIteratorType: {
        type: "String",
        required: true,
        values: ["AFTER_SEQUENCE_NUMBER", "LATEST", "AT_TIMESTAMP", "AT_SEQUENCE_NUMBER", "TRIM_HORIZON"],
    },
    StartingSequenceNumber: sequenceNumber,
    ...stream,
    Timestamp: { type: "Timestamp" },
    ...arn,
};

export const getRecords: Fields = {
    Limit: upTo10000,
    ShardIterator: { type: "String", required: true, min: 1, max: 512 },
    ...arn,
};

export const createStream: Fields = {
    ShardCount: { type: "Integer", min: 1, max: 100_000 },
    StreamName: { ...name, required: true },
    StreamModeDetails: {
        type: "Structure",
        fields: { StreamMode: { type: "String", required: true, values: ["PROVISIONED", "ON_DEMAND"] } },
    },
};

export const deleteStream: Fields = { ...stream, ...arn };
