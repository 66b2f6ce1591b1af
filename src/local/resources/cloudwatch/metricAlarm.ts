import type { NotCopiedType } from "../resourceType";

export const metricAlarm: NotCopiedType = {
    token: "aws:cloudwatch/metricAlarm:MetricAlarm",
    notCopied: "alarms",
};
