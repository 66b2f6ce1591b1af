import type * as pulumi from "@pulumi/pulumi";
import { apiMetric, streamMetric, type Metric, type Watched } from "./metrics";

/** One graph: its metrics, minute by minute, and the limit that is drawn across it. */
export interface Widget {
    readonly title: string;
    readonly metrics: readonly Metric[];
    readonly limit?: { readonly label: string; readonly value: (watched: Watched) => pulumi.Input<number> };
}

/** What a shard takes and gives in a minute (Kinesis Developer Guide, "Quotas and limits"). */
const shard = { records: 60 * 1000, bytesIn: 60 * 1024 * 1024, bytesOut: 60 * 2 * 1024 * 1024 };

const shards = (label: string, each: number): Widget["limit"] => ({
    label,
    value: ({ shardCount }) => shardCount.apply((count) => count * each),
});

/** Milliseconds after which API Gateway gives up (API Gateway Developer Guide, "Quotas"). */
const integrationTimeout = 29_000;

export const dashboardWidgets: readonly Widget[] = [
    {
        title: "Requests",
        metrics: [apiMetric("Count", "Sum")],
        limit: {
            label: "throttlingRateLimit",
            value: ({ throttlingRateLimit }) => throttlingRateLimit.apply((rate) => rate * 60),
        },
    },
    { title: "Errors", metrics: [apiMetric("4XXError", "Sum"), apiMetric("5XXError", "Sum")] },
    {
        title: "Latency (ms)",
        metrics: [
            apiMetric("Latency", "p50"),
            apiMetric("Latency", "p99"),
            apiMetric("IntegrationLatency", "p99"),
        ],
        limit: { label: "integration timeout", value: () => integrationTimeout },
    },
    {
        title: "Records in",
        metrics: [streamMetric("IncomingRecords", "Sum")],
        limit: shards("1,000 records a second and shard", shard.records),
    },
    {
        title: "Bytes in",
        metrics: [streamMetric("IncomingBytes", "Sum")],
        limit: shards("1 MiB a second and shard", shard.bytesIn),
    },
    {
        title: "Bytes out",
        metrics: [streamMetric("GetRecords.Bytes", "Sum")],
        limit: shards("2 MiB a second and shard", shard.bytesOut),
    },
    {
        title: "Throttles of the stream",
        metrics: [
            streamMetric("WriteProvisionedThroughputExceeded", "Sum"),
            streamMetric("ReadProvisionedThroughputExceeded", "Sum"),
        ],
    },
    {
        title: "Success of puts",
        metrics: [
            streamMetric("PutRecord.Success", "Average"),
            streamMetric("PutRecords.Success", "Average"),
        ],
    },
    {
        title: "Iterator age (ms)",
        metrics: [streamMetric("GetRecords.IteratorAgeMilliseconds", "Maximum")],
        limit: {
            label: "retention",
            value: ({ retentionHours }) => retentionHours.apply((hours) => hours * 3_600_000),
        },
    },
];
