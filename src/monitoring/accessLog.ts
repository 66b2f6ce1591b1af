import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as pulumi from "@pulumi/pulumi";
import type { LogGroupConfig } from "../config/logging";
import { kmsKeyArn } from "../stream/kmsKey";

/**
 * A line for each request (API Gateway Developer Guide, "Variables for access logging"). API Gateway puts values in
 * as they are: text that a client sends (path, headers, error messages) could forge a line, and stays out. A client
 * may choose the request id, no other; it stands first, so that it can take the place of nothing that follows.
 */
const fields = {
    requestId: "$context.requestId",
    time: "$context.requestTimeEpoch",
    extendedRequestId: "$context.extendedRequestId",
    sub: "$context.authorizer.claims.sub",
    route: "$context.httpMethod $context.resourcePath",
    status: "$context.status",
    latency: "$context.responseLatency",
    integrationStatus: "$context.integration.status",
    integrationLatency: "$context.integration.latency",
    errorType: "$context.error.responseType",
};

/** The log group of the access log, and the settings with which a stage writes to it. */
export function createAccessLog(
    name: string,
    { retentionDays, kmsKeyId }: LogGroupConfig,
    opts: pulumi.CustomResourceOptions,
): { destinationArn: pulumi.Output<string>; format: string } {
    const group = new cloudwatch.LogGroup(
        `${name}-access`,
        {
            retentionInDays: retentionDays,
            kmsKeyId:
                kmsKeyId &&
                pulumi.output(kmsKeyId).apply((keyId) => kmsKeyArn(keyId, { parent: opts.parent })),
        },
        opts,
    );
    return { destinationArn: group.arn, format: JSON.stringify(fields) };
}
