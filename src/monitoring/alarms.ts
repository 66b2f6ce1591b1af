import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as sns from "@pulumi/aws/sns";
import * as pulumi from "@pulumi/pulumi";
import { alarmRules } from "./alarmRules";
import type { AlarmsConfig } from "../config/monitoring";
import { dimensionsOf, type Watched } from "./metrics";

export interface AlarmsArgs extends AlarmsConfig, Watched {}

/** Alarms of the API and its stream, and the topic that tells of them. */
export class Alarms extends pulumi.ComponentResource {
    constructor(name: string, args: AlarmsArgs, opts?: pulumi.ComponentResourceOptions) {
        super("kinesis-proxy:index:Alarms", name, {}, opts);
        const child = { parent: this };
        const topicArn = args.email === undefined ? args.topicArn : createTopic(name, args.email, child);
        const actions = topicArn === undefined ? undefined : [topicArn];
        for (const rule of alarmRules) {
            const { namespace, metricName, statistic } = rule.metric;
            new cloudwatch.MetricAlarm(
                `${name}-${rule.name}`,
                {
                    alarmDescription: rule.description,
                    namespace,
                    metricName,
                    ...(statistic.startsWith("p") ? { extendedStatistic: statistic } : { statistic }),
                    dimensions: dimensionsOf(rule.metric, args),
                    comparisonOperator: rule.comparison,
                    threshold: rule.threshold(args),
                    period: 60,
                    evaluationPeriods: 5,
                    datapointsToAlarm: 3,
                    // No data is no traffic: nobody calls, writes or reads.
                    treatMissingData: "notBreaching",
                    alarmActions: actions,
                    okActions: actions,
                },
                child,
            );
        }
        this.registerOutputs();
    }
}

/** A topic that sends e-mail to an address, once its owner confirms the subscription. Answers with its ARN. */
function createTopic(
    name: string,
    email: pulumi.Input<string>,
    opts: pulumi.CustomResourceOptions,
): pulumi.Output<string> {
    const topic = new sns.Topic(name, { displayName: "Kinesis proxy alarms" }, opts);
    new sns.TopicSubscription(name, { topic: topic.arn, protocol: "email", endpoint: email }, opts);
    return topic.arn;
}
