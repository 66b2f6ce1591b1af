import * as apigateway from "@pulumi/aws/apigateway";
import * as pulumi from "@pulumi/pulumi";
import { allowOriginTemplate, corsHeaders, declared, responseParameters, type Origins } from "./cors";
import type { Route } from "../routes";
import type { Snapshot } from "./snapshot";

export interface CorsPreflightArgs {
    readonly restApi: pulumi.Input<string>;
    readonly resourceId: pulumi.Input<string>;
    /** The resource's routes, with which a browser may go on. */
    readonly routes: readonly Route[];
    readonly corsOrigins: pulumi.Input<Origins>;
    /** The snapshot that the method becomes part of. */
    readonly snapshot: Snapshot;
}

/** OPTIONS on one resource: API Gateway answers a browser's preflight by itself, without a token. */
export class CorsPreflight extends pulumi.ComponentResource {
    constructor(name: string, args: CorsPreflightArgs, opts?: pulumi.ComponentResourceOptions) {
        super("kinesis-proxy:index:CorsPreflight", name, {}, opts);
        const { routes, snapshot } = args;
        const child = { parent: this };
        const origins = pulumi.output(args.corsOrigins);
        const headers = origins.apply((origins) =>
            responseParameters("method.response.header", {
                ...corsHeaders(origins),
                "Access-Control-Allow-Methods": list([...routes.map(({ method }) => method), "OPTIONS"]),
                "Access-Control-Allow-Headers": list([
                    ...["Authorization", "Content-Type", "Content-Encoding"],
                    ...routes.flatMap((route) => route.headers ?? []),
                ]),
                "Access-Control-Max-Age": "'3600'",
            }),
        );

        const method = snapshot.create(
            apigateway.Method,
            name,
            {
                restApi: args.restApi,
                resourceId: args.resourceId,
                httpMethod: "OPTIONS",
                authorization: "NONE",
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
                type: "MOCK",
                passthroughBehavior: "NEVER",
                requestTemplates: { "application/json": '{"statusCode": 204}' },
            },
            child,
        );
        const methodResponse = snapshot.create(
            apigateway.MethodResponse,
            name,
            {
                ...address,
                statusCode: "204",
                responseParameters: headers.apply(declared),
            },
            child,
        );
        snapshot.create(
            apigateway.IntegrationResponse,
            name,
            {
                ...address,
                statusCode: methodResponse.statusCode,
                responseParameters: headers,
                responseTemplates: { "application/json": origins.apply(allowOriginTemplate) },
            },
            { ...child, dependsOn: [integration, methodResponse] },
        );
        this.registerOutputs();
    }
}

/** A list as the constant value of a header; each entry once. */
function list(entries: readonly string[]): string {
    return `'${[...new Set(entries)].join(",")}'`;
}
