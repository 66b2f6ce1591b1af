import { sequenceDigits, writeShardNumber } from "../sequenceText";
import { type Shard, shardIdOf } from "../shard";

/** How a put's answer says where a record is. All are of one length: this is what the answers are filled into. */
const blank = `{"SequenceNumber":"${"0".repeat(sequenceDigits)}","ShardId":"${shardIdOf(0)}"}`;
const sequenceAt = blank.indexOf("0");
const shardAt = blank.indexOf("0", blank.indexOf("shardId-"));

/** Records of a PutRecords request, at most. */
const mostRecords = 500;

const form = Buffer.from(`${blank},`.repeat(mostRecords), "latin1");
const view = new DataView(form.buffer, form.byteOffset, form.byteLength);

/**
 * Where records were put, in JSON, with commas between them.
 *
 * @param shards the shard of each record, 500 at most
 * @param indexes the number of each in its shard
 * @param time their arrival, in milliseconds since the epoch
 */
export function placements(shards: readonly Shard[], indexes: readonly number[], time: number): string {
    for (let n = 0; n < shards.length; n++) {
        const shard = shards[n]!;
        const at = n * (blank.length + 1);
        shard.numbersAt(time).write(view, at + sequenceAt, indexes[n]!);
        writeShardNumber(view, at + shardAt, shard.index);
    }
    return form.toString("latin1", 0, shards.length * (blank.length + 1) - 1);
}
