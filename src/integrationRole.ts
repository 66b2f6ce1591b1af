import * as iam from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import type { Route } from "./routes";

export interface IntegrationRoleArgs {
    /** Routes whose actions the role allows, and no others. */
    readonly routes: readonly Route[];
    /** ARN of one stream of the account and region; those of the reachable ones differ in the name only. */
    readonly streamArn: pulumi.Input<string>;
    /** Stream names, or prefixes ending in `*`. */
    readonly reachableStreams: readonly string[];
}

/** The role that API Gateway calls Kinesis with. */
export class IntegrationRole extends pulumi.ComponentResource {
    readonly arn: pulumi.Output<string>;

    constructor(name: string, args: IntegrationRoleArgs, opts?: pulumi.ComponentResourceOptions) {
        super("kinesis-proxy:index:IntegrationRole", name, {}, opts);
        const role = new iam.Role(
            name,
            {
                description: "Lets API Gateway call Kinesis",
                assumeRolePolicy: JSON.stringify({
                    Version: "2012-10-17",
                    Statement: [
                        {
                            Effect: "Allow",
                            Action: "sts:AssumeRole",
                            Principal: { Service: "apigateway.amazonaws.com" },
                        },
                    ],
                }),
            },
            { parent: this },
        );
        const policy = new iam.RolePolicy(
            name,
            { role: role.name, policy: pulumi.jsonStringify(kinesisPolicy(args)) },
            { parent: this },
        );
        // The ARN comes by way of the policy: who uses the role waits for its permissions.
        this.arn = pulumi.all([role.arn, policy.id]).apply(([arn]) => arn);
        this.registerOutputs({ arn: this.arn });
    }
}

/** ListStreams takes no resource (Service Authorization Reference, Kinesis Data Streams): it stands by itself. */
function kinesisPolicy({ routes, streamArn, reachableStreams }: IntegrationRoleArgs) {
    const actions = [...new Set(routes.map((route) => `kinesis:${route.action}`))];
    const onStreams = actions.filter((action) => action !== "kinesis:ListStreams");
    const prefix = pulumi.output(streamArn).apply((arn) => arn.slice(0, arn.lastIndexOf("/") + 1));
    return {
        Version: "2012-10-17",
        Statement: [
            ...(onStreams.length > 0
                ? [
                      {
                          Effect: "Allow",
                          Action: onStreams,
                          Resource: reachableStreams.map((stream) => pulumi.concat(prefix, stream)),
                      },
                  ]
                : []),
            ...(actions.includes("kinesis:ListStreams")
                ? [{ Effect: "Allow", Action: "kinesis:ListStreams", Resource: "*" }]
                : []),
        ],
    };
}
