import type { Case } from "./case";
import { accepts, account, error, invalid, missing, ok, problem, refused, says } from "./case";

export const managing: readonly Case[] = [
    {
        name: "streams are refused a second time, listed, and deleted",
        shardCount: 1,
        steps: [
            {
                action: "CreateStream",
                input: ({ stream }) => ({ StreamName: stream, ShardCount: 1 }),
                expected: ({ stream }) =>
                    error(
                        "ResourceInUseException",
                        `Stream ${stream} under account ${account} already exists.`,
                    ),
            },
            {
                action: "ListStreams",
                input: ({ stream }) => ({ Limit: 1, ExclusiveStartStreamName: stream.slice(0, -1) }),
                expected: ({ stream, arn }) =>
                    ok({
                        HasMoreStreams: false,
                        StreamNames: [stream],
                        StreamSummaries: [
                            {
                                StreamARN: arn,
                                StreamCreationTimestamp: Number,
                                StreamModeDetails: { StreamMode: "PROVISIONED" },
                                StreamName: stream,
                                StreamStatus: "ACTIVE",
                            },
                        ],
                    }),
                // It starts anew after a name that it does not know, and knows no summaries.
                kinesisLocal: { status: 200, body: { HasMoreStreams: true, StreamNames: [String] } },
            },
            {
                action: "DeleteStream",
                input: ({ stream }) => ({ StreamName: stream }),
                expected: () => ok(""),
            },
        ],
    },
    refused(
        "CreateStream",
        "a shard count for an on-demand stream",
        ({ stream }) => ({
            StreamName: `${stream}-2`,
            ShardCount: 1,
            StreamModeDetails: { StreamMode: "ON_DEMAND" },
        }),
        error("ValidationException", "ShardCount cannot be specified for a stream in ON_DEMAND mode."),
        accepts,
    ),
    refused(
        "CreateStream",
        "a provisioned stream without a shard count",
        ({ stream }) => ({ StreamName: `${stream}-2`, StreamModeDetails: { StreamMode: "PROVISIONED" } }),
        invalid(missing("shardCount")),
        accepts,
    ),
    refused(
        "CreateStream",
        "a mode that is none",
        ({ stream }) => ({ StreamName: `${stream}-2`, StreamModeDetails: { StreamMode: "FREE" } }),
        invalid(
            problem(
                "'FREE'",
                "streamModeDetails.streamMode",
                "Member must satisfy enum value set: [PROVISIONED, ON_DEMAND]",
            ),
        ),
        says("SerializationException"),
    ),
    refused(
        "DeleteStream",
        "a stream that is not there",
        () => ({ StreamName: "nowhere" }),
        error("ResourceNotFoundException", `Stream nowhere under account ${account} not found.`),
    ),
    {
        name: "an unknown action is refused",
        steps: [
            {
                action: "MakeCoffee",
                input: () => ({}),
                expected: () => error("UnknownOperationException", "The operation MakeCoffee is unknown."),
                kinesisLocal: says("AccessDeniedException"),
            },
        ],
    },
];
