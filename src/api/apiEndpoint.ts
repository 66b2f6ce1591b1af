import * as apigateway from "@pulumi/aws/apigateway";
import * as pulumi from "@pulumi/pulumi";
import type { Snapshot } from "./snapshot";
import type { StageArgs } from "./stage";

/**
 * The inputs of a RestApi that say where it is reached. False is declared, too: the provider keeps a value that is no
 * longer declared.
 */
export function endpointOf({
    vpcEndpointId,
    customDomain,
}: Pick<StageArgs, "vpcEndpointId" | "customDomain">) {
    return {
        endpointConfiguration:
            vpcEndpointId === undefined
                ? { types: "REGIONAL" }
                : { types: "PRIVATE", ipAddressType: "dualstack", vpcEndpointIds: [vpcEndpointId] },
        disableExecuteApiEndpoint: customDomain !== undefined,
    };
}

/** A private API answers nobody whom its policy does not let in: one VPC endpoint. Any other API takes no policy. */
export function createResourcePolicy(
    name: string,
    api: apigateway.RestApi,
    snapshot: Snapshot,
    vpcEndpointId: pulumi.Input<string> | undefined,
    opts: pulumi.CustomResourceOptions,
): void {
    if (vpcEndpointId === undefined) {
        return;
    }
    const statement = {
        Effect: "Allow",
        Principal: "*",
        Action: "execute-api:Invoke",
        Resource: pulumi.interpolate`${api.executionArn}/*`,
        Condition: { StringEquals: { "aws:SourceVpce": vpcEndpointId } },
    };
    snapshot.create(
        apigateway.RestApiPolicy,
        name,
        {
            restApiId: api.id,
            policy: pulumi.jsonStringify({ Version: "2012-10-17", Statement: [statement] }),
        },
        opts,
    );
}
