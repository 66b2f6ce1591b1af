import { hash } from "node:crypto";

import { bisect } from "./recordLog";
import { hexadecimal, Shard } from "./shard";

/** What is declared of a stream, beside its name. */
export interface StreamSettings {
    readonly mode: "ON_DEMAND" | "PROVISIONED";
    readonly retentionHours: number;
    readonly encryption: { readonly type: "NONE" | "KMS"; readonly keyId?: string };
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
    readonly shards: readonly Shard[];

    /**
     * @param createdAt in milliseconds since the epoch; no two streams of one name have the same
     * @param nextIndexes the number of the next record in each shard; defaults to 1
     */
    constructor(
        readonly name: string,
        readonly arn: string,
        readonly createdAt: number,
        shardCount: number,
        public settings: StreamSettings,
        nextIndexes: readonly number[] = [],
    ) {
        const created = Math.floor(createdAt / 1000);
        this.shards = Array.from(
            { length: shardCount },
            (_, n) => new Shard(n, shardCount, created, nextIndexes[n]),
        );
    }

    /** The shard whose range the record's hash key is in: the explicit one, or the partition key's MD5. */
    shardFor(record: PutEntry): Shard {
        const { shards } = this;
        if (shards.length === 1) {
            return shards[0]!;
        }
        const hashKey =
            record.ExplicitHashKey == null
                ? hash("md5", record.PartitionKey, "hex")
                : hexadecimal(BigInt(record.ExplicitHashKey));
        return shards[bisect(shards.length, (n) => hashKey <= shards[n]!.lastHashKey)]!;
    }

    /** Records that arrived before this time are gone. */
    trimHorizon(now: number): number {
        return now - this.settings.retentionHours * 3_600_000;
    }
}
