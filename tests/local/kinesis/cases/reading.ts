import type { Case, Seen, Step } from "./case";
import {
    accepts,
    account,
    breaks,
    error,
    invalid,
    iterator,
    ok,
    problem,
    refused,
    says,
    sequenceNumber,
    shardId,
    tooShort,
} from "./case";
import { put } from "./producing";

const from = ({ stream }: Seen, more: object): object => ({
    StreamName: stream,
    ShardId: shardId(0),
    ShardIteratorType: "TRIM_HORIZON",
    ...more,
});

const putStep = (Data: string): Step => ({
    action: "PutRecord",
    input: (seen) => put(seen, { Data }),
    expected: () => ok({ SequenceNumber: sequenceNumber, ShardId: shardId(0) }),
});

const iteratorStep = (more: (seen: Seen) => object): Step => ({
    action: "GetShardIterator",
    input: (seen) => from(seen, more(seen)),
    expected: () => ok({ ShardIterator: iterator }),
});

/** Reads on from the iterator in the answer of the step before, and expects those data. */
const readStep = (
    data: string[],
    { limit, behind = 0 }: { limit?: number; behind?: unknown } = {},
): Step => ({
    action: "GetRecords",
    input: ({ answers }) => {
        const { ShardIterator, NextShardIterator } = answers[answers.length - 1]!;
        return { ShardIterator: ShardIterator ?? NextShardIterator, ...(limit && { Limit: limit }) };
    },
    expected: () =>
        ok({
            MillisBehindLatest: behind,
            NextShardIterator: iterator,
            Records: data.map((Data) => ({
                ApproximateArrivalTimestamp: Number,
                Data,
                PartitionKey: "a",
                SequenceNumber: sequenceNumber,
            })),
        }),
});

export const reading: readonly Case[] = [
    {
        name: "iterators of every type start where they say, and go on from where a read ended",
        shardCount: 1,
        steps: [
            putStep("MQ=="),
            putStep("Mg=="),
            putStep("Mw=="),
            iteratorStep(({ answers }) => ({
                ShardIteratorType: "AFTER_SEQUENCE_NUMBER",
                StartingSequenceNumber: answers[1]!.SequenceNumber,
            })),
            readStep(["Mw=="]),
            iteratorStep(({ answers }) => ({
                ShardIteratorType: "AT_SEQUENCE_NUMBER",
                StartingSequenceNumber: answers[1]!.SequenceNumber,
            })),
            readStep(["Mg=="], { limit: 1, behind: Number }),
            readStep(["Mw=="]),
            readStep([]),
            iteratorStep(() => ({ ShardIteratorType: "LATEST" })),
            readStep([]),
            iteratorStep(() => ({ ShardIteratorType: "AT_TIMESTAMP", Timestamp: 1.5 })),
            readStep(["MQ==", "Mg=="], { limit: 2, behind: Number }),
            iteratorStep(() => ({ ShardIteratorType: "TRIM_HORIZON" })),
            readStep(["MQ==", "Mg==", "Mw=="]),
        ],
    },
    {
        name: "a latest iterator sees what comes after it",
        shardCount: 1,
        steps: [
            putStep("MQ=="),
            iteratorStep(() => ({ ShardIteratorType: "LATEST" })),
            putStep("Mg=="),
            {
                ...readStep(["Mg=="]),
                input: ({ answers }) => ({ ShardIterator: answers[1]!.ShardIterator }),
            },
        ],
    },
    {
        name: "a shard id may be short",
        shardCount: 1,
        steps: [
            { ...iteratorStep(() => ({ ShardId: "0" })), kinesisLocal: says("ResourceNotFoundException") },
        ],
    },
    refused(
        "GetShardIterator",
        "a shard that is not there",
        (seen) => from(seen, { ShardId: shardId(7) }),
        ({ stream }) =>
            error(
                "ResourceNotFoundException",
                `Shard ${shardId(7)} in stream ${stream} under account ${account} does not exist`,
            ),
    ),
    refused(
        "GetShardIterator",
        "a shard id that is none",
        (seen) => from(seen, { ShardId: "seven" }),
        ({ stream }) =>
            error(
                "ResourceNotFoundException",
                `Could not find shard seven in stream ${stream} under account ${account}.`,
            ),
    ),
    refused(
        "GetShardIterator",
        "an iterator type that is none",
        (seen) => from(seen, { ShardIteratorType: "FIRST" }),
        invalid(
            problem(
                "'FIRST'",
                "shardIteratorType",
                "Member must satisfy enum value set: " +
                    "[AFTER_SEQUENCE_NUMBER, LATEST, AT_TIMESTAMP, AT_SEQUENCE_NUMBER, TRIM_HORIZON]",
            ),
        ),
        says("SerializationException"),
    ),
    refused(
        "GetShardIterator",
        "AT_SEQUENCE_NUMBER without one",
        (seen) => from(seen, { ShardIteratorType: "AT_SEQUENCE_NUMBER" }),
        error(
            "InvalidArgumentException",
            "Must either specify (1) AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER and StartingSequenceNumber or " +
                "(2) TRIM_HORIZON or LATEST and no StartingSequenceNumber. " +
                "Request specified AT_SEQUENCE_NUMBER and no StartingSequenceNumber.",
        ),
    ),
    refused(
        "GetShardIterator",
        "a sequence number that was never given",
        (seen) => from(seen, { ShardIteratorType: "AT_SEQUENCE_NUMBER", StartingSequenceNumber: "5" }),
        ({ stream }) =>
            error(
                "InvalidArgumentException",
                `StartingSequenceNumber 5 used in GetShardIterator on shard ${shardId(0)} in stream ${stream} ` +
                    `under account ${account} is invalid.`,
            ),
        accepts,
    ),
    refused(
        "GetShardIterator",
        "AT_TIMESTAMP without a timestamp",
        (seen) => from(seen, { ShardIteratorType: "AT_TIMESTAMP" }),
        error(
            "InvalidArgumentException",
            "Must specify timestampInMillis parameter for iterator of type AT_TIMESTAMP. " +
                "Current request has no timestamp parameter.",
        ),
    ),
    refused(
        "GetShardIterator",
        "a timestamp in the future",
        (seen) => from(seen, { ShardIteratorType: "AT_TIMESTAMP", Timestamp: 9e9 }),
        error(
            "InvalidArgumentException",
            /^The timestampInMillis parameter cannot be greater than the currentTimestampInMillis\. timestampInMillis: 9000000000000, currentTimestampInMillis: \d+$/,
        ),
        accepts,
    ),
    refused(
        "GetRecords",
        "an iterator that is none",
        () => ({ ShardIterator: "AAAAAAAAAAHgk9a6sbyOtPzjc4rQ" }),
        error("InvalidArgumentException", "Invalid ShardIterator."),
        breaks,
    ),
    refused(
        "GetRecords",
        "an empty iterator",
        () => ({ ShardIterator: "" }),
        invalid(tooShort("shardIterator")),
        breaks,
    ),
];
