import type { Clock } from "../aws/clock";
import { randomText } from "../aws/randomText";
import type { HttpRequest } from "../http/messages";

/**
 * The trace that a request belongs to, for the header `X-Amzn-Trace-Id`: the client's own, its parent made up where it
 * has none, else a new one (recorded: LocalStack's aws.validated test_invocation_trace_id).
 */
export function traceHeaderOf(request: HttpRequest, clock: Clock): string {
    const sent = request.headers["x-amzn-trace-id"];
    const { Root, Parent, Sampled } = sent === undefined ? none : partsOf(String(sent));
    const root = Root ?? `1-${Math.floor(clock.now() / 1000).toString(16)}-${randomText(12, "hex")}`;
    const sampled = Sampled ?? (Parent === undefined ? "0" : "1");
    return `Root=${root};Parent=${Parent ?? randomText(8, "hex")};Sampled=${sampled}`;
}

type Parts = Readonly<Record<string, string | undefined>>;

const none: Parts = {};

function partsOf(trace: string): Parts {
    return Object.fromEntries(trace.split(";").map((part) => part.trim().split("=", 2) as [string, string]));
}
