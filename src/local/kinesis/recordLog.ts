/** A record as it is read back. */
export interface StoredRecord {
    /** Arrival, in milliseconds since the epoch. */
    readonly time: number;
    readonly partitionKey: string;
    /** Base64. */
    readonly data: string;
    /** Data and partition key, in bytes. */
    readonly size: number;
}

const segmentBytes = 256 * 1024;
/**
 * Where segments are kept that hold nothing any more, for the next ones. As shared memory they do not count as what a
 * collection of garbage may free: it would be tried in vain, each time that so many records have come.
 */
const spare: Buffer[] = [];

const timeBytes = 8;
const keyLengthBytes = 2;

/** Consecutive records, one after the other in a buffer: time, length of the key, key (UTF-16), data. */
interface Segment {
    readonly first: number;
    readonly bytes: Buffer;
    readonly ends: number[];
    used: number;
    lastTime: number;
}

/**
 * The records of one shard, in the order of their arrival, numbered from 1. They are kept outside of
 * JavaScript's heap, so that the garbage collector's work, and with it the cost of a put, does not grow with
 * their number.
 */
export class RecordLog {
    private segments: Segment[] = [];

    /** @param next the number that the next record gets; defaults to 1 */
    constructor(private nextIndex = 1) {}

    /** The number that the next record gets. */
    get next(): number {
        return this.nextIndex;
    }

    /** @param data base64, known to be valid */
    append(time: number, partitionKey: string, data: string): number {
        const room = timeBytes + keyLengthBytes + partitionKey.length * 2 + (data.length / 4) * 3;
        let segment = this.segments[this.segments.length - 1];
        if (segment === undefined || segment.used + room > segment.bytes.length) {
            segment = this.addSegment(Math.max(segmentBytes, room));
        }
        const { bytes } = segment;
        let at = bytes.writeDoubleLE(time, segment.used);
        at = bytes.writeUInt16LE(partitionKey.length, at);
        // Most keys are so short that a call of Buffer's own takes several times as long.
        for (let n = 0; n < partitionKey.length; n++) {
            const code = partitionKey.charCodeAt(n);
            bytes[at++] = code;
            bytes[at++] = code >> 8;
        }
        at += bytes.write(data, at, "base64");
        segment.used = at;
        segment.lastTime = time;
        segment.ends.push(at);
        return this.nextIndex++;
    }

    /**
     * The record with that number, which must be held.
     *
     * @param most bytes of its data that are read; defaults to all of them
     */
    read(index: number, most = Infinity): StoredRecord {
        const segment = this.segments[this.segmentOf(index)]!;
        const place = index - segment.first;
        const start = segment.ends[place - 1] ?? 0;
        const end = segment.ends[place]!;
        const keyStart = start + timeBytes + keyLengthBytes;
        const dataStart = keyStart + segment.bytes.readUInt16LE(start + timeBytes) * 2;
        const partitionKey = segment.bytes.toString("utf16le", keyStart, dataStart);
        return {
            time: segment.bytes.readDoubleLE(start),
            partitionKey,
            data: segment.bytes.toString("base64", dataStart, Math.min(end, dataStart + most)),
            size: end - dataStart + Buffer.byteLength(partitionKey),
        };
    }

    /** The number of the first record held that arrived at that time or later; `next` where there is none. */
    firstSince(time: number): number {
        const segment =
            this.segments[bisect(this.segments.length, (n) => this.segments[n]!.lastTime >= time)];
        if (segment === undefined) {
            return this.nextIndex;
        }
        const { bytes, ends } = segment;
        return segment.first + bisect(ends.length, (n) => bytes.readDoubleLE(ends[n - 1] ?? 0) >= time);
    }

    /** Gives back the memory of segments that hold nothing but records from before that time. */
    forgetBefore(time: number): void {
        while (this.segments.length > 0 && this.segments[0]!.lastTime < time) {
            const { bytes } = this.segments.shift()!;
            if (bytes.length === segmentBytes) {
                spare.push(bytes);
            }
        }
    }

    private addSegment(size: number): Segment {
        const segment = {
            first: this.nextIndex,
            bytes:
                size > segmentBytes
                    ? Buffer.allocUnsafeSlow(size)
                    : (spare.pop() ?? Buffer.from(new SharedArrayBuffer(segmentBytes))),
            ends: [],
            used: 0,
            lastTime: 0,
        };
        this.segments.push(segment);
        return segment;
    }

    private segmentOf(index: number): number {
        return bisect(this.segments.length, (n) => this.segments[n]!.first > index) - 1;
    }
}

/** The lowest n below `count` that passes a test which all numbers after it pass too; `count` where none does. */
export function bisect(count: number, passes: (n: number) => boolean): number {
    let low = 0;
    let high = count;
    while (low < high) {
        const middle = (low + high) >>> 1;
        if (passes(middle)) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return low;
}
