import type { HttpRequest } from "./messages";

/**
 * The media type of a request's body, without parameters such as `charset`, in lower case. A request without
 * one counts as JSON (API Gateway Developer Guide, "Integration passthrough behaviors").
 */
export function mediaTypeOf(request: HttpRequest): string {
    const value = request.headers["content-type"];
    const type = typeof value === "string" ? value.split(";", 1)[0]!.trim().toLowerCase() : "";
    return type === "" ? "application/json" : type;
}
