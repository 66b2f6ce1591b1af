import { credentials, type ServiceError } from "@grpc/grpc-js";
import { type ConstructRequest, ConstructResponse } from "@pulumi/pulumi/proto/provider_pb";
import { ResourceMonitorClient } from "@pulumi/pulumi/proto/resource_grpc_pb";
import {
    RegisterResourceOutputsRequest,
    RegisterResourceRequest,
    type RegisterResourceResponse,
} from "@pulumi/pulumi/proto/resource_pb";
import type { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { Properties } from "../declaration";
import { encode } from "./values";

/** Has the engine keep a component with these outputs, and none of the resources that it is made of on AWS. */
export async function registerComponent(
    request: ConstructRequest,
    outputs: Properties,
): Promise<ConstructResponse> {
    const monitor = new ResourceMonitorClient(request.getMonitorendpoint(), credentials.createInsecure());
    const state = encode(outputs);
    try {
        const registration = new RegisterResourceRequest()
            .setType(request.getType())
            .setName(request.getName())
            .setParent(request.getParent())
            .setObject(request.getInputs())
            .setAliasesList(request.getAliasesList())
            .setAliasspecs(true)
            .setDependenciesList(request.getDependenciesList())
            .setProtect(request.getProtect() ?? false)
            .setAcceptsecrets(true);
        const registered = await new Promise<RegisterResourceResponse>((resolve, reject) =>
            monitor.registerResource(registration, settling(resolve, reject)),
        );
        const urn = registered.getUrn();
        const answered = new RegisterResourceOutputsRequest().setUrn(urn).setOutputs(state);
        await new Promise<Empty>((resolve, reject) =>
            monitor.registerResourceOutputs(answered, settling(resolve, reject)),
        );
        return new ConstructResponse().setUrn(urn).setState(state);
    } finally {
        monitor.close();
    }
}

function settling<Response>(resolve: (response: Response) => void, reject: (error: Error) => void) {
    return (error: ServiceError | null, response: Response) =>
        error === null ? resolve(response) : reject(error);
}
