import { arnOf, tokenOf } from "../../aws/names";
import type { ServedType } from "../resourceType";

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
};
