import { evenRange } from "./resharding";
import { Shard } from "./shard";
import type { Stream, StreamSettings } from "./stream";

/** A stream as a line of the data file says it. */
export interface StreamEntry extends StreamSettings {
    readonly createdAt: number;
    /** Of a stream that was never resharded. */
    readonly shardCount?: number;
    /** Of the first version of this file. */
    readonly nextIndexes?: readonly number[];
    readonly shards?: readonly ShardEntry[];
}

interface ShardEntry {
    readonly range: readonly [first: string, last: string];
    readonly createdAt: number;
    readonly parents: readonly number[];
    readonly closedAt?: number;
    readonly next: number;
}

/** The settings that an entry holds, and the shards of a stream that begins with it. */
export function readStreamEntry(entry: StreamEntry): { settings: StreamSettings; shards: () => Shard[] } {
    const { createdAt, shardCount = 1, nextIndexes, shards, ...settings } = entry;
    return {
        settings,
        shards: () => shards?.map(readShard) ?? evenShards(shardCount, createdAt, nextIndexes),
    };
}

/** A stream as it was at that time: what came later is told by the lines that are kept. */
export function writeStreamEntry({ createdAt, settings, shards }: Stream, time: number): StreamEntry {
    return {
        createdAt,
        ...settings,
        shards: shards
            .filter(({ parents, createdAt }) => parents.length === 0 || createdAt < time)
            .map((shard) => writeShard(shard, time)),
    };
}

function writeShard(shard: Shard, time: number): ShardEntry {
    const { first, last, createdAt, parents, closedAt = time, records } = shard;
    return {
        range: [first.toString(), last.toString()],
        createdAt,
        parents,
        ...(closedAt < time ? { closedAt } : {}),
        next: records.firstSince(time),
    };
}

function readShard({ range: [first, last], ...rest }: ShardEntry, index: number): Shard {
    return new Shard({ index, first: BigInt(first), last: BigInt(last), ...rest });
}

function evenShards(count: number, createdAt: number, nextIndexes: readonly number[] = []): Shard[] {
    return Array.from(
        { length: count },
        (_, index) => new Shard({ index, ...evenRange(index, count), createdAt, next: nextIndexes[index] }),
    );
}
