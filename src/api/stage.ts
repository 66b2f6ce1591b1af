import * as apigateway from "@pulumi/aws/apigateway";
import * as wafv2 from "@pulumi/aws/wafv2";
import * as pulumi from "@pulumi/pulumi";
import { createAccessLog } from "../monitoring/accessLog";
import { existingAccountLogging } from "../monitoring/accountLogging";
import type { LogGroupConfig, ExecutionLogLevel } from "../config/logging";
import type { CustomDomain } from "../network/customDomain";
import { stageName, type Route } from "../routes";
import type { Snapshot } from "./snapshot";

export interface StageArgs {
    readonly routes: readonly Route[];
    /** Requests a second, and at once, that the stage takes. */
    readonly throttlingRateLimit: pulumi.Input<number>;
    readonly throttlingBurstLimit: pulumi.Input<number>;
    /** The access log. Defaults to none. */
    readonly accessLogs?: LogGroupConfig;
    readonly executionLogLevel: ExecutionLogLevel;
    /** CloudWatch metrics of each method, not of the stage alone. */
    readonly metrics: pulumi.Input<boolean>;
    readonly xrayTracing: pulumi.Input<boolean>;
    /** What lets API Gateway write logs in this account. Defaults to what the account has already. */
    readonly accountLogging?: pulumi.Resource;
    /** ARN of the AWS WAF web ACL that guards the stage. Defaults to none. */
    readonly webAclArn?: pulumi.Input<string>;
    /** The domain name that the stage is reached by. Defaults to none: the one that API Gateway gives. */
    readonly customDomain?: CustomDomain;
    /** Id of the VPC endpoint that the stage is reached through. Defaults to none. */
    readonly vpcEndpointId?: pulumi.Input<string>;
}

/** The deployment, the stage that serves it, and its settings. Answers with the stage's URL. */
export function createStage(
    name: string,
    api: apigateway.RestApi,
    snapshot: Snapshot,
    args: StageArgs,
    opts: pulumi.CustomResourceOptions,
): pulumi.Output<string> {
    const deployment = new apigateway.Deployment(
        name,
        { restApi: api.id, triggers: { snapshot: snapshot.trigger() } },
        // The domain comes first, because the deployment may be what closes API Gateway's own.
        { ...opts, dependsOn: [...snapshot.resources, ...(args.customDomain ? [args.customDomain] : [])] },
    );
    const stage = new apigateway.Stage(
        name,
        {
            restApi: api.id,
            deployment: deployment.id,
            stageName,
            ...(args.accessLogs && { accessLogSettings: createAccessLog(name, args.accessLogs, opts) }),
            xrayTracingEnabled: pulumi.output(args.xrayTracing).apply((on) => on || undefined),
        },
        { ...opts, dependsOn: logPermission(name, args, opts) },
    );
    createMethodSettings(name, stage, args, opts);
    if (args.webAclArn !== undefined) {
        new wafv2.WebAclAssociation(name, { resourceArn: stage.arn, webAclArn: args.webAclArn }, opts);
    }
    return createUrl(name, stage, args, opts);
}

/** What the stage waits for before it asks API Gateway to write logs; nothing where it asks for none. */
function logPermission(
    name: string,
    { accessLogs, executionLogLevel, accountLogging }: StageArgs,
    opts: pulumi.CustomResourceOptions,
): pulumi.Input<pulumi.Resource>[] {
    const writesLogs = accessLogs !== undefined || executionLogLevel !== "OFF";
    return writesLogs ? [accountLogging ?? existingAccountLogging(name, opts)] : [];
}

/** Throttles and logs: those of every method, and those of the routes whose Kinesis quota is small. */
function createMethodSettings(
    name: string,
    stage: apigateway.Stage,
    args: StageArgs,
    opts: pulumi.CustomResourceOptions,
): void {
    // Declared when they are off, too: the provider keeps a setting that is no longer declared.
    const logging = {
        loggingLevel: args.executionLogLevel,
        metricsEnabled: args.metrics,
        // It would log payloads and tokens.
        dataTraceEnabled: false,
    };
    // One after the other: of two at once, API Gateway loses one (hashicorp/terraform-provider-aws issue 41104).
    let previous: pulumi.Resource = stage;
    const create = (
        suffix: string,
        methodPath: string,
        throttlingRateLimit: pulumi.Input<number>,
        burst: pulumi.Input<number>,
    ) => {
        previous = new apigateway.MethodSettings(
            name + suffix,
            {
                restApi: stage.restApi,
                stageName: stage.stageName,
                methodPath,
                settings: { throttlingRateLimit, throttlingBurstLimit: burst, ...logging },
            },
            // The old and the new spelling of a path are one setting, which must not go last.
            { ...opts, dependsOn: previous, deleteBeforeReplace: true },
        );
    };
    create("", "*/*", args.throttlingRateLimit, args.throttlingBurstLimit);
    for (const { name: routeName, path, method, quota } of args.routes) {
        if (quota !== undefined) {
            // Half of it, so that this API leaves the other half to others.
            const rate = atMost(quota / 2, args.throttlingRateLimit);
            const burst = atMost(quota, args.throttlingBurstLimit);
            create(`-${routeName}`, methodPath(path, method), rate, burst);
        }
    }
}

function atMost(limit: number, value: pulumi.Input<number>): pulumi.Output<number> {
    return pulumi.output(value).apply((number) => Math.min(limit, number));
}

/** A method as the path of its settings (CloudFormation, MethodSetting): each slash of the resource's path as `~1`. */
export function methodPath(path: string, method: string): string {
    return `${path.replaceAll("/", "~1")}/${method}`;
}

/** The URL that the stage is reached by, ending in `/v1`. */
function createUrl(
    name: string,
    stage: apigateway.Stage,
    { customDomain, vpcEndpointId }: StageArgs,
    opts: pulumi.CustomResourceOptions,
): pulumi.Output<string> {
    if (customDomain !== undefined) {
        const mapping = new apigateway.BasePathMapping(
            name,
            {
                restApi: stage.restApi,
                stageName: stage.stageName,
                domainName: customDomain.domainName,
                basePath: stageName,
            },
            opts,
        );
        return pulumi.interpolate`https://${mapping.domainName}/${stageName}`;
    }
    // A name that resolves to the endpoint in every VPC, without private DNS (API Gateway Developer Guide,
    // "How to invoke a private API").
    return vpcEndpointId === undefined
        ? stage.invokeUrl
        : pulumi
              .all([stage.invokeUrl, stage.restApi, vpcEndpointId])
              .apply(([url, api, endpoint]) => url.replace(api, `${api}-${endpoint}`));
}
