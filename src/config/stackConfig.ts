import { apiConfig, type ApiConfig } from "./api";
import { callersConfig, type CallersConfig } from "./callers";
import { loggingConfig, type LoggingConfig } from "./logging";
import { monitoringConfig, type MonitoringConfig } from "./monitoring";
import { networkConfig, type NetworkConfig } from "./network";
import { recordsConfig, type RecordsConfig } from "./records";
import { signInConfig, type SignInConfig } from "./signIn";
import { streamConfig, type StreamConfig } from "./stream";
import { ConfigReader } from "./configReader";

/** What a stack's configuration says, checked. Keys and defaults are those of Pulumi.yaml. */
export interface StackConfig
    extends
        ApiConfig,
        CallersConfig,
        RecordsConfig,
        LoggingConfig,
        MonitoringConfig,
        NetworkConfig,
        SignInConfig,
        StreamConfig {
    /** `aws:region`. */
    readonly region: string;
    /** Guard users and records against deletion. */
    readonly protect: boolean;
}

const region = /^[a-z]{2,}(-[a-z]+)+-\d$/;

/**
 * Reads and checks the stack's configuration: the one reader of `pulumi.Config`.
 *
 * @throws pulumi.RunError one line for each wrong value: its key, the value, and what is allowed.
 */
export function loadConfig(): StackConfig {
    const values = new ConfigReader();
    const api = apiConfig(values);
    const config: StackConfig = {
        region: values.text("aws:region", region, "an AWS region such as us-east-1"),
        ...streamConfig(values),
        ...api,
        ...recordsConfig(values),
        ...signInConfig(values),
        ...callersConfig(values, api.routeGroups),
        protect: values.boolean("protect", false),
        ...loggingConfig(values),
        ...monitoringConfig(values),
        ...networkConfig(values),
    };
    checkManage(values, config);
    values.throwProblems();
    return config;
}

/** Whoever makes himself a user could create streams, which bill by the hour, and delete those of others. */
function checkManage(values: ConfigReader, { routeGroups, selfSignUp, machinesOnly }: StackConfig): void {
    if (routeGroups.includes("manage") && selfSignUp && !machinesOnly) {
        values.problem(
            "selfSignUp",
            String(selfSignUp),
            "false with manage among routeGroups, unless machinesOnly is true",
        );
    }
}
