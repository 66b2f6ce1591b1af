import * as apigateway from "@pulumi/aws/apigateway";
import * as pulumi from "@pulumi/pulumi";
import { gatewayResponseCorsHeaders, responseParameters, type HeaderMapping, type Origins } from "./cors";
import type { Snapshot } from "./snapshot";

/** Text for each kind of answer that API Gateway gives by itself; the status stays the error's own. */
const kinds: readonly { responseType: string; message: string; headers?: HeaderMapping }[] = [
    { responseType: "DEFAULT_4XX", message: "$context.error.messageString" },
    { responseType: "DEFAULT_5XX", message: "$context.error.messageString" },
    {
        responseType: "BAD_REQUEST_BODY",
        message: '"$context.error.message: $context.error.validationErrorString"',
    },
    {
        responseType: "THROTTLED",
        message: "$context.error.messageString",
        headers: { "Retry-After": "'1'" },
    },
];

/**
 * Declares the answers of errors that never reach Kinesis (API Gateway Developer Guide, "Gateway response
 * types"): the same three fields as an error of Kinesis, and the headers that let a browser read them.
 * `$context.requestId` may be chosen by the caller; the extended id may not.
 */
export function createGatewayResponses(
    name: string,
    args: { restApi: pulumi.Input<string>; corsOrigins: pulumi.Input<Origins>; snapshot: Snapshot },
    opts: pulumi.CustomResourceOptions,
): void {
    for (const { responseType, message, headers } of kinds) {
        args.snapshot.create(
            apigateway.Response,
            `${name}-${responseType.toLowerCase().replaceAll("_", "-")}`,
            {
                restApiId: args.restApi,
                responseType,
                responseParameters: pulumi.output(args.corsOrigins).apply((origins) =>
                    responseParameters("gatewayresponse.header", {
                        ...gatewayResponseCorsHeaders(origins),
                        ...headers,
                    }),
                ),
                responseTemplates: {
                    "application/json": `{"message": ${message}, "code": "$context.error.responseType", "requestId": "$context.extendedRequestId"}`,
                },
            },
            opts,
        );
    }
}
