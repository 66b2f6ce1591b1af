import { maxRequestBytes } from "./limits";
import { matching, type Pattern } from "./pattern";

interface Presence {
    /** The field must be there and not null. */
    readonly required?: true;
    /** The field must be there unless that other one is. */
    readonly requiredWithout?: string;
}

/** The least and the greatest value of a number, or length of a text, a blob (in bytes) or a list. */
interface Bounds {
    readonly min?: number;
    readonly max?: number;
}

/** What Kinesis asks of a field. */
export type Field = Presence &
    (
        | ({
              readonly type: "String";
              readonly pattern?: Pattern;
              readonly values?: readonly string[];
          } & Bounds)
        | ({ readonly type: "Integer" } & Bounds)
        | ({ readonly type: "Blob" } & Bounds)
        | { readonly type: "Timestamp" }
        | { readonly type: "Structure"; readonly fields: Fields }
        | ({ readonly type: "List"; readonly fields: Fields; readonly memberClass: string } & Bounds)
        | ({ readonly type: "Texts"; readonly member: Required<Bounds> } & Bounds)
        | ({
              readonly type: "Map";
              readonly key: Required<Bounds>;
              readonly value: Required<Bounds>;
          } & Bounds)
    );

/** The fields of a request, in the order in which Kinesis reports what is wrong with them. */
export type Fields = Readonly<Record<string, Field>>;

// Constraints are those of the service's model (botocore, kinesis/2013-12-02/service-2.json); their order, which
// the model does not tell, is that recorded from AWS in kinesalite's validations. Newer fields stand last.

const name = { type: "String", pattern: matching("[a-zA-Z0-9_.-]+"), min: 1, max: 128 } as const;
const sequenceNumber = { type: "String", pattern: matching("0|([1-9]\\d{0,128})") } as const;
const upTo10000 = { type: "Integer", min: 1, max: 10_000 } as const;
const nextToken = { type: "String", min: 1, max: 1_048_576 } as const;
const arn = {
    StreamARN: {
        type: "String",
        pattern: matching("arn:aws.*:kinesis:.*:\\d{12}:stream/\\S+"),
        min: 1,
        max: 2048,
    },
} as const;
const stream = { StreamName: { ...name, requiredWithout: "StreamARN" } } as const;

const explicitHashKey = { type: "String", pattern: matching("0|([1-9]\\d{0,38})") } as const;
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
        fields: { PartitionKey: partitionKey, ExplicitHashKey: explicitHashKey, Data: data },
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

const hashKey = { ...explicitHashKey, required: true } as const;
const requiredName = { ...name, required: true } as const;

export const splitShard: Fields = {
    NewStartingHashKey: hashKey,
    ...stream,
    ShardToSplit: requiredName,
    ...arn,
};

export const mergeShards: Fields = {
    ShardToMerge: requiredName,
    AdjacentShardToMerge: requiredName,
    ...stream,
    ...arn,
};

export const updateShardCount: Fields = {
    TargetShardCount: { type: "Integer", required: true, min: 1 },
    ScalingType: { type: "String", required: true, values: ["UNIFORM_SCALING"] },
    ...stream,
    ...arn,
};

export const retentionPeriod: Fields = {
    RetentionPeriodHours: { type: "Integer", required: true },
    ...stream,
    ...arn,
};

export const updateStreamMode: Fields = {
    StreamARN: { ...arn.StreamARN, required: true },
    StreamModeDetails: { ...createStream.StreamModeDetails!, required: true },
};

export const streamEncryption: Fields = {
    EncryptionType: { type: "String", required: true, values: ["NONE", "KMS"] },
    KeyId: { type: "String", required: true, min: 1, max: 2048 },
    ...stream,
    ...arn,
};

const tagKey = { min: 1, max: 128 } as const;
const tagMap = {
    Tags: { type: "Map", required: true, min: 1, max: 200, key: tagKey, value: { min: 0, max: 256 } },
} as const;
const tagKeys = { TagKeys: { type: "Texts", required: true, min: 1, max: 50, member: tagKey } } as const;
const resource = {
    ResourceARN: {
        ...arn.StreamARN,
        required: true,
        pattern: matching("arn:aws.*:kinesis:.*:\\d{12}:.*stream/\\S+"),
    },
} as const;

export const addTagsToStream: Fields = { ...tagMap, ...stream, ...arn };
export const removeTagsFromStream: Fields = { ...tagKeys, ...stream, ...arn };
export const listTagsForStream: Fields = {
    Limit: { type: "Integer", min: 1, max: 50 },
    ExclusiveStartTagKey: { type: "String", ...tagKey },
    ...stream,
    ...arn,
};
export const tagResource: Fields = { ...tagMap, ...resource };
export const untagResource: Fields = { ...tagKeys, ...resource };
export const listTagsForResource: Fields = resource;
