import type { Case, Seen } from "./case";
import { account, accepts, error, ok, sequenceNumber, shardId } from "./case";

const placed = (n: number): unknown => ({ SequenceNumber: sequenceNumber, ShardId: shardId(n) });

export const put = ({ stream }: Seen, more: object = {}): object => ({
    StreamName: stream,
    Data: "YQ==",
    PartitionKey: "a",
    ...more,
});

export const producing: readonly Case[] = [
    {
        name: "a record goes where its partition key's MD5 or its explicit hash key says",
        shardCount: 3,
        steps: [
            { action: "PutRecord", input: (seen) => put(seen), expected: () => ok(placed(0)) },
            {
                action: "PutRecords",
                input: ({ stream }) => ({
                    StreamName: stream,
                    Records: [
                        { Data: "Yg==", PartitionKey: "b" },
                        { Data: "ZQ==", PartitionKey: "e" },
                        {
                            Data: "",
                            PartitionKey: "a",
                            ExplicitHashKey: "340282366920938463463374607431768211455",
                        },
                        {
                            Data: "",
                            PartitionKey: "a",
                            ExplicitHashKey: "226854911280625642308916404954512140969",
                        },
                        { Data: "", PartitionKey: "a", ExplicitHashKey: null },
                    ],
                }),
                expected: () =>
                    ok({
                        FailedRecordCount: 0,
                        Records: [placed(1), placed(2), placed(2), placed(1), placed(0)],
                    }),
            },
        ],
    },
    {
        name: "a stream is addressed by its ARN as well, and unknown fields are ignored",
        shardCount: 1,
        steps: [
            {
                action: "PutRecord",
                input: ({ arn }) => ({ StreamARN: arn, Data: "", PartitionKey: "a", Unknown: 1 }),
                expected: () => ok(placed(0)),
            },
            {
                action: "PutRecord",
                input: (seen) => put(seen, { StreamARN: seen.arn }),
                expected: () => ok(placed(0)),
            },
            {
                action: "PutRecord",
                input: (seen) => put(seen, { StreamName: "other", StreamARN: seen.arn }),
                expected: ({ arn }) =>
                    error("InvalidArgumentException", `StreamName other does not match StreamARN ${arn}.`),
                kinesisLocal: accepts,
            },
            {
                action: "PutRecord",
                input: () => ({
                    StreamARN: "arn:aws:kinesis:us-east-1:111111111111:stream/nowhere",
                    Data: "",
                    PartitionKey: "a",
                }),
                expected: () =>
                    error(
                        "ResourceNotFoundException",
                        "Stream nowhere under account 111111111111 not found.",
                    ),
            },
        ],
    },
    {
        name: "a sequence number for ordering must be one that was given",
        shardCount: 1,
        steps: [
            { action: "PutRecord", input: (seen) => put(seen), expected: () => ok(placed(0)) },
            {
                action: "PutRecord",
                input: (seen) => put(seen, { SequenceNumberForOrdering: seen.answers[0]!.SequenceNumber }),
                expected: () => ok(placed(0)),
            },
            {
                action: "PutRecord",
                input: (seen) => put(seen, { SequenceNumberForOrdering: "5" }),
                expected: ({ stream }) =>
                    error(
                        "InvalidArgumentException",
                        `ExclusiveMinimumSequenceNumber 5 used in PutRecord on stream ${stream} ` +
                            `under account ${account} is invalid.`,
                    ),
            },
        ],
    },
];
