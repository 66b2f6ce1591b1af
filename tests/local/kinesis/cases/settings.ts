import type { Case } from "./case";
import { accepts, error, invalid, ok, problem, refused, says, tooShort } from "./case";

export const settings: readonly Case[] = [
    {
        name: "tags are added, listed page by page, and removed",
        shardCount: 1,
        steps: [
            {
                action: "AddTagsToStream",
                input: ({ stream }) => ({ StreamName: stream, Tags: { b: "2", a: "1", c: "" } }),
                expected: () => ok(""),
            },
            {
                action: "ListTagsForStream",
                input: ({ stream }) => ({ StreamName: stream, Limit: 1, ExclusiveStartTagKey: "a" }),
                expected: () => ok({ HasMoreTags: true, Tags: [{ Key: "b", Value: "2" }] }),
            },
            {
                action: "RemoveTagsFromStream",
                input: ({ stream }) => ({ StreamName: stream, TagKeys: ["b", "x"] }),
                expected: () => ok(""),
            },
            {
                action: "TagResource",
                input: ({ arn }) => ({ ResourceARN: arn, Tags: { d: "4" } }),
                expected: () => ok(""),
            },
            {
                action: "UntagResource",
                input: ({ arn }) => ({ ResourceARN: arn, TagKeys: ["c"] }),
                expected: () => ok(""),
            },
            {
                action: "ListTagsForResource",
                input: ({ arn }) => ({ ResourceARN: arn }),
                expected: () =>
                    ok({
                        Tags: [
                            { Key: "a", Value: "1" },
                            { Key: "d", Value: "4" },
                        ],
                    }),
            },
        ],
    },
    refused(
        "AddTagsToStream",
        "characters that tags do not have",
        ({ stream }) => ({ StreamName: stream, Tags: { "a;b": "" } }),
        error(
            "InvalidArgumentException",
            "Some tags contain invalid characters. Valid characters: " +
                "Unicode letters, digits, white space, _ . / = + - % @.",
        ),
    ),
    refused(
        "AddTagsToStream",
        "a long value",
        ({ stream }) => ({ StreamName: stream, Tags: { a: "v".repeat(257) } }),
        invalid(
            problem(
                `'{a=${"v".repeat(257)}}'`,
                "tags",
                "Map value must satisfy constraint: [Member must have length less than or equal to 256, " +
                    "Member must have length greater than or equal to 0]",
            ),
        ),
        says("InvalidArgumentException"),
    ),
    refused(
        "RemoveTagsFromStream",
        "an empty key",
        ({ stream }) => ({ StreamName: stream, TagKeys: ["a", ""] }),
        invalid(
            problem(
                "'[a, ]'",
                "tagKeys",
                "Member must satisfy constraint: [Member must have length less than or equal to 128, " +
                    "Member must have length greater than or equal to 1]",
            ),
        ),
        says("InvalidArgumentException"),
    ),
    {
        name: "the retention period grows and shrinks, the mode changes, and encryption starts and stops",
        shardCount: 1,
        steps: [
            {
                action: "IncreaseStreamRetentionPeriod",
                input: ({ stream }) => ({ StreamName: stream, RetentionPeriodHours: 48 }),
                expected: () => ok(""),
            },
            {
                action: "IncreaseStreamRetentionPeriod",
                input: ({ stream }) => ({ StreamName: stream, RetentionPeriodHours: 47 }),
                expected: ({ stream }) =>
                    error(
                        "InvalidArgumentException",
                        `Requested retention period (47 hours) for stream ${stream} can not be shorter than ` +
                            "existing retention period (48 hours). Use DecreaseRetentionPeriod API.",
                    ),
            },
            {
                action: "DecreaseStreamRetentionPeriod",
                input: ({ stream }) => ({ StreamName: stream, RetentionPeriodHours: 30 }),
                expected: () => ok(""),
            },
            {
                action: "StartStreamEncryption",
                input: ({ stream }) => ({ StreamName: stream, EncryptionType: "KMS", KeyId: "alias/k" }),
                expected: () => ok(""),
            },
            {
                action: "UpdateStreamMode",
                input: ({ arn }) => ({ StreamARN: arn, StreamModeDetails: { StreamMode: "ON_DEMAND" } }),
                expected: () => ok(""),
                kinesisLocal: says("ResourceInUseException"),
            },
            {
                action: "DescribeStreamSummary",
                input: ({ stream }) => ({ StreamName: stream }),
                expected: ({ stream, arn }) =>
                    ok({
                        StreamDescriptionSummary: {
                            ConsumerCount: 0,
                            EncryptionType: "KMS",
                            EnhancedMonitoring: [{ ShardLevelMetrics: [] }],
                            KeyId: "alias/k",
                            OpenShardCount: 1,
                            RetentionPeriodHours: 30,
                            StreamARN: arn,
                            StreamCreationTimestamp: Number,
                            StreamModeDetails: { StreamMode: "ON_DEMAND" },
                            StreamName: stream,
                            StreamStatus: "ACTIVE",
                        },
                    }),
                kinesisLocal: accepts,
            },
            {
                action: "StopStreamEncryption",
                input: ({ stream }) => ({ StreamName: stream, EncryptionType: "KMS", KeyId: "alias/k" }),
                expected: () => ok(""),
                kinesisLocal: says("ResourceInUseException"),
            },
        ],
    },
    refused(
        "IncreaseStreamRetentionPeriod",
        "more than a year",
        ({ stream }) => ({ StreamName: stream, RetentionPeriodHours: 8761 }),
        error(
            "InvalidArgumentException",
            "Maximum allowed retention period is 8760 hours. " +
                "Requested retention period (8761 hours) is too long.",
        ),
    ),
    refused(
        "StartStreamEncryption",
        "an empty key",
        ({ stream }) => ({ StreamName: stream, EncryptionType: "KMS", KeyId: "" }),
        invalid(tooShort("keyId")),
        says("InvalidArgumentException"),
    ),
    {
        name: "DescribeLimits counts open shards and on-demand streams",
        steps: [
            {
                action: "DescribeLimits",
                input: () => ({}),
                expected: () =>
                    ok({
                        OnDemandStreamCount: 1,
                        OnDemandStreamCountLimit: 50,
                        OpenShardCount: 4,
                        ShardLimit: 20_000,
                    }),
                kinesisLocal: accepts,
            },
        ],
    },
    refused(
        "RegisterStreamConsumer",
        "to be served, by name",
        ({ arn }) => ({ StreamARN: arn, ConsumerName: "c" }),
        error("UnsupportedOperationException", "The local run does not serve RegisterStreamConsumer."),
        accepts,
    ),
];
