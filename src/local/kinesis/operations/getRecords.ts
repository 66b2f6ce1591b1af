import type { Account } from "../account";
import { invalidArgument, provisionedThroughputExceeded } from "../errors";
import { getRecords as fields } from "../fields";
import { maxRequestBytes } from "../limits";
import type { StoredRecord } from "../recordLog";
import type { Shard } from "../shard";
import { shardIdOf } from "../shard";
import type { Stream } from "../stream";
import { hashKeyRange } from "./describe";
import { shardNotFound } from "./getShardIterator";
import type { Operation } from "./operation";
import { issueIterator, openIterator } from "./shardIterator";

interface Input {
    readonly ShardIterator: string;
    readonly Limit?: number | null;
    readonly StreamARN?: string | null;
}

const mostRecords = 10_000;

export const getRecords: Operation = {
    fields,
    run(account: Account, input: Input): string {
        const position = openIterator(account, input.ShardIterator);
        const stream = account.streams.get(position.streamName);
        const shard = stream?.shards[position.shard];
        if (stream === undefined || shard === undefined || stream.createdAt !== position.createdAt) {
            throw shardNotFound(account, shardIdOf(position.shard), position.streamName);
        }
        if (input.StreamARN != null && input.StreamARN !== stream.arn) {
            throw invalidArgument("StreamARN does not match the stream of the ShardIterator.");
        }
        const now = account.now();
        if (account.shardLimits && !shard.throughput.admitRead(now)) {
            throw provisionedThroughputExceeded(
                `Rate exceeded for shard ${shard.id} in stream ${stream.name} under account ${account.id}.`,
            );
        }
        const start = Math.max(position.index, shard.records.firstSince(stream.trimHorizon(now)));
        const { texts, next } = read(stream, shard, start, input.Limit ?? mostRecords);
        // Behind by the age of the next record, at least by something where there is one.
        const behind = next < shard.records.next ? Math.max(1, now - shard.records.read(next).time) : 0;
        const atEnd = shard.closedAt !== undefined && next === shard.records.next;
        const onward = atEnd
            ? `"ChildShards":${JSON.stringify(children(stream, shard))}`
            : `"NextShardIterator":"${issueIterator(account, stream, shard, next)}"`;
        return `{"MillisBehindLatest":${behind},${onward},"Records":[${texts.join(",")}]}`;
    },
};

/** Where a consumer goes on when a closed shard has given all that it had. */
function children(stream: Stream, shard: Shard): unknown[] {
    return stream.childrenOf(shard).map((child) => ({
        HashKeyRange: hashKeyRange(child),
        ParentShards: child.parents.map(shardIdOf),
        ShardId: child.id,
    }));
}

/** Records from that one on, up to 10 MiB of them. */
function read(stream: Stream, shard: Shard, start: number, limit: number): { texts: string[]; next: number } {
    const encryption = stream.settings.encryption.type === "KMS" ? ',"EncryptionType":"KMS"' : "";
    const end = Math.min(shard.records.next, start + limit);
    const texts: string[] = [];
    let size = 0;
    let next = start;
    for (; next < end; next++) {
        const record = shard.records.read(next);
        if (size + record.size > maxRequestBytes) {
            break;
        }
        size += record.size;
        texts.push(show(shard, next, record, encryption));
    }
    shard.throughput.countGiven(size);
    return { texts, next };
}

function show(
    shard: Shard,
    index: number,
    { time, data, partitionKey }: StoredRecord,
    encryption: string,
): string {
    return (
        `{"ApproximateArrivalTimestamp":${time / 1000},"Data":"${data}"${encryption},` +
        `"PartitionKey":${JSON.stringify(partitionKey)},"SequenceNumber":"${shard.sequenceNumber(index, time)}"}`
    );
}
