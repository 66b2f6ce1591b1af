import { type handleUnaryCall, status, type UntypedServiceImplementation } from "@grpc/grpc-js";
import { PluginInfo, type PluginAttach } from "@pulumi/pulumi/proto/plugin_pb";
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
    type ReadRequest,
    ReadResponse,
    type UpdateRequest,
    UpdateResponse,
} from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { Properties } from "../declaration";
import { resourceTypes } from "../resources/resourceTypes";
import { checkInputs } from "./checkInputs";
import { registerComponent } from "./component";
import { printInEngine } from "./engineLog";
import { diffResponse } from "./diffResponse";
import { previewCreate, previewUpdate } from "./preview";
import { diffInputs } from "./propertyDiff";
import { typeOf } from "./resourceLabel";
import type { ResourceProvider } from "./resourceProvider";
import { decode, encode } from "./values";

/** The methods of a provider, by Pulumi's protocol. What is not here, the engine is told, is not implemented: it goes without. */
export function providerMethods(provider: ResourceProvider): UntypedServiceImplementation {
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
            // To who takes no secrets the engine gives them in the clear, and itself keeps secret what comes back under
            // the same names. Components are made only by who takes them.
            return new ConfigureResponse()
                .setSupportspreview(true)
                .setAcceptsecrets(request.getUrn()?.includes("::pulumi:providers:awsx::") ?? false);
        }),
        invoke: unary(async (request: InvokeRequest) =>
            new InvokeResponse().setReturn(
                encode(await provider.invoke(request.getTok(), decode(request.getArgs()))),
            ),
        ),
        check: unary((request: CheckRequest) => {
            const resource = { type: request.getType(), name: request.getName() };
            const { inputs, failures } = checkInputs(
                typeOf(resource),
                resource.name,
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
                diffInputs(
                    typeOf({ type: request.getType(), name: request.getName() }),
                    decode(request.getOldInputs()),
                    decode(request.getNews()),
                ),
            ),
        ),
        create: unary(async (request: CreateRequest) => {
            const resource = { type: request.getType(), name: request.getName() };
            const inputs = decode(request.getProperties());
            if (request.getPreview()) {
                const outputs = previewCreate(resource, inputs, provider.services.region);
                return new CreateResponse().setProperties(encodeOutputs(resource.type, outputs));
            }
            const { id, outputs } = await provider.create(resource, inputs);
            return new CreateResponse().setId(id).setProperties(encodeOutputs(resource.type, outputs));
        }),
        read: unary(async (request: ReadRequest) => {
            const resource = { type: request.getType(), name: request.getName() };
            const found = await provider.read(resource, request.getId(), decode(request.getInputs()));
            return found === undefined
                ? new ReadResponse()
                : new ReadResponse()
                      .setId(found.id)
                      .setInputs(encode(found.inputs))
                      .setProperties(encodeOutputs(resource.type, found.outputs));
        }),
        update: unary(async (request: UpdateRequest) => {
            const type = request.getType();
            const [olds, news] = [decode(request.getOldInputs()), decode(request.getNews())];
            const outputs = request.getPreview()
                ? previewUpdate(olds, decode(request.getOlds()), news)
                : await provider.update(type, request.getId(), olds, news);
            return new UpdateResponse().setProperties(encodeOutputs(type, outputs));
        }),
        delete: unary(async (request: DeleteRequest) => {
            await provider.delete(request.getType(), request.getId());
            return new Empty();
        }),
        construct: unary((request: ConstructRequest) =>
            registerComponent(
                request,
                provider.componentOutputs(
                    { type: request.getType(), name: request.getName() },
                    decode(request.getInputs()),
                ),
            ),
        ),
        cancel: unary(() => new Empty()),
    };
}

/** The engine keeps as a secret what it is told is one; the SDK tells it too, but there is none where one is imported. */
function encodeOutputs(type: string, outputs: Properties): Struct {
    return encode(outputs, resourceTypes.get(type)?.rules?.secretOutputs);
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
