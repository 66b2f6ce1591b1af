import type * as pulumi from "@pulumi/pulumi";
import { arn, boolean, text } from "./kinds";
import type { ValueReader } from "./valueReader";

/** How the team that runs the API watches it. */
export interface MonitoringInputs {
    /** Eight CloudWatch alarms of the API and its stream. Defaults to false. */
    alarms?: boolean;
    /** Address that alarms are sent to, by an SNS topic that is created; needs alarms. Defaults to none. */
    alarmEmail?: pulumi.Input<string>;
    /** ARN of the SNS topic that alarms are sent to, in place of alarmEmail; needs alarms. Defaults to none. */
    alarmTopicArn?: pulumi.Input<string>;
    /** A CloudWatch dashboard of the API and its stream. Defaults to false. */
    dashboard?: boolean;
}

export interface MonitoringConfig {
    /** CloudWatch alarms, undefined for none. */
    readonly alarms?: AlarmsConfig;
    readonly dashboard: boolean;
}

/** Where alarms go: to an address, to a topic that exists already, or nowhere but CloudWatch's own page. */
export interface AlarmsConfig {
    readonly email?: pulumi.Input<string>;
    readonly topicArn?: pulumi.Input<string>;
}

const address = text(
    /^[^\s@<>"',;]+@([a-z0-9-]+\.)+[a-z]{2,}$/i,
    "an e-mail address such as ops@example.com",
);
const topic = arn("sns", "[\\w-]{1,256}", "a standard SNS topic");

export function monitoringConfig(values: ValueReader): MonitoringConfig {
    const alarms = values.plain("alarms", boolean, false);
    const email = values.optional("alarmEmail", address);
    const topicArn = values.optional("alarmTopicArn", topic);
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
        dashboard: values.plain("dashboard", boolean, false),
    };
}
