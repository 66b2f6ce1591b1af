import type * as pulumi from "@pulumi/pulumi";
import { stageName } from "../routes";

/** What alarms and the dashboard watch, and the limits that they compare with. */
export interface Watched {
    /** Name of the API, which its metrics go by. */
    readonly apiName: pulumi.Input<string>;
    readonly streamName: pulumi.Input<string>;
    /** Hours that the stream keeps a record. */
    readonly retentionHours: pulumi.Output<number>;
    /** Shards that take records. */
    readonly shardCount: pulumi.Output<number>;
    /** Requests a second that the stage takes. */
    readonly throttlingRateLimit: pulumi.Output<number>;
}

/** A CloudWatch metric of the API's stage, or of the stream. */
export interface Metric {
    readonly namespace: "AWS/ApiGateway" | "AWS/Kinesis";
    readonly metricName: string;
    readonly statistic: "Sum" | "Average" | "Maximum" | "p50" | "p99";
}

/** Metrics of a stage (API Gateway Developer Guide, "Amazon API Gateway dimensions and metrics"). */
export function apiMetric(metricName: string, statistic: Metric["statistic"]): Metric {
    return { namespace: "AWS/ApiGateway", metricName, statistic };
}

/** Metrics of a stream (Kinesis Developer Guide, "Monitor the Kinesis Data Streams service with CloudWatch"). */
export function streamMetric(metricName: string, statistic: Metric["statistic"]): Metric {
    return { namespace: "AWS/Kinesis", metricName, statistic };
}

/** The dimensions that a metric of this stack goes by. */
export function dimensionsOf(
    { namespace }: Metric,
    { apiName, streamName }: Watched,
): Record<string, pulumi.Input<string>> {
    return namespace === "AWS/Kinesis" ? { StreamName: streamName } : { ApiName: apiName, Stage: stageName };
}
