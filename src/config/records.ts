import type { ConfigReader } from "./configReader";

/** What of a caller's identity goes into the records that it sends. */
export interface RecordsConfig {
    /** Each record is stored with who sent it, from where, and when. */
    readonly stampRecords: boolean;
    readonly partitionKey: PartitionKeySource;
}

/** Where a record's partition key comes from: what the request says, or who the caller is. */
export const partitionKeySources = ["request", "caller"] as const;
export type PartitionKeySource = (typeof partitionKeySources)[number];

export function recordsConfig(values: ConfigReader): RecordsConfig {
    return {
        stampRecords: values.boolean("stampRecords", false),
        partitionKey: values.oneOf("partitionKey", partitionKeySources, "request"),
    };
}
