import { indexStep } from "./sequenceNumber";

/** How many decimal digits a sequence number has. */
export const sequenceDigits = 56;

/** Numbers are counted in parts of four digits. */
const part = 10_000;

/** The ASCII of each number of four digits, as one big-endian integer. */
const asciiOf = Uint32Array.from({ length: part }, (_, n) =>
    Buffer.from(String(n).padStart(4, "0")).readUInt32BE(),
);

const stepParts = partsOf(indexStep);

const one = new DataView(new ArrayBuffer(sequenceDigits));
const oneAsBuffer = Buffer.from(one.buffer);

/**
 * The sequence numbers of a shard's records of one second, which differ in their index only, as text: put together by
 * parts, each takes a quarter of the time that BigInt takes for it.
 */
export class SequenceText {
    private readonly parts: Float64Array;

    /** @param base the number whose index is 0 */
    constructor(base: bigint) {
        this.parts = partsOf(base);
    }

    /**
     * Writes a number's digits.
     *
     * @param index less than 2 ** 39: products of it with a part are whole then
     */
    write(into: DataView, at: number, index: number): void {
        let carry = 0;
        for (let n = 0; n < this.parts.length; n++) {
            const sum = this.parts[n]! + stepParts[n]! * index + carry;
            carry = Math.floor(sum / part);
            into.setUint32(at + sequenceDigits - 4 * (n + 1), asciiOf[sum - carry * part]!);
        }
    }

    /** A number's digits; limits as those of `write`. */
    of(index: number): string {
        this.write(one, 0, index);
        return oneAsBuffer.toString("latin1");
    }
}

/** Writes the twelve digits of a shard's number. */
export function writeShardNumber(into: DataView, at: number, shard: number): void {
    const high = Math.floor(shard / part);
    into.setUint32(at, asciiOf[Math.floor(high / part)]!);
    into.setUint32(at + 4, asciiOf[high % part]!);
    into.setUint32(at + 8, asciiOf[shard % part]!);
}

/** The lowest part first. */
function partsOf(number: bigint): Float64Array {
    return Float64Array.from({ length: sequenceDigits / 4 }, (_, n) =>
        Number((number / BigInt(part) ** BigInt(n)) % BigInt(part)),
    );
}
