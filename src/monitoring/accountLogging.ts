import * as apigateway from "@pulumi/aws/apigateway";
import { getCallerIdentityOutput } from "@pulumi/aws/getCallerIdentity";
import * as iam from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import { apiGatewayTrust } from "../stream/trustPolicy";

/**
 * The role with which API Gateway writes to CloudWatch Logs: one for all APIs of the account and region. It stays
 * when the stack goes, because other stacks may log with it by then.
 */
export class AccountLogging extends pulumi.ComponentResource {
    constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
        super("kinesis-proxy:index:AccountLogging", name, {}, opts);
        const kept = { parent: this, retainOnDelete: true };
        const role = new iam.Role(
            name,
            {
                description: "Lets API Gateway write to CloudWatch Logs",
                assumeRolePolicy: apiGatewayTrust,
            },
            kept,
        );
        const policy = new iam.RolePolicy(
            name,
            { role: role.name, policy: JSON.stringify(logsPolicy) },
            kept,
        );
        // API Gateway takes no role without these permissions.
        new apigateway.Account(name, { cloudwatchRoleArn: role.arn }, { ...kept, dependsOn: policy });
        this.registerOutputs();
    }
}

/**
 * Reads the account's role from AWS, where another stack or person is to have set it. Who depends on it is left as it
 * is where there is none, and {@link checkRole} says why.
 */
export function existingAccountLogging(
    name: string,
    opts: pulumi.CustomResourceOptions,
): pulumi.Output<pulumi.Resource> {
    const { accountId } = getCallerIdentityOutput({}, { parent: opts.parent });
    const account = apigateway.Account.get(`${name}-account-logging`, accountId, undefined, opts);
    return account.cloudwatchRoleArn.apply((roleArn) => {
        checkRole(roleArn);
        return account;
    });
}

/** @throws pulumi.RunError for no role, naming the key that declares one. */
export function checkRole(roleArn: string | undefined): void {
    if (!roleArn) {
        throw new pulumi.RunError(
            "API Gateway has no role to write to CloudWatch Logs with in this account and region, which accessLogs " +
                "and executionLogLevel need. Set it once for all stacks with: pulumi config set manageAccountLogging true",
        );
    }
}

/** The actions of AWS's own policy AmazonAPIGatewayPushToCloudWatchLogs: the role serves every API of the account. */
const logsPolicy = {
    Version: "2012-10-17",
    Statement: [
        {
            Effect: "Allow",
            Action: [
                "logs:CreateLogGroup",
                "logs:CreateLogStream",
                "logs:DescribeLogGroups",
                "logs:DescribeLogStreams",
                "logs:PutLogEvents",
                "logs:GetLogEvents",
                "logs:FilterLogEvents",
            ],
            Resource: "*",
        },
    ],
};
