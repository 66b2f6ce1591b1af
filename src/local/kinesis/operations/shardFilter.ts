import { invalidArgument } from "../errors";
import type { Shard } from "../shard";

/** Which shards ListShards is to show (Kinesis API reference, ShardFilter). */
export interface ShardFilter {
    readonly Type:
        | "AFTER_SHARD_ID"
        | "AT_TRIM_HORIZON"
        | "FROM_TRIM_HORIZON"
        | "AT_LATEST"
        | "AT_TIMESTAMP"
        | "FROM_TIMESTAMP";
    readonly ShardId?: string | null;
    /** Seconds since the epoch. */
    readonly Timestamp?: number | null;
}

/** @throws KinesisError InvalidArgumentException for a filter without what its type needs */
export function checkFilter(filter: ShardFilter | null | undefined): void {
    const needs =
        filter?.Type === "AFTER_SHARD_ID"
            ? "ShardId"
            : filter?.Type.endsWith("_TIMESTAMP")
              ? "Timestamp"
              : undefined;
    if (needs !== undefined && filter?.[needs] == null) {
        throw invalidArgument(`ShardFilter of type ${filter?.Type} must have a ${needs}.`);
    }
}

/** Whether a shard passes. FROM_… lets through what was open then or later, AT_… what was open at that moment. */
export function passes(filter: ShardFilter | null, trimHorizon: number): (shard: Shard) => boolean {
    const timestamp = (filter?.Timestamp ?? 0) * 1000;
    const openAt =
        (time: number) =>
        ({ createdAt, closedAt = Infinity }: Shard) =>
            createdAt <= time && closedAt > time;
    switch (filter?.Type) {
        case "AFTER_SHARD_ID":
            return ({ id }) => id > filter.ShardId!;
        case "AT_LATEST":
            return ({ closedAt }) => closedAt === undefined;
        case "AT_TIMESTAMP":
            return openAt(timestamp);
        case "FROM_TIMESTAMP":
            return ({ closedAt = Infinity }) => closedAt >= timestamp;
        case "AT_TRIM_HORIZON":
            // Nothing was open before the stream was.
            return ({ parents, createdAt, closedAt = Infinity }) =>
                (parents.length === 0 || createdAt <= trimHorizon) && closedAt > trimHorizon;
        case "FROM_TRIM_HORIZON":
        case undefined:
            return () => true;
    }
}
