import { arnOf, tokenOf } from "../../aws/names";
import type { ServedType } from "../resourceType";
import { fields, oneOf } from "../constraints";
import { badRequest } from "../awsError";

interface RestApiInputs {
    readonly name?: string;
    readonly description?: string;
    readonly endpointConfiguration?: { readonly vpcEndpointIds?: readonly string[] };
    readonly disableExecuteApiEndpoint?: boolean;
    readonly tags?: Readonly<Record<string, string>>;
}

export const restApi: ServedType<RestApiInputs> = {
    token: "aws:apigateway/restApi:RestApi",
    inputs: ["name", "description", "endpointConfiguration", "disableExecuteApiEndpoint", "tags"],
    declare: ({ physicalName: name, seed, region }) => {
        const id = tokenOf(seed, 10);
        const outputs = {
            name,
            arn: `arn:aws:apigateway:${region}::/restapis/${id}`,
            executionArn: arnOf("execute-api", region, id),
            rootResourceId: tokenOf(`${seed} root`, 10),
        };
        return { id, outputs };
    },
    /** A private API has a name for each of its VPC endpoints ("How to invoke a private API", API Gateway guide). */
    addresses: ({ id, inputs: { endpointConfiguration } }, { endpoint, region }) => {
        const endpoints = endpointConfiguration?.vpcEndpointIds ?? [];
        const names = [id, ...endpoints.map((vpcEndpointId) => `${id}-${vpcEndpointId}`)];
        return Object.fromEntries(
            names.map((name) => [`https://${name}.execute-api.${region}.amazonaws.com`, endpoint]),
        );
    },
    rules: {
        autoName: true,
        // EndpointType and IpAddressType, botocore's model.
        constraints: {
            endpointConfiguration: fields({
                types: oneOf("REGIONAL", "EDGE", "PRIVATE"),
                ipAddressType: oneOf("ipv4", "dualstack"),
            }),
        },
        checkDelete: ({ id }, live) => {
            const mapping = live
                .all()
                .find(({ type, inputs }) => type.endsWith(":BasePathMapping") && inputs.restApi === id);
            if (mapping !== undefined) {
                // The words are AWS's: serverless/serverless #3638.
                throw badRequest(
                    `Deleting RestApi ${id} failed. Please remove all base path mappings related to the RestApi ` +
                        `in your domains: ${String(mapping.inputs.domainName)}.`,
                );
            }
        },
    },
};
