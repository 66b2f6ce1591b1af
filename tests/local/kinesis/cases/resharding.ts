import type { Case } from "./case";
import {
    account,
    error,
    invalid,
    missing,
    ok,
    problem,
    refused,
    says,
    sequenceNumber,
    shardId,
    accepts,
} from "./case";

const half = 2n ** 127n;
const last = 2n ** 128n - 1n;
const closed = { StartingSequenceNumber: sequenceNumber, EndingSequenceNumber: sequenceNumber };
const open = { StartingSequenceNumber: sequenceNumber };
const range = (first: bigint, end: bigint) => ({
    StartingHashKey: first.toString(),
    EndingHashKey: end.toString(),
});

export const resharding: readonly Case[] = [
    {
        name: "a split shard is closed, and what its records were goes to two others",
        shardCount: 1,
        steps: [
            {
                action: "SplitShard",
                input: ({ stream }) => ({
                    StreamName: stream,
                    ShardToSplit: shardId(0),
                    NewStartingHashKey: half.toString(),
                }),
                expected: () => ok(""),
            },
            {
                action: "ListShards",
                input: ({ stream }) => ({ StreamName: stream }),
                expected: () =>
                    ok({
                        Shards: [
                            {
                                HashKeyRange: range(0n, last),
                                SequenceNumberRange: closed,
                                ShardId: shardId(0),
                            },
                            {
                                HashKeyRange: range(0n, half - 1n),
                                ParentShardId: shardId(0),
                                SequenceNumberRange: open,
                                ShardId: shardId(1),
                            },
                            {
                                HashKeyRange: range(half, last),
                                ParentShardId: shardId(0),
                                SequenceNumberRange: open,
                                ShardId: shardId(2),
                            },
                        ],
                    }),
                // Its closing number is no sequence number.
                kinesisLocal: accepts,
            },
        ],
    },
    {
        name: "merged shards are closed, and have one child",
        shardCount: 2,
        steps: [
            {
                action: "MergeShards",
                input: ({ stream }) => ({
                    StreamName: stream,
                    ShardToMerge: shardId(0),
                    AdjacentShardToMerge: shardId(1),
                }),
                expected: () => ok(""),
            },
            {
                action: "ListShards",
                input: ({ stream }) => ({ StreamName: stream, ExclusiveStartShardId: shardId(1) }),
                expected: () =>
                    ok({
                        Shards: [
                            {
                                AdjacentParentShardId: shardId(1),
                                HashKeyRange: range(0n, last),
                                ParentShardId: shardId(0),
                                SequenceNumberRange: open,
                                ShardId: shardId(2),
                            },
                        ],
                    }),
            },
        ],
    },
    refused(
        "SplitShard",
        "a hash key at the edge of the range",
        ({ stream }) => ({ StreamName: stream, ShardToSplit: shardId(0), NewStartingHashKey: "1" }),
        ({ stream }) =>
            error(
                "InvalidArgumentException",
                `NewStartingHashKey 1 used in SplitShard() on shard ${shardId(0)} in stream ${stream} under ` +
                    `account ${account} is not both greater than one plus the shard's StartingHashKey 0 and less ` +
                    `than the shard's EndingHashKey ${last}.`,
            ),
        accepts,
    ),
    refused(
        "SplitShard",
        "a shard that is not there",
        ({ stream }) => ({ StreamName: stream, ShardToSplit: shardId(7), NewStartingHashKey: "9" }),
        ({ stream }) =>
            error(
                "ResourceNotFoundException",
                `Could not find shard ${shardId(7)} in stream ${stream} under account ${account}.`,
            ),
    ),
    refused(
        "SplitShard",
        "nothing at all",
        () => ({}),
        invalid(missing("newStartingHashKey"), missing("streamName"), missing("shardToSplit")),
        says("SerializationException"),
    ),
    refused(
        "MergeShards",
        "a shard and itself",
        ({ stream }) => ({ StreamName: stream, ShardToMerge: shardId(0), AdjacentShardToMerge: shardId(0) }),
        ({ stream }) =>
            error(
                "InvalidArgumentException",
                `Shards ${shardId(0)} and ${shardId(0)} in stream ${stream} under account ${account} ` +
                    "are not an adjacent pair of shards eligible for merging",
            ),
    ),
    refused(
        "UpdateShardCount",
        "more than double the shards",
        ({ stream }) => ({ StreamName: stream, TargetShardCount: 3, ScalingType: "UNIFORM_SCALING" }),
        error(
            "InvalidArgumentException",
            "UpdateShardCount cannot scale up over double your current open shard count. " +
                "Current open shard count: 1 Target shard count: 3",
        ),
    ),
    refused(
        "UpdateShardCount",
        "another way of scaling",
        ({ stream }) => ({ StreamName: stream, TargetShardCount: 0, ScalingType: "RANDOM" }),
        invalid(
            problem("'0'", "targetShardCount", "Member must have value greater than or equal to 1"),
            problem("'RANDOM'", "scalingType", "Member must satisfy enum value set: [UNIFORM_SCALING]"),
        ),
        says("SerializationException"),
    ),
    {
        name: "UpdateShardCount doubles",
        shardCount: 2,
        steps: [
            {
                action: "UpdateShardCount",
                input: ({ stream }) => ({
                    StreamName: stream,
                    TargetShardCount: 4,
                    ScalingType: "UNIFORM_SCALING",
                }),
                expected: ({ stream, arn }) =>
                    ok({ CurrentShardCount: 2, StreamARN: arn, StreamName: stream, TargetShardCount: 4 }),
                kinesisLocal: accepts,
            },
        ],
    },
];
