import { apiConfig, type ApiConfig, type ApiInputs } from "./api";
import { callersConfig, type CallersConfig, type CallersInputs } from "./callers";
import { boolean } from "./kinds";
import { loggingConfig, type LoggingConfig, type LoggingInputs } from "./logging";
import { monitoringConfig, type MonitoringConfig, type MonitoringInputs } from "./monitoring";
import { networkConfig, type NetworkConfig, type NetworkInputs } from "./network";
import { recordsConfig, type RecordsConfig, type RecordsInputs } from "./records";
import { signInConfig, type SignInConfig, type SignInInputs } from "./signIn";
import { streamConfig, type StreamConfig, type StreamInputs } from "./stream";
import type { ValueReader } from "./valueReader";

/** What a `KinesisProxy` is to be. Names, checks and defaults are those of the keys of a stack's configuration. */
export interface KinesisProxyArgs
    extends
        StreamInputs,
        ApiInputs,
        RecordsInputs,
        SignInInputs,
        CallersInputs,
        LoggingInputs,
        MonitoringInputs,
        NetworkInputs {
    /**
     * Pulumi refuses to delete or replace the user pool and the created stream, the pool has Cognito's deletion
     * protection, and the stream stays in AWS when it leaves the stack. Defaults to false.
     */
    protect?: boolean;
}

/** What the values come to, checked and with their defaults, in the form that the components take. */
export interface ProxyConfig
    extends
        StreamConfig,
        ApiConfig,
        RecordsConfig,
        SignInConfig,
        CallersConfig,
        LoggingConfig,
        MonitoringConfig,
        NetworkConfig {
    readonly protect: boolean;
}

/** Reads every value, and gathers what is wrong. */
export function proxyConfig(values: ValueReader): ProxyConfig {
    const stream = streamConfig(values);
    const api = apiConfig(values);
    const config: ProxyConfig = {
        ...stream,
        ...api,
        ...recordsConfig(values),
        ...signInConfig(values),
        ...callersConfig(values, api.routeGroups),
        protect: values.plain("protect", boolean, false),
        ...loggingConfig(values),
        ...monitoringConfig(values),
        ...networkConfig(values),
    };
    checkManage(values, config);
    return config;
}

/** Whoever makes himself a user could create streams, which bill by the hour, and delete those of others. */
function checkManage(values: ValueReader, { routeGroups, selfSignUp, machinesOnly }: ProxyConfig): void {
    if (routeGroups.includes("manage") && selfSignUp && !machinesOnly) {
        values.problem(
            "selfSignUp",
            selfSignUp,
            "false with manage among routeGroups, unless machinesOnly is true",
        );
    }
}
