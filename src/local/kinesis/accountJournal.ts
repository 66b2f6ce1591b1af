import type { Entry as JournalEntry, Journal } from "../aws/journal";
import type { Stream } from "./stream";
import { writeStreamEntry } from "./streamEntry";

type Kind = "key" | "stream" | "reshard" | "delete" | "put";

/** What happened to the streams of an account, in order. */
export type AccountJournal = Journal<Kind>;

/** One thing that happened. */
export type AccountEntry = JournalEntry<Kind>;

/**
 * Forgets the records that are past their retention, and makes the journal short again where they were more than half
 * of those in it.
 *
 * @param key the entry of the key that tokens are signed with
 * @param inJournal how many records the journal holds
 */
export function dropExpired(
    journal: AccountJournal,
    streams: Iterable<Stream>,
    key: AccountEntry,
    inJournal: number,
): void {
    const [now] = key;
    const horizons = new Map<string, number>();
    const head = [key];
    let held = 0;
    for (const stream of streams) {
        const horizon = Math.max(stream.trimHorizon(now), stream.createdAt);
        head.push([now, "stream", stream.name, writeStreamEntry(stream, horizon)]);
        horizons.set(stream.name, horizon);
        for (const { records } of stream.shards) {
            held += records.next - records.firstSince(horizon);
            records.forgetBefore(horizon);
        }
    }
    if (held * 2 < inJournal) {
        journal.rewrite(head, (line) => {
            const [, time, name] =
                /^\[(\d+),"(?:put|reshard)","([^"]+)"/.exec(line.toString("latin1", 0, 256)) ?? [];
            return Number(time) >= (horizons.get(name ?? "") ?? Infinity);
        });
    }
}
