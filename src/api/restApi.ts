import * as apigateway from "@pulumi/aws/apigateway";
import * as pulumi from "@pulumi/pulumi";
import { authorizationScopes } from "../auth/scopes";
import type { CallersConfig } from "../config/callers";
import { createResourcePolicy, endpointOf } from "./apiEndpoint";
import type { Origins } from "./cors";
import { CorsPreflight } from "./corsPreflight";
import { createGatewayResponses } from "./gatewayResponses";
import { KinesisMethod } from "./kinesisMethod";
import { pathName, resourceTree } from "./resourceTree";
import type { RecordsConfig } from "../config/records";
import type { Route } from "../routes";
import { Snapshot } from "./snapshot";
import { createStage, type StageArgs } from "./stage";

export interface RestApiArgs
    extends StageArgs, RecordsConfig, Pick<CallersConfig, "accessTokens" | "machinesOnly"> {
    /** Region of the streams. */
    readonly region: pulumi.Input<string>;
    /** ARN of the user pool, and id of the app client whose ID tokens are let in. */
    readonly userPoolArn: pulumi.Input<string>;
    readonly userPoolClientId: pulumi.Input<string>;
    /** ARN of the role that API Gateway calls Kinesis with. */
    readonly integrationRoleArn: pulumi.Input<string>;
    readonly corsOrigins: pulumi.Input<Origins>;
}

/** The HTTPS API: resources, methods, the Cognito authorizer, and the stage `v1` that serves them. */
export class RestApi extends pulumi.ComponentResource {
    /** Name of the API, which its metrics go by. */
    readonly apiName: pulumi.Output<string>;
    /** URL of the stage, ending in `/v1`. */
    readonly invokeUrl: pulumi.Output<string>;

    constructor(name: string, args: RestApiArgs, opts?: pulumi.ComponentResourceOptions) {
        super("kinesis-proxy:index:RestApi", name, {}, opts);
        const child = { parent: this };
        const snapshot = new Snapshot();
        const region = pulumi.output(args.region);

        const endpoint = endpointOf(args);
        snapshot.include("endpoint", endpoint);
        const api = new apigateway.RestApi(
            name,
            { description: "HTTPS door to Amazon Kinesis Data Streams", ...endpoint },
            child,
        );
        createResourcePolicy(name, api, snapshot, args.vpcEndpointId, child);
        const shared = { restApi: api.id, corsOrigins: args.corsOrigins, snapshot };
        const authorizer = createAuthorizer(name, api, snapshot, args, child);
        const validator = snapshot.create(
            apigateway.RequestValidator,
            name,
            { restApi: api.id, validateRequestBody: true, validateRequestParameters: true },
            child,
        );
        const models = createModels(name, args, shared, child);
        const resources = createResources(name, args.routes, api, snapshot, child);

        for (const route of args.routes) {
            new KinesisMethod(
                `${name}-${route.name}`,
                {
                    ...shared,
                    route,
                    resourceId: resources.get(route.path)!.id,
                    authorizerId: authorizer.id,
                    authorizationScopes: authorizationScopes(route.group, args),
                    requestValidatorId: validator.id,
                    records: args,
                    requestModels: models.get(route)!,
                    credentials: args.integrationRoleArn,
                    uri: region.apply((name) => actionUri(name, route.action)),
                },
                child,
            );
        }
        for (const [path, routes] of routesByPath(args.routes)) {
            new CorsPreflight(
                `${name}-${pathName(path)}-OPTIONS`,
                { ...shared, resourceId: resources.get(path)!.id, routes },
                child,
            );
        }
        createGatewayResponses(name, shared, child);

        this.apiName = api.name;
        this.invokeUrl = createStage(name, api, snapshot, args, child);
        this.registerOutputs({ invokeUrl: this.invokeUrl });
    }
}

function createAuthorizer(
    name: string,
    api: apigateway.RestApi,
    snapshot: Snapshot,
    { accessTokens, userPoolArn, userPoolClientId }: RestApiArgs,
    opts: pulumi.CustomResourceOptions,
): apigateway.Authorizer {
    return snapshot.create(
        apigateway.Authorizer,
        // Two, for one would have to lose its expression, and what an update leaves of it at AWS is not known.
        accessTokens ? `${name}-access-tokens` : name,
        {
            restApi: api.id,
            type: "COGNITO_USER_POOLS",
            providerArns: [userPoolArn],
            // Matched against `aud`: tokens of the pool's other app clients stay out. Access tokens have none.
            ...(!accessTokens && {
                identityValidationExpression: pulumi.interpolate`^${userPoolClientId}$`,
            }),
        },
        opts,
    );
}

/** The names of the models of request bodies, by content type. API Gateway takes letters and digits only in them. */
function createModels(
    name: string,
    { routes, partitionKey }: Pick<RestApiArgs, "routes" | "partitionKey">,
    { restApi, snapshot }: { restApi: pulumi.Input<string>; snapshot: Snapshot },
    opts: pulumi.CustomResourceOptions,
): Map<Route, Record<string, pulumi.Output<string>>> {
    const namesOf = ({ name: routeName, bodies = [] }: Route) =>
        bodies.flatMap(({ contentType, model, modelSuffix = "" }) => {
            if (model === undefined) {
                return [];
            }
            const { name: modelName } = snapshot.create(
                apigateway.Model,
                `${name}-${routeName}${modelSuffix && `-${modelSuffix}`}`,
                {
                    restApi,
                    name: `${routeName}${modelSuffix}Request`,
                    contentType,
                    schema: JSON.stringify({
                        $schema: "http://json-schema.org/draft-04/schema#",
                        ...model(partitionKey),
                    }),
                },
                opts,
            );
            return [[contentType, modelName] as const];
        });
    return new Map(routes.map((route) => [route, Object.fromEntries(namesOf(route))]));
}

/** The resources of the routes' paths, by path. */
function createResources(
    name: string,
    routes: readonly Route[],
    api: apigateway.RestApi,
    snapshot: Snapshot,
    opts: pulumi.CustomResourceOptions,
): Map<string, apigateway.Resource> {
    const resources = new Map<string, apigateway.Resource>();
    for (const { path, pathPart, parent } of resourceTree(routes.map((route) => route.path))) {
        const parentId = parent === undefined ? api.rootResourceId : resources.get(parent)!.id;
        resources.set(
            path,
            snapshot.create(
                apigateway.Resource,
                `${name}-${pathName(path)}`,
                { restApi: api.id, parentId, pathPart },
                opts,
            ),
        );
    }
    return resources;
}

function routesByPath(routes: readonly Route[]): Map<string, Route[]> {
    const byPath = new Map<string, Route[]>();
    for (const route of routes) {
        byPath.set(route.path, [...(byPath.get(route.path) ?? []), route]);
    }
    return byPath;
}

/** URI of a Kinesis action as an integration's backend (API Gateway API reference, PutIntegration). */
function actionUri(region: string, action: string): string {
    const partition = region.startsWith("cn-")
        ? "aws-cn"
        : region.startsWith("us-gov-")
          ? "aws-us-gov"
          : "aws";
    return `arn:${partition}:apigateway:${region}:kinesis:action/${action}`;
}
