import type { CreatedResource } from "./resources/localResources";

/** What a client needs, by the names of the stack's outputs, and the address for the AWS CLI and SDKs. */
export interface LocalOutputs {
    readonly userPoolId: string;
    readonly userPoolClientId: string;
    readonly invokeUrl: string;
    readonly streamName: string;
    readonly streamArn: string;
    readonly region: string;
    readonly endpoint: string;
}

/** Reads the outputs off the local resources: the first of each kind, empty where there is none. */
export function describeOutputs(resources: readonly CreatedResource[], endpoint: string): LocalOutputs {
    const first = (type: string) => resources.find((resource) => resource.type === type);
    const { arn: streamArn = "" } = (first("aws:kinesis/stream:Stream")?.outputs ?? {}) as { arn?: string };
    const { invokeUrl = "" } = (first("aws:apigateway/stage:Stage")?.outputs ?? {}) as { invokeUrl?: string };
    return {
        userPoolId: first("aws:cognito/userPool:UserPool")?.id ?? "",
        userPoolClientId: first("aws:cognito/userPoolClient:UserPoolClient")?.id ?? "",
        invokeUrl,
        streamName: streamArn.slice(streamArn.lastIndexOf("/") + 1),
        streamArn,
        region: streamArn.split(":")[3] ?? "",
        endpoint,
    };
}
