import type { ConfigReader } from "./configReader";
import { kmsKey } from "./formats";

/** What API Gateway writes down of each request. */
export interface LoggingConfig {
    /** How log groups are kept. */
    readonly logGroups: LogGroupConfig;
    /** The access log's group, undefined for none. */
    readonly accessLogs?: LogGroupConfig;
    readonly executionLogLevel: ExecutionLogLevel;
    /** CloudWatch metrics of each method, not of the stage alone. */
    readonly metrics: boolean;
    readonly xrayTracing: boolean;
    /** Declare the role with which API Gateway writes logs, one for the account and region. */
    readonly manageAccountLogging: boolean;
}

export interface LogGroupConfig {
    /** Days that a line is kept. */
    readonly retentionDays: number;
    /** Id, ARN or alias of the KMS key that encrypts the log group. Defaults to CloudWatch's own. */
    readonly kmsKeyId?: string;
}

/** Levels of the execution log (API Gateway API reference, MethodSetting). */
export const executionLogLevels = ["OFF", "ERROR", "INFO"] as const;
export type ExecutionLogLevel = (typeof executionLogLevels)[number];

/** Days for which a log group keeps its events (CloudWatch Logs API reference, PutRetentionPolicy). */
const retentionDays = [
    ...["1", "3", "5", "7", "14", "30", "60", "90", "120", "150", "180", "365", "400", "545", "731", "1096"],
    ...["1827", "2192", "2557", "2922", "3288", "3653"],
];

export function loggingConfig(values: ConfigReader): LoggingConfig {
    const accessLogs = values.boolean("accessLogs", false);
    const kmsKeyId = values.optionalText("logKmsKeyId", kmsKey.pattern, kmsKey.allowed);
    if (kmsKeyId !== undefined && !accessLogs) {
        values.problem("logKmsKeyId", kmsKeyId, "no value without accessLogs true");
    }
    const days = Number(values.oneOf("logRetentionDays", retentionDays, "365"));
    const logGroups = { retentionDays: days, kmsKeyId };
    return {
        logGroups,
        accessLogs: accessLogs ? logGroups : undefined,
        executionLogLevel: values.oneOf("executionLogLevel", executionLogLevels, "OFF"),
        metrics: values.boolean("metrics", false),
        xrayTracing: values.boolean("xrayTracing", false),
        manageAccountLogging: values.boolean("manageAccountLogging", false),
    };
}
