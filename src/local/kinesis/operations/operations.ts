import { unknownOperation, unsupportedOperation } from "../errors";
import { describeStream, describeStreamSummary, listStreams } from "./describe";
import { getRecords } from "./getRecords";
import { getShardIterator } from "./getShardIterator";
import { describeLimits } from "./limits";
import { listShards } from "./listShards";
import { createStream, deleteStream } from "./manage";
import type { Operation } from "./operation";
import { putRecord, putRecords } from "./produce";
import { mergeShards, splitShard, updateShardCount } from "./reshard";
import * as settings from "./settings";
import * as tags from "./tags";

/** Every operation that is served, by its name. */
export const operations: ReadonlyMap<string, Operation> = new Map(
    Object.entries({
        AddTagsToStream: tags.addTagsToStream,
        CreateStream: createStream,
        DecreaseStreamRetentionPeriod: settings.decreaseStreamRetentionPeriod,
        DeleteStream: deleteStream,
        DescribeLimits: describeLimits,
        DescribeStream: describeStream,
        DescribeStreamSummary: describeStreamSummary,
        GetRecords: getRecords,
        GetShardIterator: getShardIterator,
        IncreaseStreamRetentionPeriod: settings.increaseStreamRetentionPeriod,
        ListShards: listShards,
        ListStreams: listStreams,
        ListTagsForResource: tags.listTagsForResource,
        ListTagsForStream: tags.listTagsForStream,
        MergeShards: mergeShards,
        PutRecord: putRecord,
        PutRecords: putRecords,
        RemoveTagsFromStream: tags.removeTagsFromStream,
        SplitShard: splitShard,
        StartStreamEncryption: settings.startStreamEncryption,
        StopStreamEncryption: settings.stopStreamEncryption,
        TagResource: tags.tagResource,
        UntagResource: tags.untagResource,
        UpdateShardCount: updateShardCount,
        UpdateStreamMode: settings.updateStreamMode,
    }),
);

/** What Kinesis has and the local run lacks: enhanced fan-out and its consumers, policies, metrics, account settings. */
export const notServed: readonly string[] = [
    "DeleteResourcePolicy",
    "DeregisterStreamConsumer",
    "DescribeAccountSettings",
    "DescribeStreamConsumer",
    "DisableEnhancedMonitoring",
    "EnableEnhancedMonitoring",
    "GetResourcePolicy",
    "ListStreamConsumers",
    "PutResourcePolicy",
    "RegisterStreamConsumer",
    "SubscribeToShard",
    "UpdateAccountSettings",
    "UpdateMaxRecordSize",
    "UpdateStreamWarmThroughput",
];

/** @throws KinesisError for an operation that is not served, or that Kinesis does not have */
export function operationOf(action: string): Operation {
    const operation = operations.get(action);
    if (operation === undefined) {
        throw notServed.includes(action)
            ? unsupportedOperation(`The local run does not serve ${action}.`)
            : unknownOperation(`The operation ${action} is unknown.`);
    }
    return operation;
}
