import type { Account, StreamReference } from "../account";
import { invalidArgument, limitExceeded, resourceNotFound, validation } from "../errors";
import * as fields from "../fieldsOfChanges";
import { stepsToCount } from "../resharding";
import { type Shard, shardIdOf } from "../shard";
import type { Stream } from "../stream";
import type { Operation } from "./operation";

interface SplitShardInput extends StreamReference {
    readonly ShardToSplit: string;
    readonly NewStartingHashKey: string;
}

interface MergeShardsInput extends StreamReference {
    readonly ShardToMerge: string;
    readonly AdjacentShardToMerge: string;
}

interface UpdateShardCountInput extends StreamReference {
    readonly TargetShardCount: number;
}

/** Of a stream, unless AWS has been asked for more (Kinesis API reference, UpdateShardCount). */
const mostShards = 10_000;

// Texts of SplitShard and MergeShards as recorded in kinesalite's actions; those of UpdateShardCount as users report
// them. A shard is closed, and its children are open, at once.

export const splitShard: Operation = {
    fields: fields.splitShard,
    run(account: Account, input: SplitShardInput): string {
        const stream = provisioned(account.stream(input));
        const shard = openShard(account, stream, input.ShardToSplit);
        const at = BigInt(input.NewStartingHashKey);
        if (at <= shard.first + 1n || at >= shard.last) {
            throw invalidArgument(
                `NewStartingHashKey ${input.NewStartingHashKey} used in SplitShard() on shard ${shard.id} ` +
                    `in stream ${stream.name} under account ${account.id} is not both greater than one plus ` +
                    `the shard's StartingHashKey ${shard.first} and less than the shard's EndingHashKey ${shard.last}.`,
            );
        }
        account.reshard(stream, [{ split: shard.index, at: at.toString() }]);
        return "";
    },
};

export const mergeShards: Operation = {
    fields: fields.mergeShards,
    run(account: Account, input: MergeShardsInput): string {
        const stream = provisioned(account.stream(input));
        const lower = openShard(account, stream, input.ShardToMerge);
        const upper = openShard(account, stream, input.AdjacentShardToMerge);
        if (lower.last + 1n !== upper.first) {
            throw invalidArgument(
                `Shards ${lower.id} and ${upper.id} in stream ${stream.name} under account ${account.id} ` +
                    "are not an adjacent pair of shards eligible for merging",
            );
        }
        account.reshard(stream, [{ merge: lower.index, with: upper.index }]);
        return "";
    },
};

export const updateShardCount: Operation = {
    fields: fields.updateShardCount,
    run(account: Account, input: UpdateShardCountInput): string {
        const stream = provisioned(account.stream(input));
        const { length: current } = stream.open;
        const target = input.TargetShardCount;
        changeShardCount(account, stream, target);
        return JSON.stringify({
            CurrentShardCount: current,
            StreamARN: stream.arn,
            StreamName: stream.name,
            TargetShardCount: target,
        });
    },
};

/** @throws KinesisError for a number that is refused */
export function changeShardCount(account: Account, stream: Stream, target: number): void {
    const { length: current } = stream.open;
    const counts = `Current open shard count: ${current} Target shard count: ${target}`;
    if (target > mostShards) {
        throw limitExceeded(`A stream has at most ${mostShards} shards. ${counts}`);
    }
    if (target > current * 2) {
        throw invalidArgument(
            `UpdateShardCount cannot scale up over double your current open shard count. ${counts}`,
        );
    }
    if (target * 2 < current) {
        throw invalidArgument(
            `UpdateShardCount cannot scale down below half your current open shard count. ${counts}`,
        );
    }
    const steps = stepsToCount(stream.open, stream.shards.length, target);
    if (steps.length > 0) {
        account.reshard(stream, steps);
    }
}

/** Shards of an on-demand stream are AWS's own affair. */
function provisioned(stream: Stream): Stream {
    if (stream.settings.mode !== "PROVISIONED") {
        throw validation(`Stream ${stream.name} is in ON_DEMAND mode: its shards cannot be changed.`);
    }
    return stream;
}

/** Kinesis takes any text that ends in the shard's number, with or without a dash before it. */
function openShard(account: Account, stream: Stream, shardId: string): Shard {
    const digits = shardId.split("-")[1] || shardId;
    const number = /^\d{1,12}$/.test(digits) ? Number(digits) : undefined;
    const shard = number === undefined ? undefined : stream.shards[number];
    const place = `in stream ${stream.name} under account ${account.id}`;
    if (shard === undefined) {
        const id = number === undefined ? shardId : shardIdOf(number);
        throw resourceNotFound(`Could not find shard ${id} ${place}.`);
    }
    if (shard.closedAt !== undefined) {
        throw invalidArgument(
            `Shard ${shard.id} ${place} has already been merged or split, ` +
                "and thus is not eligible for merging or splitting.",
        );
    }
    return shard;
}
