import { RecordLog } from "./recordLog";
import { lastIndex, numbered, sequenceBase } from "./sequenceNumber";
import { SequenceText } from "./sequenceText";
import { Throughput } from "./throughput";

/** How many hash keys there are: as many as MD5 has values. */
export const hashKeys = 1n << 128n;

/** What a shard is made with. */
export interface ShardOptions {
    /** The shard's number in the stream, from 0. */
    readonly index: number;
    /** First and last hash key of its range. */
    readonly first: bigint;
    readonly last: bigint;
    /** In milliseconds since the epoch. */
    readonly createdAt: number;
    /** The shard that it was split from, or the two that it was merged from. */
    readonly parents?: readonly number[];
    /** When it was split or merged itself. Defaults to never: it is open. */
    readonly closedAt?: number;
    /** The number of the next record in it; defaults to 1. */
    readonly next?: number;
}

/** One shard: its range of hash keys, its records, and how much of its throughput is used. */
export class Shard {
    readonly id: string;
    readonly index: number;
    readonly first: bigint;
    readonly last: bigint;
    /** The last hash key of the range, as 32 hexadecimal digits, which compare as text. */
    readonly lastHashKey: string;
    readonly createdAt: number;
    /** When it was made, in seconds since the epoch. */
    readonly created: number;
    readonly parents: readonly number[];
    /** When it was split or merged, in milliseconds since the epoch: it takes no more records. */
    closedAt: number | undefined;
    readonly throughput = new Throughput();
    readonly records: RecordLog;
    private second = -1;
    private numbers: SequenceText;

    constructor({ index, first, last, createdAt, parents = [], closedAt, next }: ShardOptions) {
        this.id = shardIdOf(index);
        this.index = index;
        this.first = first;
        this.last = last;
        this.lastHashKey = hexadecimal(last);
        this.createdAt = createdAt;
        this.created = Math.floor(createdAt / 1000);
        this.parents = parents;
        this.closedAt = closedAt;
        this.records = new RecordLog(next);
        this.numbers = this.numbersAt(createdAt);
    }

    /**
     * The sequence numbers of records, by their number in the shard.
     *
     * @param time their arrival, in milliseconds since the epoch
     */
    numbersAt(time: number): SequenceText {
        const second = Math.floor(time / 1000);
        if (second !== this.second) {
            this.second = second;
            this.numbers = new SequenceText(
                sequenceBase({ created: this.created, shard: this.index, time: second }),
            );
        }
        return this.numbers;
    }

    /** @param time the record's arrival, in milliseconds since the epoch */
    sequenceNumber(index: number, time: number): string {
        return this.numbersAt(time).of(index);
    }

    /** The sequence number that all records of the shard come after. */
    get startingSequenceNumber(): string {
        return this.sequenceNumber(0, this.createdAt);
    }

    /** The sequence number that all records of the shard come before; undefined while it is open. */
    get endingSequenceNumber(): string | undefined {
        if (this.closedAt === undefined) {
            return undefined;
        }
        const time = Math.floor(this.closedAt / 1000);
        return numbered(sequenceBase({ created: this.created, shard: this.index, time }), lastIndex);
    }
}

/** E.g. 3: shardId-000000000003. */
export function shardIdOf(index: number): string {
    return `shardId-${String(index).padStart(12, "0")}`;
}

/** A hash key as 32 hexadecimal digits. */
export function hexadecimal(hashKey: bigint): string {
    return hashKey.toString(16).padStart(32, "0");
}
