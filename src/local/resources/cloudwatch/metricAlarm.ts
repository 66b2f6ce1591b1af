import type { NotCopiedType } from "../resourceType";
import { between, each, lengthBetween, matching, oneOf } from "../constraints";

export const metricAlarm: NotCopiedType = {
    token: "aws:cloudwatch/metricAlarm:MetricAlarm",
    notCopied: "alarms",
    rules: {
        autoName: true,
        required: ["comparisonOperator", "evaluationPeriods"],
        constraints: {
            // PutMetricAlarm, botocore's model; `treatMissingData` and `extendedStatistic`: the provider's schema.
            name: lengthBetween(1, 255),
            comparisonOperator: oneOf(
                ...["GreaterThanOrEqualToThreshold", "GreaterThanThreshold", "LessThanThreshold"],
                ...["LessThanOrEqualToThreshold", "LessThanLowerOrGreaterThanUpperThreshold"],
                ...["LessThanLowerThreshold", "GreaterThanUpperThreshold"],
            ),
            statistic: oneOf("SampleCount", "Average", "Sum", "Minimum", "Maximum"),
            extendedStatistic: matching(
                /p(?:\d{1,2}(?:\.\d{0,10})?|100)|IQM|(?:tm|tc|ts|wm|pr|TM|TC|TS|WM|PR).*/,
            ),
            treatMissingData: oneOf("missing", "ignore", "breaching", "notBreaching"),
            evaluationPeriods: between(1, Number.MAX_SAFE_INTEGER),
            datapointsToAlarm: between(1, Number.MAX_SAFE_INTEGER),
            alarmActions: each(lengthBetween(1, 1024)),
            okActions: each(lengthBetween(1, 1024)),
        },
        // "the PutMetricAlarm operation can take either": the provider's `ConflictsWith`.
        check: ({ statistic, extendedStatistic }) =>
            statistic !== undefined && extendedStatistic !== undefined
                ? [{ property: "statistic", reason: "statistic conflicts with extendedStatistic" }]
                : [],
        replacedBy: ["name"],
    },
};
