import { boolean, oneOf } from "./kinds";
import type { ValueReader } from "./valueReader";

/** Where a record's partition key comes from. */
export const PartitionKeySource = {
    /** What the request says. */
    request: "request",
    /** Who the caller is: the token's `sub`. */
    caller: "caller",
} as const;
export type PartitionKeySource = (typeof PartitionKeySource)[keyof typeof PartitionKeySource];

/** What of a caller's identity goes into the records that it sends. */
export interface RecordsInputs {
    /** Each record is stored with who sent it, from where, and when. Defaults to false. */
    stampRecords?: boolean;
    /** Where a record's partition key comes from, request or caller. Defaults to request. */
    partitionKey?: PartitionKeySource;
}

export type RecordsConfig = Readonly<Required<RecordsInputs>>;

export function recordsConfig(values: ValueReader): RecordsConfig {
    return {
        stampRecords: values.plain("stampRecords", boolean, false),
        partitionKey: values.plain("partitionKey", oneOf(Object.values(PartitionKeySource)), "request"),
    };
}
