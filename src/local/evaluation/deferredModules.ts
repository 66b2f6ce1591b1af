import Module from "node:module";

// Imported before Pulumi's SDK, this lets it load what an evaluation hardly ever uses when something is first taken of it.

/**
 * What the SDK loads at its start for functions that it serializes, its automation API, dynamic providers, an engine and
 * traces of itself, by how it asks for them: the TypeScript compiler, much of npm and gRPC, more than all the rest.
 */
const seldomUsed = new Set([
    "../../typescript-shim",
    "@npmcli/arborist",
    "normalize-package-data",
    "./automation",
    "./provider",
    "@grpc/grpc-js",
    "../proto/callback_grpc_pb",
    "../proto/engine_grpc_pb",
    "../proto/resource_grpc_pb",
    "@opentelemetry/api",
]);

const sdk = /[\\/]@pulumi[\\/]pulumi[\\/](?:index|errors|runtime[\\/](?:closure[\\/])?\w+)\.js$/;

type Exports = Record<string | symbol, unknown>;
type Load = (request: string, parent: { filename: string } | undefined, isMain: boolean) => Exports;

const loader = Module as unknown as { _load: Load };
const load = loader._load;
loader._load = (request, parent, isMain) =>
    seldomUsed.has(request) && sdk.test(parent?.filename ?? "")
        ? deferred(() => load(request, parent, isMain))
        : load(request, parent, isMain);

function deferred(loadNow: () => Exports): Exports {
    const get = (_: object, name: string | symbol): unknown => {
        if (name === "__esModule") {
            return true; // Of such a module, importing all makes no copy, which would load it.
        }
        const exports = loadNow();
        return name === "default" && !exports.__esModule ? exports : exports[name];
    };
    return new Proxy({}, { get });
}
