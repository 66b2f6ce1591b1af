import { hash } from "node:crypto";

import { bisect } from "./recordLog";
import { Recurring } from "./recurring";
import type { Step } from "./resharding";
import { hexadecimal, Shard } from "./shard";

/** What is declared of a stream, beside its name. */
export interface StreamSettings {
    readonly mode: "ON_DEMAND" | "PROVISIONED";
    readonly retentionHours: number;
    readonly encryption: { readonly type: "NONE" | "KMS"; readonly keyId?: string };
    /** Values by key. Defaults to none. */
    readonly tags?: Readonly<Record<string, string>>;
    /** Of a provisioned stream: the shards that it was declared with last, whatever has been made of them since. */
    readonly declaredShards?: number;
}

/** A record of a request. */
export interface PutEntry {
    /** Base64, known to be valid. */
    readonly Data: string;
    readonly PartitionKey: string;
    readonly ExplicitHashKey?: string | null;
}

/** A stream and what it holds. */
export class Stream {
    private openShards: readonly Shard[] = [];
    private readonly shardsOfKeys = new Recurring((partitionKey) =>
        this.shardOf(hash("md5", partitionKey, "hex")),
    );

    /**
     * @param createdAt in milliseconds since the epoch; no two streams of one name have the same
     * @param shards every one that it ever had, by number
     */
    constructor(
        readonly name: string,
        readonly arn: string,
        readonly createdAt: number,
        readonly shards: Shard[],
        public settings: StreamSettings,
    ) {
        this.findOpen();
    }

    /** The shards that take records, in the order of their hash keys. */
    get open(): readonly Shard[] {
        return this.openShards;
    }

    /** The shards that hold something, or may come to: closed ones are gone when the last of their records is. */
    known(now: number): Shard[] {
        const horizon = this.trimHorizon(now);
        return this.shards.filter(({ closedAt = now }) => closedAt >= horizon);
    }

    childrenOf(shard: Shard): Shard[] {
        return this.shards.filter(({ parents }) => parents.includes(shard.index));
    }

    /** Closes shards and opens others in their places. */
    reshard(steps: readonly Step[], time: number): void {
        for (const step of steps) {
            if ("split" in step) {
                const shard = this.shards[step.split]!;
                const at = BigInt(step.at);
                this.add(shard.first, at - 1n, [shard], time);
                this.add(at, shard.last, [shard], time);
            } else {
                const [lower, upper] = [this.shards[step.merge]!, this.shards[step.with]!];
                this.add(lower.first, upper.last, [lower, upper], time);
            }
        }
        this.findOpen();
    }

    private add(first: bigint, last: bigint, parents: readonly Shard[], time: number): void {
        parents.forEach((shard) => (shard.closedAt = time));
        const { length: index } = this.shards;
        const numbers = parents.map((shard) => shard.index);
        this.shards.push(new Shard({ index, first, last, createdAt: time, parents: numbers }));
    }

    private findOpen(): void {
        this.openShards = this.shards
            .filter(({ closedAt }) => closedAt === undefined)
            .sort((a, b) => (a.first < b.first ? -1 : 1));
        this.shardsOfKeys.forget();
    }

    /** The shard whose range the record's hash key is in: the explicit one, or the partition key's MD5. */
    shardFor({ PartitionKey, ExplicitHashKey }: PutEntry): Shard {
        if (this.openShards.length === 1) {
            return this.openShards[0]!;
        }
        return ExplicitHashKey == null
            ? this.shardsOfKeys.get(PartitionKey)
            : this.shardOf(hexadecimal(BigInt(ExplicitHashKey)));
    }

    private shardOf(hashKey: string): Shard {
        const shards = this.openShards;
        return shards[bisect(shards.length, (n) => hashKey <= shards[n]!.lastHashKey)]!;
    }

    /** Records that arrived before this time are gone. */
    trimHorizon(now: number): number {
        return now - this.settings.retentionHours * 3_600_000;
    }
}
