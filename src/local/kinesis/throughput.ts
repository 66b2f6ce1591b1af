import { mebibyte } from "./limits";

/**
 * What a shard takes and gives in a second: 1,000 records and 1 MiB written, 5 reads and 2 MiB read (quotas of
 * the Kinesis Data Streams developer guide). Counted in whole seconds of the clock.
 */
export class Throughput {
    private second = 0;
    private records = 0;
    private written = 0;
    private reads = 0;
    private given = 0;

    /** Whether a record of that size still fits; if so, it is counted. */
    admitRecord(time: number, size: number): boolean {
        this.enter(time);
        if (this.records + 1 > 1000 || this.written + size > mebibyte) {
            return false;
        }
        this.records++;
        this.written += size;
        return true;
    }

    /** Whether one more read is allowed; if so, it is counted. */
    admitRead(time: number): boolean {
        this.enter(time);
        if (this.reads + 1 > 5 || this.given >= 2 * mebibyte) {
            return false;
        }
        this.reads++;
        return true;
    }

    /** Counts what a read gave. More than 2 MiB at once, which is allowed, weighs on the seconds after. */
    countGiven(size: number): void {
        this.given += size;
    }

    private enter(time: number): void {
        const second = Math.floor(time / 1000);
        if (second !== this.second) {
            this.given = Math.max(0, this.given - (second - this.second) * 2 * mebibyte);
            this.second = second;
            this.records = this.written = this.reads = 0;
        }
    }
}
