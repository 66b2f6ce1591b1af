import type { Account, StreamReference } from "../account";
import { decodedLength } from "../base64";
import { invalidArgument, provisionedThroughputExceeded } from "../errors";
import * as fields from "../fields";
import { maxRecordBytes, maxRequestBytes } from "../limits";
import { parseSequenceNumber } from "../sequenceNumber";
import type { Shard } from "../shard";
import type { PutEntry, Stream } from "../stream";
import type { Operation } from "./operation";
import { placements } from "./placement";

interface PutRecordInput extends StreamReference, PutEntry {
    readonly SequenceNumberForOrdering?: string | null;
}

export interface PutRecordsInput extends StreamReference {
    readonly Records: readonly PutEntry[];
}

export const putRecord: Operation = {
    fields: fields.putRecord,
    run(account: Account, input: PutRecordInput, body: string): string {
        const stream = account.stream(input);
        const time = account.now();
        const size = checkedSize(input);
        checkOrdering(account, stream, input.SequenceNumberForOrdering, time);
        const shard = stream.shardFor(input);
        if (account.shardLimits && !shard.throughput.admitRecord(time, size)) {
            throw provisionedThroughputExceeded(rateExceeded(account, stream, shard));
        }
        const indexes = account.put(stream, time, [input], [shard], `{"Records":[${body}]}`);
        return `${placements([shard], indexes, time).slice(0, -1)}${encryption(stream)}}`;
    },
};

export const putRecords: Operation = {
    fields: fields.putRecords,
    run(account: Account, input: PutRecordsInput, body: string): string {
        const { Records } = input;
        const stream = account.stream(input);
        const time = account.now();
        const sizes = checkSizes(Records);
        const shards = Records.map((record) => stream.shardFor(record));
        if (!account.shardLimits) {
            const indexes = account.put(stream, time, Records, shards, body);
            return answer(stream, 0, placements(shards, indexes, time));
        }
        const admitted = shards.map((shard, at) => shard.throughput.admitRecord(time, sizes[at]!));
        const stored = Records.filter((_, at) => admitted[at]);
        const storedIn = shards.filter((_, at) => admitted[at]);
        const indexes = account
            .put(stream, time, stored, storedIn, JSON.stringify({ Records: stored.map(knownFields) }))
            .values();
        const entries = shards.map((shard, at) =>
            admitted[at]
                ? placements([shard], [indexes.next().value!], time)
                : refused(account, stream, shard),
        );
        return answer(stream, Records.length - stored.length, entries.join(","));
    },
};

/**
 * The sizes of records, in bytes.
 *
 * @throws KinesisError InvalidArgumentException for one, or all together, that is too large
 */
export function checkSizes(records: readonly PutEntry[]): number[] {
    const sizes = records.map(checkedSize);
    if (sizes.reduce((sum, size) => sum + size, 0) > maxRequestBytes) {
        throw invalidArgument("Records size exceeds 10 MB limit");
    }
    return sizes;
}

/** A record without what a client sent beside it: of any shape and depth, to no purpose. */
export function knownFields({ Data, PartitionKey, ExplicitHashKey }: PutEntry): PutEntry {
    return { Data, PartitionKey, ExplicitHashKey };
}

function answer(stream: Stream, failed: number, entries: string): string {
    return `{"FailedRecordCount":${failed},"Records":[${entries}]${encryption(stream)}}`;
}

/** Bytes of data and partition key, which are limited. */
function checkedSize(record: PutEntry): number {
    if (record.ExplicitHashKey != null && BigInt(record.ExplicitHashKey) >= 1n << 128n) {
        throw invalidArgument(
            "Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. " +
                `Specified value was ${record.ExplicitHashKey}`,
        );
    }
    const size = decodedLength(record.Data) + Buffer.byteLength(record.PartitionKey);
    if (size > maxRecordBytes) {
        throw invalidArgument(`Record size exceeds 1 MB limit: ${size} bytes of data and partition key`);
    }
    return size;
}

function checkOrdering(
    account: Account,
    stream: Stream,
    minimum: string | null | undefined,
    time: number,
): void {
    const parsed = minimum == null ? undefined : parseSequenceNumber(minimum);
    if (minimum != null && (parsed === undefined || parsed.time * 1000 > time)) {
        throw invalidArgument(
            `ExclusiveMinimumSequenceNumber ${minimum} used in PutRecord on stream ${stream.name} ` +
                `under account ${account.id} is invalid.`,
        );
    }
}

function refused(account: Account, stream: Stream, shard: Shard): string {
    const ErrorMessage = rateExceeded(account, stream, shard);
    return JSON.stringify({ ErrorCode: "ProvisionedThroughputExceededException", ErrorMessage });
}

function rateExceeded(account: Account, stream: Stream, shard: Shard): string {
    return `Rate exceeded for shard ${shard.id} in stream ${stream.name} under account ${account.id}.`;
}

function encryption(stream: Stream): string {
    return stream.settings.encryption.type === "KMS" ? ',"EncryptionType":"KMS"' : "";
}
