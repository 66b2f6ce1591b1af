import type { Account } from "../account";
import { expiredIterator, invalidArgument } from "../errors";
import type { Shard } from "../shard";
import type { Stream } from "../stream";

/** What a shard iterator says: the next record to read, of which shard, and when it was given. */
export interface Position {
    readonly streamName: string;
    readonly createdAt: number;
    readonly shard: number;
    readonly index: number;
    readonly issued: number;
}

type Token = [issued: number, streamName: string, createdAt: number, shard: number, index: number];

const purpose = "ShardIterator";
const lifeMs = 300_000;

export function issueIterator(account: Account, stream: Stream, shard: Shard, index: number): string {
    const token: Token = [account.now(), stream.name, stream.createdAt, shard.index, index];
    return account.tokens.seal(purpose, token);
}

/** What an iterator says, however old it is; undefined where it is none of this account's. */
export function readIterator(account: Account, iterator: string): Position | undefined {
    const token = account.tokens.open<Token>(purpose, iterator);
    if (token === undefined) {
        return undefined;
    }
    const [issued, streamName, createdAt, shard, index] = token;
    return { issued, streamName, createdAt, shard, index };
}

/** @throws KinesisError InvalidArgumentException, ExpiredIteratorException after five minutes */
export function openIterator(account: Account, iterator: string): Position {
    const position = readIterator(account, iterator);
    if (position === undefined) {
        throw invalidArgument("Invalid ShardIterator.");
    }
    const now = account.now();
    if (now - position.issued > lifeMs) {
        throw expiredIterator(
            `Iterator expired. The iterator was created at time ${javaDate(position.issued)} while right now it is ` +
                `${javaDate(now)} which is further in the future than the tolerated delay of ${lifeMs} milliseconds.`,
        );
    }
    return position;
}

/** E.g. Thu Jan 22 01:22:02 UTC 2015. */
function javaDate(time: number): string {
    const [weekday, day, month, year, clock] = new Date(time).toUTCString().replace(",", "").split(" ");
    return `${weekday} ${month} ${day} ${clock} UTC ${year}`;
}
