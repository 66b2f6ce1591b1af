import { hashKeys } from "./shard";

/** One change of a stream's shards, by their numbers: a shard becomes two, or two adjacent ones become one. */
export type Step =
    { readonly split: number; readonly at: string } | { readonly merge: number; readonly with: number };

/** An open shard, in the order of the hash keys. */
export interface OpenRange {
    readonly index: number;
    readonly first: bigint;
    readonly last: bigint;
}

/** The range of one of so many shards that share the hash keys in equal parts. */
export function evenRange(n: number, count: number): { readonly first: bigint; readonly last: bigint } {
    const part = hashKeys / BigInt(count);
    return { first: part * BigInt(n), last: n === count - 1 ? hashKeys - 1n : part * BigInt(n + 1) - 1n };
}

/**
 * The splits and merges that leave so many open shards of equal ranges: shards are split where a new one begins,
 * and what lies between is merged, which makes shards that live for an instant, as it does on AWS (API reference,
 * UpdateShardCount).
 *
 * @param open in the order of the hash keys
 * @param next the number of the next shard
 */
export function stepsToCount(open: readonly OpenRange[], next: number, count: number): Step[] {
    const steps: Step[] = [];
    const waiting = [...open].reverse();
    for (let n = 0; n < count; n++) {
        const { last } = evenRange(n, count);
        let merged: OpenRange | undefined;
        while (merged === undefined || merged.last < last) {
            let piece = waiting.pop()!;
            if (piece.last > last) {
                steps.push({ split: piece.index, at: (last + 1n).toString() });
                waiting.push({ index: next + 1, first: last + 1n, last: piece.last });
                piece = { index: next, first: piece.first, last };
                next += 2;
            }
            if (merged !== undefined) {
                steps.push({ merge: merged.index, with: piece.index });
                piece = { index: next++, first: merged.first, last: piece.last };
            }
            merged = piece;
        }
    }
    return steps;
}
