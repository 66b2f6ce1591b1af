import type { ConfigReader } from "./configReader";
import { arnFormat } from "./formats";

/** How the team that runs the API watches it. */
export interface MonitoringConfig {
    /** CloudWatch alarms, undefined for none. */
    readonly alarms?: AlarmsConfig;
    readonly dashboard: boolean;
}

/** Where alarms go: to an address, to a topic that exists already, or nowhere but CloudWatch's own page. */
export interface AlarmsConfig {
    readonly email?: string;
    readonly topicArn?: string;
}

const address = /^[^\s@<>"',;]+@([a-z0-9-]+\.)+[a-z]{2,}$/i;
const topic = arnFormat("sns", "[\\w-]{1,256}", "a standard SNS topic");

export function monitoringConfig(values: ConfigReader): MonitoringConfig {
    const alarms = values.boolean("alarms", false);
    const email = values.optionalText("alarmEmail", address, "an e-mail address such as ops@example.com");
    const topicArn = values.optionalText("alarmTopicArn", topic.pattern, topic.allowed);
    if (email !== undefined && !alarms) {
        values.problem("alarmEmail", email, "no value without alarms true");
    }
    if (topicArn !== undefined && !alarms) {
        values.problem("alarmTopicArn", topicArn, "no value without alarms true");
    }
    if (email !== undefined && topicArn !== undefined) {
        values.problem(
            "alarmTopicArn",
            topicArn,
            "no value with alarmEmail: subscribe the address to the topic",
        );
    }
    return {
        alarms: alarms ? { email, topicArn } : undefined,
        dashboard: values.boolean("dashboard", false),
    };
}
