import { getRegionOutput } from "@pulumi/aws/getRegion";
import * as pulumi from "@pulumi/pulumi";
import { RestApi } from "./api/restApi";
import { Machines, type ClientCredentials } from "./auth/machines";
import { UserPool } from "./auth/userPool";
import { checkedArgs } from "./config/proxyArgs";
import type { KinesisProxyArgs } from "./config/proxyConfig";
import { AccountLogging } from "./monitoring/accountLogging";
import { Alarms } from "./monitoring/alarms";
import { Dashboard } from "./monitoring/dashboard";
import { CustomDomain } from "./network/customDomain";
import { PrivateEndpoint } from "./network/privateEndpoint";
import { routesOf } from "./routes";
import { IntegrationRole } from "./stream/integrationRole";
import { Stream } from "./stream/stream";

/**
 * An HTTPS API, guarded by a Cognito user pool of its own, through which clients put records on Amazon Kinesis Data
 * Streams and look at the streams, with no server and no Lambda in between.
 */
export class KinesisProxy extends pulumi.ComponentResource {
    /** Id of the user pool, where users sign up and sign in. */
    readonly userPoolId: pulumi.Output<string>;
    /** Id of the app client that users sign in with. */
    readonly userPoolClientId: pulumi.Output<string>;
    /** URL of the API, ending in `/v1`. */
    readonly invokeUrl: pulumi.Output<string>;
    /** Name of the stream behind the API. */
    readonly streamName: pulumi.Output<string>;
    /** ARN of the stream behind the API. */
    readonly streamArn: pulumi.Output<string>;
    /** Region of the API and the stream: that of the AWS provider. */
    readonly region: pulumi.Output<string>;
    /** Where machine clients get their tokens; only with machineClients. */
    readonly tokenUrl?: pulumi.Output<string>;
    /** What machine clients sign in with, by their names, a secret; only with machineClients. */
    readonly machineClients?: pulumi.Output<Record<string, ClientCredentials>>;
    /** Id of the VPC that alone reaches the API; only with vpcName. */
    readonly vpcId?: pulumi.Output<string>;
    /** Id of the VPC endpoint that the API is reached through; only with vpcName. */
    readonly vpcEndpointId?: pulumi.Output<string>;
    /** Address of the CloudWatch dashboard; only with dashboard. */
    readonly dashboardUrl?: pulumi.Output<string>;

    /**
     * @throws pulumi.InputPropertyError, or pulumi.InputPropertiesError for more than one, with each wrong argument.
     */
    constructor(name: string, args: KinesisProxyArgs, opts?: pulumi.ComponentResourceOptions) {
        super("kinesis-proxy:index:KinesisProxy", name, {}, opts);
        const child = { parent: this };
        const config = checkedArgs(args);
        const routes = routesOf(config.routeGroups);
        const { region } = getRegionOutput({}, child);

        const stream = new Stream(`${name}-stream`, config, child);
        const users = new UserPool(`${name}-users`, config, child);
        const machines = config.accessTokens
            ? new Machines(`${name}-machines`, { ...config, region, userPoolId: users.userPoolId }, child)
            : undefined;
        const role = new IntegrationRole(
            `${name}-integration-role`,
            {
                routes,
                streamArn: stream.arn,
                reachableStreams: config.reachableStreams,
                kmsKeyArn: stream.kmsKeyArn,
            },
            child,
        );
        const accountLogging = config.manageAccountLogging
            ? new AccountLogging(`${name}-account-logging`, child)
            : undefined;
        const endpoint =
            config.vpc &&
            new PrivateEndpoint(`${name}-endpoint`, { ...config.vpc, ...config, region }, child);
        const customDomain = config.domain && new CustomDomain(`${name}-domain`, config.domain, child);
        const api = new RestApi(
            name,
            {
                ...config,
                region,
                routes,
                userPoolArn: users.userPoolArn,
                userPoolClientId: users.userPoolClientId,
                integrationRoleArn: role.arn,
                accountLogging,
                vpcEndpointId: endpoint?.vpcEndpointId,
                customDomain,
            },
            child,
        );

        const watched = {
            apiName: api.apiName,
            streamName: stream.streamName,
            retentionHours: stream.retentionHours,
            shardCount: stream.shardCount,
            throttlingRateLimit: pulumi.output(config.throttlingRateLimit),
        };
        if (config.alarms) {
            new Alarms(`${name}-alarms`, { ...config.alarms, ...watched }, child);
        }
        const dashboard = config.dashboard
            ? new Dashboard(`${name}-dashboard`, { ...watched, region }, child)
            : undefined;

        this.userPoolId = users.userPoolId;
        this.userPoolClientId = users.userPoolClientId;
        this.invokeUrl = api.invokeUrl;
        this.streamName = stream.streamName;
        this.streamArn = stream.arn;
        this.region = region;
        this.tokenUrl = machines?.tokenUrl;
        this.machineClients = machines?.machineClients;
        this.vpcId = endpoint?.vpcId;
        this.vpcEndpointId = endpoint?.vpcEndpointId;
        this.dashboardUrl = dashboard?.url;
        this.registerOutputs({
            userPoolId: this.userPoolId,
            userPoolClientId: this.userPoolClientId,
            invokeUrl: this.invokeUrl,
            streamName: this.streamName,
            streamArn: this.streamArn,
            region: this.region,
            tokenUrl: this.tokenUrl,
            machineClients: this.machineClients,
            vpcId: this.vpcId,
            vpcEndpointId: this.vpcEndpointId,
            dashboardUrl: this.dashboardUrl,
        });
    }
}
