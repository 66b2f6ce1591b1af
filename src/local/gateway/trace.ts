import { randomUUID } from "node:crypto";
import type { Clock } from "../aws/clock";
import type { HttpRequest } from "../http/messages";

/**
 * The trace that a request belongs to, for the header `X-Amzn-Trace-Id`: the client's own, its parent made up where it
 * has none, else a new one (recorded: LocalStack's aws.validated test_invocation_trace_id).
 */
export function traceOf(request: HttpRequest, clock: Clock): string {
    const parts = new Map(
        String(request.headers["x-amzn-trace-id"] ?? "")
            .split(";")
            .map((part) => part.trim().split("=", 2) as [string, string]),
    );
    const hex = randomUUID().replaceAll("-", "") + randomUUID().replaceAll("-", "");
    const seconds = Math.floor(clock.now() / 1000).toString(16);
    const root = parts.get("Root") ?? `1-${seconds}-${hex.slice(0, 24)}`;
    const sampled = parts.get("Sampled") ?? (parts.has("Parent") ? "1" : "0");
    return `Root=${root};Parent=${parts.get("Parent") ?? hex.slice(24, 40)};Sampled=${sampled}`;
}
