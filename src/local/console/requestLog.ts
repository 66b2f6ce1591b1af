import type { RecordedRequest } from "../gateway/recordedRequest";
import type { RequestSummary } from "../gateway/requestTrace";
import { describeTrace } from "./describeTrace";
import { coloured, plain, type Paint } from "./paint";
import { terminalLine } from "./terminalText";

/** Where a request log goes. */
export interface LogStream {
    write(text: string): unknown;
    /** Whether it shows colours; a terminal has this. */
    hasColors?(): boolean;
}

/** What a request log tells of each request. */
export interface RequestLogOptions {
    /** What each stage did, beside the line. */
    readonly verbose?: boolean;
}

/** Tells of requests as they are answered: a line each, or with what each stage did. Lines go out together. */
export function createRequestLog(
    stream: LogStream,
    { verbose = false }: RequestLogOptions = {},
): (request: RecordedRequest) => void {
    const paint = stream.hasColors?.() ? coloured : plain;
    let pending = "";
    const flush = () => {
        stream.write(pending);
        pending = "";
    };
    return (request) => {
        if (pending === "") {
            setImmediate(flush);
        }
        pending += `${lineOf(request.summary(), paint)}\n`;
        if (verbose) {
            pending += describeTrace(request.trace(), paint);
        }
    };
}

/** As long as a path may be in a line. */
const longestPath = 200;

function lineOf(
    { time, method, path, query, status, milliseconds, code, caller }: RequestSummary,
    paint: Paint,
): string {
    const whole = terminalLine(query === "" ? path : `${path}?${query}`);
    const target = whole.length > longestPath ? `${whole.slice(0, longestPath)}…` : whole;
    return [
        paint("dim", new Date(time).toTimeString().slice(0, 8)),
        terminalLine(method).slice(0, 20).padEnd(6),
        target,
        paint(status < 400 ? "good" : status < 500 ? "odd" : "bad", String(status)),
        paint("dim", `${milliseconds} ms`),
        ...(code === undefined ? [] : [paint("odd", terminalLine(code).slice(0, 60))]),
        ...(caller === undefined ? [] : [paint("name", terminalLine(caller))]),
    ].join(" ");
}
