import type { Account } from "./account";
import type { Stream } from "./stream";

/** A record as it is shown. */
export interface ShownRecord {
    readonly sequenceNumber: string;
    readonly partitionKey: string;
    /** Arrival, in milliseconds since the epoch. */
    readonly time: number;
    /** Data and partition key, in bytes. */
    readonly size: number;
    /** The first 4 KiB of the data, base64. */
    readonly data: string;
}

/** A stream's shards with the last of their records. */
export interface ShownStream {
    readonly name: string;
    /** How many shards are not among those shown. */
    readonly moreShards: number;
    readonly shards: readonly {
        readonly id: string;
        readonly isOpen: boolean;
        /** How many records it has ever taken. */
        readonly count: number;
        /** Newest first. */
        readonly records: readonly ShownRecord[];
    }[];
}

const shownBytes = 4 * 1024;
const mostShards = 200;
const mostRecords = 200;

/** The last records of each stream's shards, 200 of a stream at most. */
export function recentRecords(account: Account): ShownStream[] {
    const now = account.now();
    return [...account.streams.values()].map((stream) => {
        const known = stream.known(now);
        const shards = known.slice(-mostShards);
        const most = Math.max(1, Math.floor(mostRecords / shards.length));
        return {
            name: stream.name,
            moreShards: known.length - shards.length,
            shards: shards.map((shard) => ({
                id: shard.id,
                isOpen: shard.closedAt === undefined,
                count: shard.records.next - 1,
                records: recordsOf(stream, shard, now, most),
            })),
        };
    });
}

function recordsOf(
    stream: Stream,
    shard: Stream["shards"][number],
    now: number,
    most: number,
): ShownRecord[] {
    const { records } = shard;
    const first = Math.max(records.firstSince(stream.trimHorizon(now)), records.next - most);
    return Array.from({ length: records.next - first }, (_, n) => {
        const index = records.next - 1 - n;
        const { time, partitionKey, size, data } = records.read(index, shownBytes);
        return { sequenceNumber: shard.sequenceNumber(index, time), partitionKey, time, size, data };
    });
}
