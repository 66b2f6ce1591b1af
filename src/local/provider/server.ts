import {
    type handleUnaryCall,
    Server,
    ServerCredentials,
    status,
    type UntypedServiceImplementation,
} from "@grpc/grpc-js";
import { PluginInfo, type PluginAttach } from "@pulumi/pulumi/proto/plugin_pb";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import {
    CheckFailure,
    type CheckRequest,
    CheckResponse,
    type ConfigureRequest,
    ConfigureResponse,
    type ConstructRequest,
    type CreateRequest,
    CreateResponse,
    type DeleteRequest,
    type DiffRequest,
    DiffResponse,
    type InvokeRequest,
    InvokeResponse,
    PropertyDiff,
    type ReadRequest,
    ReadResponse,
    type UpdateRequest,
    UpdateResponse,
} from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { printInEngine } from "./engineLog";
import type { Difference, ResourceProvider } from "./resourceProvider";
import { decode, encode } from "./values";

/** Where the engine finds the provider, and how to stop it. */
export interface ProviderServer {
    readonly port: number;
    close(): void;
}

/** Serves a provider to Pulumi's engine, on a free port of 127.0.0.1 (`pulumi/provider.proto`). */
export async function startProviderServer(provider: ResourceProvider): Promise<ProviderServer> {
    const server = new Server();
    server.addService(ResourceProviderService, serviceOf(provider));
    const port = await new Promise<number>((resolve, reject) =>
        server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) =>
            error === null ? resolve(bound) : reject(error),
        ),
    );
    return { port, close: () => server.forceShutdown() };
}

/** What is not here, the engine is told, is not implemented: it goes without. */
function serviceOf(provider: ResourceProvider): UntypedServiceImplementation {
    let engine = "";
    return {
        attach: unary((request: PluginAttach) => {
            engine = request.getAddress();
            return new Empty();
        }),
        getPluginInfo: unary(() => new PluginInfo().setVersion(provider.version)),
        checkConfig: unary((request: CheckRequest) => new CheckResponse().setInputs(request.getNews())),
        diffConfig: unary(() => new DiffResponse().setChanges(DiffResponse.DiffChanges.DIFF_NONE)),
        configure: unary(async (request: ConfigureRequest) => {
            await printInEngine(engine, provider.configure(decode(request.getArgs())));
            // Without secrets here, the engine keeps those of the inputs secret in the outputs by itself.
            return new ConfigureResponse().setSupportspreview(true);
        }),
        invoke: unary(async (request: InvokeRequest) =>
            new InvokeResponse().setReturn(
                encode(await provider.invoke(request.getTok(), decode(request.getArgs()))),
            ),
        ),
        check: unary((request: CheckRequest) => {
            const { inputs, failures } = provider.check(
                { type: request.getType(), name: request.getName() },
                decode(request.getOlds()),
                decode(request.getNews()),
                Buffer.from(request.getRandomseed_asU8()).toString("hex"),
            );
            return new CheckResponse()
                .setInputs(encode(inputs))
                .setFailuresList(
                    failures.map(({ property, reason }) =>
                        new CheckFailure().setProperty(property).setReason(reason),
                    ),
                );
        }),
        diff: unary((request: DiffRequest) =>
            diffResponse(
                provider.diff(request.getType(), decode(request.getOldInputs()), decode(request.getNews())),
            ),
        ),
        create: unary(async (request: CreateRequest) => {
            const resource = { type: request.getType(), name: request.getName() };
            const inputs = decode(request.getProperties());
            const { id, outputs } = request.getPreview()
                ? provider.previewCreate(resource, inputs)
                : await provider.create(resource, inputs);
            return new CreateResponse().setId(id).setProperties(encode(outputs));
        }),
        read: unary(async (request: ReadRequest) => {
            const resource = { type: request.getType(), name: request.getName() };
            const found = await provider.read(resource, request.getId(), decode(request.getInputs()));
            return found === undefined
                ? new ReadResponse()
                : new ReadResponse()
                      .setId(found.id)
                      .setInputs(encode(found.inputs))
                      .setProperties(encode(found.outputs));
        }),
        update: unary(async (request: UpdateRequest) => {
            const [olds, news] = [decode(request.getOldInputs()), decode(request.getNews())];
            const outputs = request.getPreview()
                ? provider.previewUpdate(olds, decode(request.getOlds()), news)
                : await provider.update(request.getType(), request.getId(), olds, news);
            return new UpdateResponse().setProperties(encode(outputs));
        }),
        delete: unary(async (request: DeleteRequest) => {
            await provider.delete(request.getType(), request.getId());
            return new Empty();
        }),
        construct: unary((request: ConstructRequest) => {
            throw provider.refuseComponent(request.getType(), request.getName());
        }),
        cancel: unary(() => new Empty()),
    };
}

function diffResponse({ changes, replaces, deleteBeforeReplace }: Difference): DiffResponse {
    const { ADD, DELETE, UPDATE } = PropertyDiff.Kind;
    const kinds = { add: ADD, delete: DELETE, update: UPDATE };
    const response = new DiffResponse()
        .setChanges(
            changes.size === 0 ? DiffResponse.DiffChanges.DIFF_NONE : DiffResponse.DiffChanges.DIFF_SOME,
        )
        .setDeletebeforereplace(deleteBeforeReplace)
        .setReplacesList([...replaces])
        .setDiffsList([...changes.keys()])
        .setHasdetaileddiff(true);
    for (const [path, change] of changes) {
        // Each kind is followed by the one that replaces.
        const kind = kinds[change] + (replaces.has(path) ? 1 : 0);
        response.getDetaileddiffMap().set(path, new PropertyDiff().setKind(kind).setInputdiff(true));
    }
    return response;
}

/** A method that answers a value, or the words of its error. */
function unary<Request, Response>(
    answer: (request: Request) => Response | Promise<Response>,
): handleUnaryCall<Request, Response> {
    return (call, callback) => {
        Promise.resolve(call.request)
            .then(answer)
            .then(
                (response) => callback(null, response),
                (error: unknown) =>
                    callback({
                        code: status.UNKNOWN,
                        details: error instanceof Error ? error.message : String(error),
                    }),
            );
    };
}
