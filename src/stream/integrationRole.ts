import * as iam from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import { namesStream, type Route } from "../routes";
import { apiGatewayTrust } from "./trustPolicy";

export interface IntegrationRoleArgs {
    /** Routes whose actions the role allows, and no others. */
    readonly routes: readonly Route[];
    /** ARN of the stack's own stream; those of the reachable ones differ in the name only. */
    readonly streamArn: pulumi.Input<string>;
    /** Stream names, or prefixes ending in `*`. */
    readonly reachableStreams: pulumi.Input<string[]>;
    /** ARN of the customer's KMS key that encrypts the stream. Defaults to none: AWS's own key takes no grant. */
    readonly kmsKeyArn?: pulumi.Input<string | undefined>;
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
                assumeRolePolicy: apiGatewayTrust,
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

/**
 * What the routes need, and no more. An action that is about no one stream takes no resource (Service Authorization
 * Reference, Kinesis Data Streams): it stands by itself.
 */
function kinesisPolicy({ routes, streamArn, reachableStreams, kmsKeyArn }: IntegrationRoleArgs) {
    const onStreams = kinesisActions(routes.filter(namesStream));
    const onAll = kinesisActions(routes.filter((route) => !namesStream(route)));
    const notOnOwn = kinesisActions(routes.filter(({ sparesOwnStream }) => sparesOwnStream));
    const onKey = [...new Set(routes.flatMap(({ kmsAction }) => kmsAction ?? []))];
    return pulumi.all([streamArn, kmsKeyArn, reachableStreams]).apply(([arn, keyArn, streams]) => {
        const prefix = arn.slice(0, arn.lastIndexOf("/") + 1);
        return {
            Version: "2012-10-17",
            Statement: [
                ...allow(
                    onStreams,
                    streams.map((stream) => prefix + stream),
                ),
                ...onAll.flatMap((action) => allow(action, "*")),
                ...(notOnOwn.length > 0 ? [{ Effect: "Deny", Action: notOnOwn, Resource: arn }] : []),
                ...allow(onKey, keyArn ?? [], viaKinesis(arn)),
            ],
        };
    });
}

function kinesisActions(routes: readonly Route[]): string[] {
    return [...new Set(routes.map(({ action }) => `kinesis:${action}`))];
}

/**
 * The key is for what Kinesis does for the role, and for nothing else (AWS KMS Developer Guide, "kms:ViaService"). That
 * Kinesis says so of calls by way of API Gateway is not proven; the asterisk is for China.
 */
function viaKinesis(streamArn: string) {
    const region = streamArn.split(":")[3]!;
    return { Condition: { StringLike: { "kms:ViaService": `kinesis.${region}.amazonaws.com*` } } };
}

/** The statement that allows actions on resources, or none where there is nothing to allow. */
function allow(actions: string | string[], resources: string | string[], condition: object = {}) {
    return actions.length > 0 && resources.length > 0
        ? [{ Effect: "Allow", Action: actions, Resource: resources, ...condition }]
        : [];
}
