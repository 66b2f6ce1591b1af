import type { RequestParameters } from "../vtl";
import type { HttpRequest } from "../http/messages";

/**
 * Headers that no template sees (recorded: LocalStack's aws.validated test_apigateway_header_remapping_aws), in lower
 * case.
 */
const hidden: ReadonlySet<string> = new Set([
    "connection",
    "content-length",
    "content-md5",
    "expect",
    "max-forwards",
    "proxy-authenticate",
    "server",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "www-authenticate",
]);

/**
 * A request's parameters, decoded; where a name comes several times, its last value counts. Query and headers,
 * spelled as the client spelled them, are read when they are first asked for.
 *
 * @param trace value of `X-Amzn-Trace-Id`
 */
export function createParameters(
    path: Record<string, string>,
    request: HttpRequest,
    trace: string,
): RequestParameters {
    return new LazyParameters(path, request, trace);
}

/** Its getters are the class's: an object literal with its own would take longer than all that is read of it. */
class LazyParameters implements RequestParameters {
    private query: Record<string, string> | undefined;
    private headers: Record<string, string> | undefined;

    constructor(
        readonly path: Record<string, string>,
        private readonly request: HttpRequest,
        private readonly trace: string,
    ) {}

    get querystring(): Record<string, string> {
        return (this.query ??= Object.fromEntries(new URLSearchParams(this.request.query)));
    }

    get header(): Record<string, string> {
        return (this.headers ??= headersOf(this.request, this.trace));
    }
}

/** The client's own, and those that API Gateway adds: of the way that the request came it knows but the last step. */
function headersOf({ rawHeaders, headers, sourceIp }: HttpRequest, trace: string): Record<string, string> {
    const entries: [string, string][] = [];
    for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
        // HTTP/2 has the request line among its headers, and the host in it.
        const name = rawHeaders[i] === ":authority" ? "Host" : rawHeaders[i]!;
        const lowerCase = name.toLowerCase();
        if (!name.startsWith(":") && !hidden.has(lowerCase) && !added.has(lowerCase)) {
            entries.push([name, rawHeaders[i + 1]!]);
        }
    }
    const before = headers["x-forwarded-for"];
    const port = /:(\d+)$/.exec(String(headers.host))?.[1] ?? "80";
    return Object.fromEntries([
        ...entries,
        ["X-Amzn-Trace-Id", trace],
        ["X-Forwarded-For", before === undefined ? sourceIp : `${String(before)}, ${sourceIp}`],
        ["X-Forwarded-Port", port],
        ["X-Forwarded-Proto", "http"],
    ]);
}

const added: ReadonlySet<string> = new Set([
    "x-amzn-trace-id",
    "x-forwarded-for",
    "x-forwarded-port",
    "x-forwarded-proto",
]);
