import { hash } from "node:crypto";
import type { Clock } from "../aws/clock";
import type { CognitoService } from "../cognito/service";
import { traceOf } from "../gateway/tellRequest";
import type { Traces } from "../gateway/traces";
import type { AnyHttpAnswer, HttpAnswer, HttpRequest, StreamedAnswer } from "../http/messages";
import { wantsPage } from "../http/webPage";
import { faultNames } from "../kinesis/faults/fault";
import { operations } from "../kinesis/operations/operations";
import type { KinesisStore } from "../kinesis/service";
import { answerPageFile } from "./pageFiles";
import { requestStream } from "./requestStream";
import { describeUsers } from "./users";

/** What the console shows. */
export interface ConsoleServices {
    readonly traces: Traces;
    readonly clock: Clock;
    readonly store: KinesisStore;
    readonly cognito: CognitoService;
}

type Answer = AnyHttpAnswer | StreamedAnswer;

/** Answers what is the console's; undefined for any other path. */
export type AnswerConsole = (request: HttpRequest) => Answer | Promise<Answer> | undefined;

/**
 * The console, a page below `/_local/`, and what it reads:
 *
 * - `GET /_local/requests`: what was done with the last 200 requests to the API, newest first; with
 *   `Accept: text/event-stream` the same as they come.
 * - `GET /_local/records`: the last records of each shard, newest first; 404 where Kinesis runs elsewhere.
 * - `GET /_local/users`: the users of each pool, with the codes that were sent to them.
 * - `GET /_local/faults`: the actions and errors that faults are made of.
 *
 * A browser that asks for `/` or `/_local` is led to the page.
 */
export function createConsole({ traces, clock, store, cognito }: ConsoleServices): AnswerConsole {
    return (request) => {
        const { method, path, headers } = request;
        if (method !== "GET") {
            return undefined;
        }
        switch (path) {
            case "/":
            case "/_local":
                return wantsPage(request)
                    ? { status: 302, headers: { Location: "/_local/", Vary: "Accept" }, body: "" }
                    : undefined;
            case "/_local/requests":
                return String(headers.accept).includes("text/event-stream")
                    ? streamed(requestStream(traces, clock, Number(headers["last-event-id"] ?? 0) || 0))
                    : json(requestsOf(traces));
            case "/_local/records":
                return store.recentRecords === undefined
                    ? { ...json({ message: "The records are with another Kinesis." }), status: 404 }
                    : ifChanged(request, json(store.recentRecords()));
            case "/_local/users":
                return describeUsers(cognito).then(json);
            case "/_local/faults":
                return json({ actions: ["*", ...operations.keys()], errors: faultNames });
            default:
                return path.startsWith("/_local/")
                    ? answerPageFile(path.slice("/_local/".length))
                    : undefined;
        }
    };
}

function requestsOf(traces: Traces): unknown {
    traces.turnOn();
    return traces.since(0).map((request) => traceOf(request));
}

function json(body: unknown): HttpAnswer {
    const headers = { "Content-Type": "application/json", "Cache-Control": "no-cache" };
    return { status: 200, headers, body: JSON.stringify(body) };
}

/** The answer, or that the client has it already. */
function ifChanged({ headers }: HttpRequest, answer: HttpAnswer): HttpAnswer {
    const tag = `"${hash("sha1", answer.body, "base64url")}"`;
    const tagged = { ...answer, headers: { ...answer.headers, ETag: tag } };
    return headers["if-none-match"] === tag ? { ...tagged, status: 304, body: "" } : tagged;
}

function streamed(body: StreamedAnswer["body"]): StreamedAnswer {
    return {
        status: 200,
        headers: { "Content-Type": "text/event-stream", "Cache-Control": "no-store" },
        body,
    };
}
