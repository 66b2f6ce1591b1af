import { randomUUID } from "node:crypto";
import type { Clock } from "../aws/clock";
import type { HttpRequest } from "../http/messages";

/**
 * The trace that a request belongs to, for the header `X-Amzn-Trace-Id`: the client's own, its parent made up where it
 * has none, else a new one (recorded: LocalStack's aws.validated test_invocation_trace_id).
 */
export function traceHeaderOf(request: HttpRequest, clock: Clock): string {
    const sent = request.headers["x-amzn-trace-id"];
    const { Root, Parent, Sampled } = sent === undefined ? none : partsOf(String(sent));
    const hex = (randomUUID() + randomUUID()).replaceAll("-", "");
    const root = Root ?? `1-${Math.floor(clock.now() / 1000).toString(16)}-${hex.slice(0, 24)}`;
    const sampled = Sampled ?? (Parent === undefined ? "0" : "1");
    return `Root=${root};Parent=${Parent ?? hex.slice(24, 40)};Sampled=${sampled}`;
}

type Parts = Readonly<Record<string, string | undefined>>;

const none: Parts = {};

function partsOf(trace: string): Parts {
    return Object.fromEntries(trace.split(";").map((part) => part.trim().split("=", 2) as [string, string]));
}
