import type { RecordedRequest } from "../gateway/recordedRequest";
import type { RequestSummary } from "../gateway/requestTrace";
import { summaryOf, traceOf } from "../gateway/tellRequest";
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

/** Milliseconds in which lines are collected, to go out together: a write costs more than a line. */
const pace = 20;

/** Tells of requests as they are answered: a line each, or with what each stage did. */
export class RequestLog {
    private readonly paint: Paint;
    private pending = "";

    constructor(
        private readonly stream: LogStream,
        private readonly options: RequestLogOptions = {},
    ) {
        this.paint = stream.hasColors?.() ? coloured : plain;
    }

    tell(request: RecordedRequest): void {
        if (this.pending === "") {
            setTimeout(() => this.flush(), pace);
        }
        this.pending += `${lineOf(summaryOf(request), this.paint)}\n`;
        if (this.options.verbose) {
            this.pending += describeTrace(traceOf(request), this.paint);
        }
    }

    /** Writes what was not written yet. */
    flush(): void {
        if (this.pending !== "") {
            this.stream.write(this.pending);
            this.pending = "";
        }
    }
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
        paint("dim", clockTime(time)),
        terminalLine(method).slice(0, 20).padEnd(6),
        target,
        paint(status < 400 ? "good" : status < 500 ? "odd" : "bad", String(status)),
        paint("dim", `${milliseconds} ms`),
        ...(code === undefined ? [] : [paint("odd", terminalLine(code).slice(0, 60))]),
        ...(caller === undefined ? [] : [paint("name", terminalLine(caller))]),
    ].join(" ");
}

let known = { second: 0, text: "" };

/** `14:31:44`, of this machine's time zone; made once a second. */
function clockTime(time: number): string {
    const second = Math.floor(time / 1000);
    if (second !== known.second) {
        known = { second, text: new Date(time).toTimeString().slice(0, 8) };
    }
    return known.text;
}
