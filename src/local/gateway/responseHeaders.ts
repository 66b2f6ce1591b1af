import { validateHeaderName, validateHeaderValue } from "node:http";
import { GatewayError } from "./gatewayError";

type Headers = Readonly<Record<string, string>>;

/**
 * Headers that a method response cannot have, in lower case: their values go out as `x-amzn-Remapped-NAME` (recorded:
 * LocalStack's aws.validated test_apigateway_header_remapping_aws).
 */
const remapped: ReadonlySet<string> = new Set([
    "authorization",
    "connection",
    "content-length",
    "content-md5",
    "date",
    "expect",
    "host",
    "max-forwards",
    "proxy-authenticate",
    "server",
    "trailer",
    "upgrade",
    "user-agent",
    "www-authenticate",
]);

/** One that is mapped, and goes out under no name at all (recorded there, too). */
const dropped = "transfer-encoding";

/** Headers of an answer, later ones in the place of earlier ones, whose names are compared without case. */
export function responseHeaders(...layers: readonly Headers[]): Headers {
    const byName = new Map<string, [name: string, value: string]>();
    for (const layer of layers) {
        for (const name in layer) {
            const lowerCase = name.toLowerCase();
            if (lowerCase !== dropped) {
                byName.set(lowerCase, [
                    remapped.has(lowerCase) ? `x-amzn-Remapped-${name}` : name,
                    layer[name]!,
                ]);
            }
        }
    }
    return Object.fromEntries(byName.values());
}

/** A copy to add to: a spread in an object literal that others follow takes ten times as long. */
export function copyOf(headers: Headers): Record<string, string> {
    const copy: Record<string, string> = {};
    for (const name in headers) {
        copy[name] = headers[name]!;
    }
    return copy;
}

/** Headers that a template has set. Throws {@link GatewayError} for what no header can be, such as a line end. */
export function checkedHeaders(headers: Headers): Headers {
    try {
        for (const name in headers) {
            validateHeaderName(name);
            validateHeaderValue(name, headers[name]!);
        }
    } catch (error) {
        throw new GatewayError("API_CONFIGURATION_ERROR").because((error as Error).message);
    }
    return headers;
}
