import type { Case } from "./case";
import {
    accepts,
    error,
    invalid,
    ok,
    problem,
    refused,
    says,
    sequenceNumber,
    serialization,
    shardId,
} from "./case";

const shard = (n: number): unknown => ({
    HashKeyRange: { StartingHashKey: String, EndingHashKey: String },
    SequenceNumberRange: { StartingSequenceNumber: sequenceNumber },
    ShardId: shardId(n),
});

export const describing: readonly Case[] = [
    {
        name: "DescribeStreamSummary of an on-demand stream, which starts with four shards",
        steps: [
            {
                action: "DescribeStreamSummary",
                input: ({ stream }) => ({ StreamName: stream }),
                expected: ({ stream, arn }) =>
                    ok({
                        StreamDescriptionSummary: {
                            ConsumerCount: 0,
                            EncryptionType: "NONE",
                            EnhancedMonitoring: [{ ShardLevelMetrics: [] }],
                            OpenShardCount: 4,
                            RetentionPeriodHours: 24,
                            StreamARN: arn,
                            StreamCreationTimestamp: Number,
                            StreamModeDetails: { StreamMode: "ON_DEMAND" },
                            StreamName: stream,
                            StreamStatus: "ACTIVE",
                        },
                    }),
            },
        ],
    },
    {
        name: "DescribeStream shows shards, which share the hash keys in equal parts, page by page",
        shardCount: 3,
        steps: [
            {
                action: "DescribeStream",
                input: ({ stream }) => ({ StreamName: stream, Limit: 1, ExclusiveStartShardId: shardId(0) }),
                expected: ({ stream, arn }) =>
                    ok({
                        StreamDescription: {
                            EncryptionType: "NONE",
                            EnhancedMonitoring: [{ ShardLevelMetrics: [] }],
                            HasMoreShards: true,
                            RetentionPeriodHours: 24,
                            Shards: [
                                {
                                    HashKeyRange: {
                                        StartingHashKey: "113427455640312821154458202477256070485",
                                        EndingHashKey: "226854911280625642308916404954512140969",
                                    },
                                    SequenceNumberRange: { StartingSequenceNumber: sequenceNumber },
                                    ShardId: shardId(1),
                                },
                            ],
                            StreamARN: arn,
                            StreamCreationTimestamp: Number,
                            StreamModeDetails: { StreamMode: "PROVISIONED" },
                            StreamName: stream,
                            StreamStatus: "ACTIVE",
                        },
                    }),
            },
        ],
    },
    {
        name: "ListShards goes on by a next token",
        shardCount: 3,
        steps: [
            {
                action: "ListShards",
                input: ({ stream }) => ({ StreamName: stream, MaxResults: 2 }),
                expected: () => ok({ Shards: [shard(0), shard(1)], NextToken: String }),
            },
            {
                action: "ListShards",
                input: ({ answers }) => ({ NextToken: answers[0]!.NextToken }),
                expected: () => ok({ Shards: [shard(2)] }),
            },
            {
                action: "ListShards",
                input: ({ stream }) => ({ StreamName: stream, ExclusiveStartShardId: shardId(0) }),
                expected: () => ok({ Shards: [shard(1), shard(2)] }),
            },
            {
                action: "ListShards",
                input: ({ stream }) => ({
                    StreamName: stream,
                    ShardFilter: { Type: "AFTER_SHARD_ID", ShardId: shardId(1) },
                }),
                expected: () => ok({ Shards: [shard(2)] }),
            },
        ],
    },
    refused(
        "ListStreams",
        "a limit of 0",
        () => ({ Limit: 0 }),
        invalid(problem("'0'", "limit", "Member must have value greater than or equal to 1")),
        says("InvalidArgumentException"),
    ),
    refused(
        "ListStreams",
        "a limit that is a text",
        () => ({ Limit: "5" }),
        serialization("class java.lang.String can not be converted to an Integer"),
        accepts,
    ),
    refused(
        "ListStreams",
        "a next token that is none",
        () => ({ NextToken: "junk" }),
        error("InvalidArgumentException", "NextToken is invalid."),
        accepts,
    ),
    refused(
        "ListShards",
        "neither name nor next token",
        () => ({}),
        error("InvalidArgumentException", "Either NextToken or StreamName should be provided."),
    ),
    refused(
        "ListShards",
        "name and next token",
        ({ stream }) => ({ StreamName: stream, NextToken: "junk" }),
        error("InvalidArgumentException", "NextToken and StreamName cannot be provided together."),
    ),
    refused(
        "ListShards",
        "a next token that is none",
        () => ({ NextToken: "junk" }),
        error("InvalidArgumentException", "NextToken is invalid."),
    ),
    refused(
        "ListShards",
        "a next token and a shard to start after",
        () => ({ NextToken: "junk", ExclusiveStartShardId: shardId(0) }),
        error(
            "InvalidArgumentException",
            "NextToken cannot be provided with ExclusiveStartShardId or StreamCreationTimestamp.",
        ),
    ),
];
