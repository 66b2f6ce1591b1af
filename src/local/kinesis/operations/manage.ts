import type { Account, StreamReference } from "../account";
import { validation } from "../errors";
import * as fields from "../fields";
import type { StreamSettings } from "../stream";
import type { Operation } from "./operation";

interface CreateStreamInput {
    readonly StreamName: string;
    readonly ShardCount?: number | null;
    readonly StreamModeDetails?: { readonly StreamMode: StreamSettings["mode"] } | null;
}

/** How many shards an on-demand stream starts with (Kinesis developer guide, "Choose the right mode"). */
export const onDemandShards = 4;

export const createStream: Operation = {
    fields: fields.createStream,
    run(account: Account, { StreamName, ShardCount, StreamModeDetails }: CreateStreamInput): string {
        const mode = StreamModeDetails?.StreamMode ?? (ShardCount == null ? "ON_DEMAND" : "PROVISIONED");
        if (mode === "PROVISIONED" && ShardCount == null) {
            throw validation(
                "1 validation error detected: Value null at 'shardCount' failed to satisfy constraint: " +
                    "Member must not be null",
            );
        }
        if (mode === "ON_DEMAND" && ShardCount != null) {
            throw validation("ShardCount cannot be specified for a stream in ON_DEMAND mode.");
        }
        account.create(StreamName, ShardCount ?? onDemandShards, {
            mode,
            retentionHours: 24,
            encryption: { type: "NONE" },
        });
        return "";
    },
};

export const deleteStream: Operation = {
    fields: fields.deleteStream,
    run(account: Account, input: StreamReference): string {
        account.delete(account.stream(input));
        return "";
    },
};
