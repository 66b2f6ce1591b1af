import { headerTemplate, readMappingTemplate } from "./mappingTemplates";

/** Origins that a browser may call from: `*` alone, or one or several origins. */
export type Origins = readonly string[];

/** Response headers as API Gateway takes them: constants stand in single quotes. */
export type HeaderMapping = Readonly<Record<string, string>>;

const exposed = "'Retry-After,x-amzn-RequestId,x-amzn-ErrorType,x-amz-apigw-id'";

/**
 * Headers of a method's own answers. One origin is a constant. Of several,
 * {@link allowOriginTemplate} names the one that asks, and `Vary` keeps caches from mixing them up.
 */
export function corsHeaders(origins: Origins): HeaderMapping {
    const [only, ...others] = origins;
    return {
        ...(others.length === 0 ? { "Access-Control-Allow-Origin": `'${only}'` } : { Vary: "'Origin'" }),
        "Access-Control-Expose-Headers": exposed,
    };
}

/**
 * Headers of the answers that API Gateway gives by itself. Its gateway responses cannot compute a value
 * (API Gateway Developer Guide, "Gateway responses"), so several origins share `*` there: these are fixed texts,
 * and a browser sends a token or a body only after a preflight, which names allowed origins alone.
 */
export function gatewayResponseCorsHeaders(origins: Origins): HeaderMapping {
    return corsHeaders(origins.length === 1 ? origins : ["*"]);
}

/** The part of a response mapping template that allows the request's origin, empty where a constant does. */
export function allowOriginTemplate(origins: Origins): string {
    if (origins.length === 1) {
        return "";
    }
    const allowed = origins.map((origin) => `$origin == '${origin}'`).join(" || ");
    return headerTemplate("origin", "Origin") + readMappingTemplate("allowOrigin.vtl", { allowed });
}

/** Keys for the response parameters of a resource: `method.response.header.X` or `gatewayresponse.header.X`. */
export function responseParameters(
    prefix: "method.response.header" | "gatewayresponse.header",
    headers: HeaderMapping,
): Record<string, string> {
    return Object.fromEntries(Object.entries(headers).map(([name, value]) => [`${prefix}.${name}`, value]));
}

/** The same keys, as a method response declares that its integration responses may set them. */
export function declared(parameters: Readonly<Record<string, string>>): Record<string, boolean> {
    return Object.fromEntries(Object.keys(parameters).map((name) => [name, true]));
}
