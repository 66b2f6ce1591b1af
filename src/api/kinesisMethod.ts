import * as apigateway from "@pulumi/aws/apigateway";
import * as pulumi from "@pulumi/pulumi";
import { allowOriginTemplate, corsHeaders, declared, responseParameters, type Origins } from "./cors";
import { errorTemplate, passThroughTemplate, requestTemplate, successTemplate } from "./mappingTemplates";
import type { RecordsConfig } from "../config/records";
import { pathParameters, type Route } from "../routes";
import type { Snapshot } from "./snapshot";

export interface KinesisMethodArgs {
    readonly route: Route;
    readonly restApi: pulumi.Input<string>;
    readonly resourceId: pulumi.Input<string>;
    /** The Cognito authorizer, and the validator of body and parameters. */
    readonly authorizerId: pulumi.Input<string>;
    readonly requestValidatorId: pulumi.Input<string>;
    /** Scopes of which an access token needs one. Defaults to none: ID tokens are taken. */
    readonly authorizationScopes?: string[];
    /** How records are stored. */
    readonly records: RecordsConfig;
    /** Names of the models that the body must match, by content type. Empty where the route takes no body. */
    readonly requestModels: Readonly<Record<string, pulumi.Input<string>>>;
    /** ARN of the role that API Gateway calls Kinesis with. */
    readonly credentials: pulumi.Input<string>;
    /** URI of the Kinesis action, `arn:aws:apigateway:REGION:kinesis:action/ACTION`. */
    readonly uri: pulumi.Input<string>;
    readonly corsOrigins: pulumi.Input<Origins>;
    /** The snapshot that the method becomes part of. */
    readonly snapshot: Snapshot;
}

/** One route: its method, the integration with Kinesis, and the two answers, success and error. */
export class KinesisMethod extends pulumi.ComponentResource {
    constructor(name: string, args: KinesisMethodArgs, opts?: pulumi.ComponentResourceOptions) {
        super("kinesis-proxy:index:KinesisMethod", name, {}, opts);
        const { route, snapshot } = args;
        const child = { parent: this };
        const origins = pulumi.output(args.corsOrigins);
        const headers = origins.apply((origins) =>
            responseParameters("method.response.header", corsHeaders(origins)),
        );

        const method = snapshot.create(
            apigateway.Method,
            name,
            {
                restApi: args.restApi,
                resourceId: args.resourceId,
                httpMethod: route.method,
                authorization: "COGNITO_USER_POOLS",
                authorizerId: args.authorizerId,
                ...(args.authorizationScopes && { authorizationScopes: args.authorizationScopes }),
                requestValidatorId: args.requestValidatorId,
                requestParameters: requestParameters(route),
                ...(Object.keys(args.requestModels).length > 0 && { requestModels: args.requestModels }),
            },
            child,
        );
        const address = {
            restApi: args.restApi,
            resourceId: args.resourceId,
            httpMethod: method.httpMethod,
        };
        const integration = snapshot.create(
            apigateway.Integration,
            name,
            {
                ...address,
                type: "AWS",
                integrationHttpMethod: "POST",
                uri: args.uri,
                credentials: args.credentials,
                // A body of another content type would otherwise reach Kinesis unmapped, signed by the role.
                passthroughBehavior: "NEVER",
                requestParameters: {
                    "integration.request.header.Content-Type": "'application/x-amz-json-1.1'",
                },
                requestTemplates: requestTemplates(route, args.records),
            },
            child,
        );
        const answers = [
            { role: "success", statusCode: "200", template: successTemplate(route) },
            // The template turns 500 into the status that fits the error's code.
            { role: "error", statusCode: "500", selectionPattern: "[^2]\\d{2}", template: errorTemplate() },
        ];
        for (const { role, statusCode, selectionPattern, template } of answers) {
            const methodResponse = snapshot.create(
                apigateway.MethodResponse,
                `${name}-${role}`,
                { ...address, statusCode, responseParameters: headers.apply(declared) },
                child,
            );
            snapshot.create(
                apigateway.IntegrationResponse,
                `${name}-${role}`,
                {
                    ...address,
                    statusCode: methodResponse.statusCode,
                    selectionPattern,
                    responseParameters: headers,
                    responseTemplates: origins.apply((origins) =>
                        responseTemplates(allowOriginTemplate(origins), template),
                    ) as pulumi.Input<Record<string, string>>,
                },
                { ...child, dependsOn: [integration, methodResponse] },
            );
        }
        this.registerOutputs();
    }
}

/** By content type; that of JSON where none is sent, too. */
function requestTemplates(route: Route, records: RecordsConfig): Record<string, string> {
    return route.bodies === undefined
        ? { "application/json": requestTemplate(route, undefined, records) }
        : Object.fromEntries(
              route.bodies.map((body) => [body.contentType, requestTemplate(route, body, records)]),
          );
}

/** Without a template, the backend's answer passes through as it is. */
function responseTemplates(
    allowOrigin: string,
    template: string | undefined,
): Record<string, string> | undefined {
    return allowOrigin === "" && template === undefined
        ? undefined
        : { "application/json": allowOrigin + (template ?? passThroughTemplate()) };
}

/** What a method takes beside its body: by name, and whether it must be there. */
export function requestParameters({
    path,
    query = [],
    requiredQuery = [],
    headers = [],
}: Pick<Route, "path" | "query" | "requiredQuery" | "headers">): Record<string, boolean> {
    return Object.fromEntries([
        ...pathParameters(path).map((name) => [`method.request.path.${name}`, true]),
        ...requiredQuery.map((name) => [`method.request.querystring.${name}`, true]),
        ...query.map((name) => [`method.request.querystring.${name}`, false]),
        ...headers.map((name) => [`method.request.header.${name}`, false]),
    ]) as Record<string, boolean>;
}
