import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as ec2 from "@pulumi/aws/ec2";
import * as iam from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import type { LogGroupConfig } from "../config/logging";
import { kmsKeyArn } from "../stream/kmsKey";
import { trustOf } from "../stream/trustPolicy";

/** Writes down who speaks with whom in a VPC, and who is turned away: to a log group of its own. */
export function createFlowLog(
    name: string,
    vpcId: pulumi.Input<string>,
    { retentionDays, kmsKeyId }: LogGroupConfig,
    opts: pulumi.CustomResourceOptions,
): void {
    const group = new cloudwatch.LogGroup(
        `${name}-flow-log`,
        {
            retentionInDays: retentionDays,
            kmsKeyId:
                kmsKeyId &&
                pulumi.output(kmsKeyId).apply((keyId) => kmsKeyArn(keyId, { parent: opts.parent })),
        },
        opts,
    );
    const role = new iam.Role(
        `${name}-flow-log`,
        {
            description: "Lets the VPC's flow log write to its log group",
            assumeRolePolicy: trustOf("vpc-flow-logs.amazonaws.com"),
        },
        opts,
    );
    const policy = new iam.RolePolicy(
        `${name}-flow-log`,
        { role: role.name, policy: pulumi.jsonStringify(writingTo(group.arn)) },
        opts,
    );
    new ec2.FlowLog(
        name,
        { vpcId, trafficType: "ALL", logDestination: group.arn, iamRoleArn: role.arn },
        { ...opts, dependsOn: policy },
    );
}

function writingTo(logGroupArn: pulumi.Input<string>) {
    return {
        Version: "2012-10-17",
        Statement: [
            {
                Effect: "Allow",
                Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
                Resource: [logGroupArn, pulumi.interpolate`${logGroupArn}:*`],
            },
        ],
    };
}
