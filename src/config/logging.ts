import type * as pulumi from "@pulumi/pulumi";
import { boolean, kmsKey, oneOf } from "./kinds";
import type { ValueReader } from "./valueReader";

/** Levels of the execution log (API Gateway API reference, MethodSetting). */
export const ExecutionLogLevel = {
    /** Nothing. */
    OFF: "OFF",
    /** What fails. */
    ERROR: "ERROR",
    /** Several lines for each request. */
    INFO: "INFO",
} as const;
export type ExecutionLogLevel = (typeof ExecutionLogLevel)[keyof typeof ExecutionLogLevel];

/** What API Gateway writes down of each request. */
export interface LoggingInputs {
    /** Write a JSON line for each request to a log group of its own. Defaults to false. */
    accessLogs?: boolean;
    /** Days that the access log keeps a line, one of CloudWatch's own steps (1, 3, 5, 7, 14, 30, ...). Defaults to 365. */
    logRetentionDays?: pulumi.Input<number>;
    /** Id, ARN or alias of the KMS key that encrypts the access log; needs accessLogs. Defaults to CloudWatch's own. */
    logKmsKeyId?: pulumi.Input<string>;
    /** What API Gateway logs of its own work, OFF, ERROR or INFO. Defaults to OFF. */
    executionLogLevel?: ExecutionLogLevel;
    /** CloudWatch metrics of each method, not of the stage alone. Defaults to false. */
    metrics?: pulumi.Input<boolean>;
    /** Trace requests with AWS X-Ray. Defaults to false. */
    xrayTracing?: pulumi.Input<boolean>;
    /**
     * Declare the role with which API Gateway writes logs, one for the account and region; accessLogs and
     * executionLogLevel need one. It stays in AWS when it leaves the stack. Defaults to false, which takes the one that
     * the account has.
     */
    manageAccountLogging?: boolean;
}

export interface LoggingConfig {
    /** How log groups are kept. */
    readonly logGroups: LogGroupConfig;
    /** The access log's group, undefined for none. */
    readonly accessLogs?: LogGroupConfig;
    readonly executionLogLevel: ExecutionLogLevel;
    readonly metrics: pulumi.Input<boolean>;
    readonly xrayTracing: pulumi.Input<boolean>;
    readonly manageAccountLogging: boolean;
}

export interface LogGroupConfig {
    /** Days that a line is kept. */
    readonly retentionDays: pulumi.Input<number>;
    /** Id, ARN or alias of the KMS key that encrypts the log group. Defaults to CloudWatch's own. */
    readonly kmsKeyId?: pulumi.Input<string>;
}

/** Days for which a log group keeps its events (CloudWatch Logs API reference, PutRetentionPolicy). */
const retentionDays = oneOf([
    ...[1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096],
    ...[1827, 2192, 2557, 2922, 3288, 3653],
]);

export function loggingConfig(values: ValueReader): LoggingConfig {
    const accessLogs = values.plain("accessLogs", boolean, false);
    const kmsKeyId = values.optional("logKmsKeyId", kmsKey);
    if (kmsKeyId !== undefined && !accessLogs) {
        values.problem("logKmsKeyId", kmsKeyId, "no value without accessLogs true");
    }
    const logGroups = { retentionDays: values.input("logRetentionDays", retentionDays, 365), kmsKeyId };
    return {
        logGroups,
        accessLogs: accessLogs ? logGroups : undefined,
        executionLogLevel: values.plain("executionLogLevel", oneOf(Object.values(ExecutionLogLevel)), "OFF"),
        metrics: values.input("metrics", boolean, false),
        xrayTracing: values.input("xrayTracing", boolean, false),
        manageAccountLogging: values.plain("manageAccountLogging", boolean, false),
    };
}
