import { Throughput } from "./throughput";
import { RecordLog } from "./recordLog";
import { numbered, sequenceBase } from "./sequenceNumber";

const hashKeys = 1n << 128n;

/** One shard: its range of hash keys, its records, and how much of its throughput is used. */
export class Shard {
    readonly id: string;
    readonly startingHashKey: string;
    readonly endingHashKey: string;
    /** The last hash key of the range, as 32 hexadecimal digits, which compare as text. */
    readonly lastHashKey: string;
    readonly throughput = new Throughput();
    readonly records: RecordLog;
    private second = -1;
    private base = 0n;

    /**
     * @param index the shard's number in the stream, from 0
     * @param of how many shards share the hash keys, in equal parts
     * @param created when it was made, in seconds since the epoch
     * @param next the number of the next record in it; defaults to 1
     */
    constructor(
        readonly index: number,
        of: number,
        readonly created: number,
        next?: number,
    ) {
        const part = hashKeys / BigInt(of);
        const last = index === of - 1 ? hashKeys - 1n : part * BigInt(index + 1) - 1n;
        this.id = shardIdOf(index);
        this.startingHashKey = (part * BigInt(index)).toString();
        this.endingHashKey = last.toString();
        this.lastHashKey = hexadecimal(last);
        this.records = new RecordLog(next);
    }

    /** @param time the record's arrival, in milliseconds since the epoch */
    sequenceNumber(index: number, time: number): string {
        const second = Math.floor(time / 1000);
        if (second !== this.second) {
            this.second = second;
            this.base = sequenceBase({ created: this.created, shard: this.index, time: second });
        }
        return numbered(this.base, index);
    }

    /** The sequence number that all records of the shard come after. */
    get startingSequenceNumber(): string {
        return this.sequenceNumber(0, this.created * 1000);
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
