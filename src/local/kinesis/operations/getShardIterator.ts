import type { Account, StreamReference } from "../account";
import { invalidArgument, KinesisError, resourceNotFound } from "../errors";
import { getShardIterator as fields } from "../fields";
import { parseSequenceNumber } from "../sequenceNumber";
import type { Shard } from "../shard";
import { shardIdOf } from "../shard";
import type { Stream } from "../stream";
import type { Operation } from "./operation";
import { issueIterator } from "./shardIterator";

type IteratorType =
    "AFTER_SEQUENCE_NUMBER" | "LATEST" | "AT_TIMESTAMP" | "AT_SEQUENCE_NUMBER" | "TRIM_HORIZON";

interface Input extends StreamReference {
    readonly ShardId: string;
    readonly ShardIteratorType: IteratorType;
    readonly StartingSequenceNumber?: string | null;
    /** Seconds since the epoch. */
    readonly Timestamp?: number | null;
}

export const getShardIterator: Operation = {
    fields,
    run(account: Account, input: Input): string {
        const [stream, shard] = findShard(account, input);
        const index = startingIndex(account, stream, shard, input);
        return `{"ShardIterator":"${issueIterator(account, stream, shard, index)}"}`;
    },
};

/** Kinesis takes any text that ends in the shard's number, with or without a dash before it. */
function findShard(account: Account, input: Input): [Stream, Shard] {
    const { ShardId } = input;
    const digits = ShardId.split("-")[1] || ShardId;
    const number = /^\d+$/.test(digits) ? Number(digits) : Infinity;
    const streamName = input.StreamName ?? input.StreamARN?.split("/")[1];
    if (number > 2 ** 31 - 1) {
        throw resourceNotFound(
            `Could not find shard ${ShardId} in stream ${streamName} under account ${account.id}.`,
        );
    }
    const missing = shardNotFound(account, shardIdOf(number), streamName!);
    const stream = findStream(account, input, missing);
    const shard = stream.shards[number];
    if (shard === undefined) {
        throw missing;
    }
    return [stream, shard];
}

function findStream(account: Account, input: Input, missing: KinesisError): Stream {
    try {
        return account.stream(input);
    } catch (error) {
        throw error instanceof KinesisError && error.code === missing.code ? missing : error;
    }
}

/** The error for a shard, or its stream, that is not there. */
export function shardNotFound(account: Account, shardId: string, streamName: string): KinesisError {
    return resourceNotFound(
        `Shard ${shardId} in stream ${streamName} under account ${account.id} does not exist`,
    );
}

function startingIndex(account: Account, stream: Stream, shard: Shard, input: Input): number {
    const { ShardIteratorType: type, StartingSequenceNumber, Timestamp } = input;
    if (type === "AT_SEQUENCE_NUMBER" || type === "AFTER_SEQUENCE_NUMBER") {
        if (StartingSequenceNumber == null) {
            throw mustSpecify(type, "no");
        }
        const index = indexOf(account, stream, shard, StartingSequenceNumber);
        return type === "AT_SEQUENCE_NUMBER" ? index : index + 1;
    }
    if (StartingSequenceNumber != null) {
        throw mustSpecify(type, "also a");
    }
    switch (type) {
        case "TRIM_HORIZON":
            return 0;
        case "LATEST":
            return shard.records.next;
        case "AT_TIMESTAMP":
            return shard.records.firstSince(checkTimestamp(account, Timestamp));
    }
}

function mustSpecify(type: IteratorType, given: "no" | "also a"): KinesisError {
    return invalidArgument(
        "Must either specify (1) AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER and StartingSequenceNumber or " +
            "(2) TRIM_HORIZON or LATEST and no StartingSequenceNumber. " +
            `Request specified ${type} and ${given} StartingSequenceNumber.`,
    );
}

function checkTimestamp(account: Account, seconds: number | null | undefined): number {
    if (seconds == null) {
        throw invalidArgument(
            "Must specify timestampInMillis parameter for iterator of type AT_TIMESTAMP. " +
                "Current request has no timestamp parameter.",
        );
    }
    const time = seconds * 1000;
    const now = account.now();
    if (time > now) {
        throw invalidArgument(
            "The timestampInMillis parameter cannot be greater than the currentTimestampInMillis. " +
                `timestampInMillis: ${time}, currentTimestampInMillis: ${now}`,
        );
    }
    return time;
}

function indexOf(account: Account, stream: Stream, shard: Shard, sequenceNumber: string): number {
    const invalid = (reason: string): KinesisError =>
        invalidArgument(
            `StartingSequenceNumber ${sequenceNumber} used in GetShardIterator on shard ${shard.id} in stream ` +
                `${stream.name} under account ${account.id} is invalid${reason}.`,
        );
    const parsed = parseSequenceNumber(sequenceNumber);
    if (parsed === undefined) {
        throw invalid("");
    }
    if (parsed.shard !== shard.index) {
        throw invalidArgument(
            `Invalid StartingSequenceNumber. It encodes ${shardIdOf(parsed.shard)}, ` +
                `while it was used in a call to a shard with ${shard.id}`,
        );
    }
    if (parsed.created !== shard.created || parsed.index >= shard.records.next) {
        throw invalid(" because it did not come from this stream");
    }
    return parsed.index;
}
