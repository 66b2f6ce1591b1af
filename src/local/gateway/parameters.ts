import type { RequestParameters } from "../vtl";
import type { HttpRequest } from "../http/messages";

/**
 * A request's parameters, decoded; where a name comes several times, its last value counts. Query and headers,
 * spelled as the client spelled them, are read when they are first asked for.
 */
export function createParameters(path: Record<string, string>, request: HttpRequest): RequestParameters {
    let query: Record<string, string> | undefined;
    let headers: Record<string, string> | undefined;
    return {
        path,
        get querystring() {
            return (query ??= Object.fromEntries(new URLSearchParams(request.query)));
        },
        get header() {
            return (headers ??= headersOf(request.rawHeaders));
        },
    };
}

function headersOf(rawHeaders: readonly string[]): Record<string, string> {
    const entries: [string, string][] = [];
    for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
        entries.push([rawHeaders[i]!, rawHeaders[i + 1]!]);
    }
    // HTTP/2 has the request line among its headers.
    return Object.fromEntries(entries.filter(([name]) => !name.startsWith(":")));
}
