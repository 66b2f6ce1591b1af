import type { Fields } from "./field";
import { arn, createStream, explicitHashKey, matching, name, stream } from "./fields";

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
