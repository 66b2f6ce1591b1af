/** What a sequence number says, once taken apart. */
export interface SequenceNumber {
    /** When the shard was made, in seconds since the epoch. */
    readonly created: number;
    /** The shard's number, e.g. 3 for shardId-000000000003. */
    readonly shard: number;
    /** The record's place in its shard, from 1; 0 is the number a shard starts with. */
    readonly index: number;
    /** When the record arrived, in seconds since the epoch. */
    readonly time: number;
}

// Version 2 of AWS's layout, as kinesalite worked it out (db/index.js), in hexadecimal digits:
// "2", created (9), shard's last digit (1), index (16), "00", time (9), shard (8), "2".
const createdBit = 148n;
const shardDigitBit = 144n;
const indexBit = 80n;
const timeBit = 36n;
const shardBit = 4n;
const version = 2n;
const leading = 2n << 184n;

/** What the next index adds to a number. */
export const indexStep = 1n << indexBit;

/** The number that a shard's records of one second have in common, to which `numbered` adds a record's index. */
export function sequenceBase({ created, shard, time }: Omit<SequenceNumber, "index">): bigint {
    return (
        leading +
        (BigInt(created) << createdBit) +
        (BigInt(shard & 15) << shardDigitBit) +
        (BigInt(time) << timeBit) +
        (BigInt(shard) << shardBit) +
        version
    );
}

/** The place that no record of a shard has: of the number that a closed shard ends with. */
export const lastIndex = 0x7fffffffffffffffn;

/** The 56 digits that stand for a record. Later records of a shard have greater numbers. */
export function numbered(base: bigint, index: number | bigint): string {
    return (base + (BigInt(index) << indexBit)).toString();
}

/** Takes decimal digits apart; undefined where they are no sequence number that Kinesis ever gives. */
export function parseSequenceNumber(digits: string): SequenceNumber | undefined {
    const number = BigInt(digits);
    const bits = (from: bigint, count: number): number => Number(BigInt.asUintN(count, number >> from));
    const parsed = {
        created: bits(createdBit, 36),
        shard: bits(shardBit, 32),
        index: bits(indexBit, 64),
        time: bits(timeBit, 36),
    };
    const valid =
        Number.isSafeInteger(parsed.index) && numbered(sequenceBase(parsed), parsed.index) === digits;
    return valid ? parsed : undefined;
}
