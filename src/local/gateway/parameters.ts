import type { RequestParameters } from "../vtl/input";
import type { GatewayRequest } from "./http";

/**
 * A request's parameters, decoded; where a name comes several times, its last value counts. Query and headers,
 * spelled as the client spelled them, are read when they are first asked for.
 */
export class Parameters implements RequestParameters {
    private decodedQuery?: Record<string, string>;
    private spelledHeaders?: Record<string, string>;

    constructor(
        readonly path: Record<string, string>,
        private readonly request: GatewayRequest,
    ) {}

    get querystring(): Record<string, string> {
        return (this.decodedQuery ??= Object.fromEntries(new URLSearchParams(this.request.query)));
    }

    get header(): Record<string, string> {
        return (this.spelledHeaders ??= headersOf(this.request.rawHeaders));
    }
}

function headersOf(rawHeaders: readonly string[]): Record<string, string> {
    const entries: [string, string][] = [];
    for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
        entries.push([rawHeaders[i]!, rawHeaders[i + 1]!]);
    }
    return Object.fromEntries(entries.filter(([name]) => !name.startsWith(":")));
}
