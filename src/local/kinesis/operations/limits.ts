import type { Account } from "../account";
import type { Operation } from "./operation";

// Quotas of an account in the large regions (Kinesis Data Streams developer guide, "Quotas and limits"). They are
// told, not held to.
const shardLimit = 20_000;
const onDemandStreamLimit = 50;

export const describeLimits: Operation = {
    fields: {},
    run(account: Account): string {
        const streams = [...account.streams.values()];
        const onDemand = streams.filter(({ settings }) => settings.mode === "ON_DEMAND");
        return JSON.stringify({
            OnDemandStreamCount: onDemand.length,
            OnDemandStreamCountLimit: onDemandStreamLimit,
            OpenShardCount: streams.reduce((sum, { open }) => sum + open.length, 0),
            ShardLimit: shardLimit,
        });
    },
};
