import type * as pulumi from "@pulumi/pulumi";
import { apiMetric, streamMetric, type Metric, type Watched } from "./metrics";

/** When an alarm goes off: in three of the last five minutes. */
export interface AlarmRule {
    /** Last part of the alarm's name. */
    readonly name: string;
    /** What it means, and where to look first. */
    readonly description: string;
    readonly metric: Metric;
    readonly comparison: "GreaterThanThreshold" | "LessThanThreshold";
    /** Milliseconds of times, a share from 0 to 1 of rates. */
    readonly threshold: (watched: Watched) => pulumi.Input<number>;
}

const above = "GreaterThanThreshold";
const below = "LessThanThreshold";

export const alarmRules: readonly AlarmRule[] = [
    {
        name: "5xx",
        description:
            "More than 1 % of requests fail: look at the access log's integrationStatus and errorType.",
        metric: apiMetric("5XXError", "Average"),
        comparison: above,
        threshold: () => 0.01,
    },
    {
        name: "4xx",
        description:
            "More than 10 % of requests are refused: a client sends bad tokens or bodies, or too many.",
        metric: apiMetric("4XXError", "Average"),
        comparison: above,
        threshold: () => 0.1,
    },
    {
        name: "latency",
        description: "One request in a hundred takes more than a second.",
        metric: apiMetric("Latency", "p99"),
        comparison: above,
        threshold: () => 1000,
    },
    {
        name: "integration-latency",
        description: "Kinesis takes more than 750 ms for one call in a hundred.",
        metric: apiMetric("IntegrationLatency", "p99"),
        comparison: above,
        threshold: () => 750,
    },
    {
        name: "write-throttles",
        description:
            "The stream refuses records: it needs more shards, or partition keys that spread better.",
        metric: streamMetric("WriteProvisionedThroughputExceeded", "Sum"),
        comparison: above,
        threshold: () => 0,
    },
    {
        name: "put-record",
        description: "Less than 99 % of PutRecord calls succeed.",
        metric: streamMetric("PutRecord.Success", "Average"),
        comparison: below,
        threshold: () => 0.99,
    },
    {
        name: "put-records",
        description: "Less than 99 % of PutRecords calls succeed.",
        metric: streamMetric("PutRecords.Success", "Average"),
        comparison: below,
        threshold: () => 0.99,
    },
    {
        name: "iterator-age",
        description:
            "A consumer is behind by half of the stream's retention, after which records are lost to it.",
        metric: streamMetric("GetRecords.IteratorAgeMilliseconds", "Maximum"),
        comparison: above,
        threshold: ({ retentionHours }) => retentionHours.apply((hours) => (hours * 3_600_000) / 2),
    },
];
