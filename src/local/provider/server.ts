import { Server, ServerCredentials } from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { providerMethods } from "./providerMethods";
import type { ResourceProvider } from "./resourceProvider";

/** Where the engine finds the provider, and how to stop it. */
export interface ProviderServer {
    readonly port: number;
    close(): void;
}

/** Serves a provider to Pulumi's engine, on a free port of 127.0.0.1 (`pulumi/provider.proto`). */
export async function startProviderServer(provider: ResourceProvider): Promise<ProviderServer> {
    const server = new Server();
    server.addService(ResourceProviderService, providerMethods(provider));
    const port = await new Promise<number>((resolve, reject) =>
        server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) =>
            error === null ? resolve(bound) : reject(error),
        ),
    );
    return { port, close: () => server.forceShutdown() };
}
