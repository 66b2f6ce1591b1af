import type { Schema } from "../../local/apiFacts";

const text: Schema = { type: "string" };
const flag: Schema = { type: "boolean" };
const time: Schema = { type: "number", description: "Seconds since 1970." };
const sequenceNumber: Schema = { type: "string", pattern: "^[0-9]{1,129}$" };
const shardId: Schema = { type: "string", pattern: "^[a-zA-Z0-9_.-]{1,128}$" };
const encryptionType: Schema = { type: "string", enum: ["NONE", "KMS"] };

/** An object whose members must be there, but for those that end in `?`; Kinesis may add others. */
function object(members: Readonly<Record<string, Schema>>): Schema {
    const entries = Object.entries(members);
    return {
        type: "object",
        properties: Object.fromEntries(entries.map(([name, schema]) => [name.replace("?", ""), schema])),
        required: entries.flatMap(([name]) => (name.endsWith("?") ? [] : [name])),
    };
}

function listOf(items: Schema): Schema {
    return { type: "array", items };
}

const shard = object({
    ShardId: shardId,
    "ParentShardId?": shardId,
    "AdjacentParentShardId?": shardId,
    HashKeyRange: object({ StartingHashKey: text, EndingHashKey: text }),
    SequenceNumberRange: object({
        StartingSequenceNumber: sequenceNumber,
        "EndingSequenceNumber?": sequenceNumber,
    }),
});

const streamMode = object({ StreamMode: { type: "string", enum: ["PROVISIONED", "ON_DEMAND"] } });
const streamStatus: Schema = { type: "string", enum: ["CREATING", "DELETING", "ACTIVE", "UPDATING"] };

/** One entry a record, in their order: where it is stored, or why it is not. */
const batch = object({
    FailedRecordCount: { type: "integer", minimum: 0 },
    Records: listOf({
        oneOf: [
            object({ SequenceNumber: sequenceNumber, ShardId: shardId }),
            {
                ...object({ ErrorCode: { type: "string", pattern: "^[A-Za-z]{1,64}$" } }),
                additionalProperties: false,
            },
        ],
    }),
    "EncryptionType?": encryptionType,
});

/**
 * What Kinesis answers to an action that succeeds (Kinesis Data Streams API reference, "Response Syntax"); undefined where
 * it answers with an empty body. PutRecords is as the API's template leaves it.
 */
export const kinesisAnswers: Readonly<Record<string, Schema | undefined>> = {
    ListStreams: object({
        StreamNames: listOf(text),
        HasMoreStreams: flag,
        "NextToken?": text,
        "StreamSummaries?": listOf(
            object({
                StreamName: text,
                StreamARN: text,
                StreamStatus: streamStatus,
                "StreamModeDetails?": streamMode,
                "StreamCreationTimestamp?": time,
            }),
        ),
    }),
    DescribeStream: object({
        StreamDescription: object({
            StreamName: text,
            StreamARN: text,
            StreamStatus: streamStatus,
            "StreamModeDetails?": streamMode,
            Shards: listOf(shard),
            HasMoreShards: flag,
            RetentionPeriodHours: { type: "integer" },
            StreamCreationTimestamp: time,
            EnhancedMonitoring: listOf(object({ "ShardLevelMetrics?": listOf(text) })),
            "EncryptionType?": encryptionType,
            "KeyId?": { type: ["string", "null"] },
        }),
    }),
    PutRecord: object({
        SequenceNumber: sequenceNumber,
        ShardId: shardId,
        "EncryptionType?": encryptionType,
    }),
    PutRecords: batch,
    ListShards: object({ Shards: listOf(shard), "NextToken?": text }),
    GetShardIterator: object({ ShardIterator: text }),
    GetRecords: object({
        Records: listOf(
            object({
                SequenceNumber: sequenceNumber,
                Data: { type: "string", contentEncoding: "base64" },
                PartitionKey: text,
                "ApproximateArrivalTimestamp?": time,
                "EncryptionType?": encryptionType,
            }),
        ),
        "NextShardIterator?": { type: ["string", "null"] },
        "MillisBehindLatest?": { type: "integer" },
        "ChildShards?": listOf(
            object({
                ShardId: shardId,
                ParentShards: listOf(shardId),
                HashKeyRange: object({ StartingHashKey: text, EndingHashKey: text }),
            }),
        ),
    }),
    CreateStream: undefined,
    DeleteStream: undefined,
};
