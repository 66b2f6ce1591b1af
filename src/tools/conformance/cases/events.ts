import { gzipSync } from "node:zlib";
import { type Case, mark, ours } from "../case";

const path = `/streams/{stream}/events?partition-key=${mark}`;
const lines = "application/x-ndjson";
const cloudEvent = "application/cloudevents+json";
const cloudEvents = "application/cloudevents-batch+json";

/** A CloudEvent of these attributes beside the required ones. */
const event = (more: object = {}) => ({ specversion: "1.0", id: "1", source: "/s", type: "t", ...more });
const times = (count: number) => Array.from({ length: count }, (_, index) => index);

function post(name: string, type: string | undefined, body: unknown, rest: Partial<Case> = {}): Case {
    const { headers, ...others } = rest;
    return {
        name: `events: ${name}`,
        source: ours,
        method: "POST",
        path,
        headers: { "Content-Type": type, ...headers },
        body: typeof body === "string" || Buffer.isBuffer(body) ? body : JSON.stringify(body),
        ...others,
    };
}

/** The route of the group `events`; where it is off, it is a path that does not exist. */
export const events: readonly Case[] = [
    // What of a body that is no JSON a template sees, and as what.
    post("lines", lines, '{"a": 1.0}\nno JSON\n', { stores: 2 }),
    post("lines that end in CR LF", lines, "a\r\nb\r\n", { stores: 2 }),
    post("a CR within a line", lines, "a\rb\n", { stores: 1 }),
    post("blank lines", lines, "\n \t\r\n\na\n\n \nb\n\n", { stores: 2 }),
    post("a line that closes a record", lines, '},{\n"},{"Data":"', { stores: 2 }),
    post("a line of quotes, backslashes and others", lines, "\"'\\/ é😀\u2028\u0085\0\n", { stores: 1 }),
    post("lines of VTL", lines, "#set($i = 7)$i\n$input.body\n", { stores: 2 }),
    post("lines, gzipped", lines, gzipSync("a\nb\n"), { headers: { "Content-Encoding": "gzip" }, stores: 2 }),
    post("lines that are no UTF-8", lines, Buffer.from("a\n\xff\n", "latin1")),
    post("lines behind the mark of UTF-8", lines, "\ufeffa\n", { stores: 1 }),
    post("lines in ISO 8859-1", `${lines}; charset=iso-8859-1`, Buffer.from("é\n", "latin1")),
    post("no lines", lines, "", { headers: { "Content-Type": lines } }),
    post("an empty object as the body of lines", lines, "{}"),
    post("an empty object as a line", lines, "{}\n", { stores: 1 }),
    ...[501, 502, 1001].map((count) => post(`${count} lines`, lines, times(count).join("\n"))),
    post("a line of 1 MiB", lines, "x".repeat(1024 * 1024)),
    post("a list", "application/json", [{ a: "/é" }, "text", 5, [null]], { stores: 4 }),
    post("a list, with a charset", "application/json; charset=utf-8", ["é"], { stores: 1 }),
    post("a list without a content type", undefined, ["text"], { stores: 1 }),
    post("an object", "application/json", { a: 1 }, { stores: 1 }),
    post("an empty object", "application/json", {}),
    post("an empty list", "application/json", []),
    post("null in a list", "application/json", [1, null]),
    post("501 in a list", "application/json", times(501)),
    post("a CloudEvent", cloudEvent, event(), { stores: 1 }),
    post("a CloudEvent with a key", cloudEvent, event({ partitionkey: `${mark}-"own"` }), {
        path: "/streams/{stream}/events",
        stores: 1,
    }),
    post("a CloudEvent without a source", cloudEvent, event({ source: undefined })),
    post("a CloudEvent of another version", cloudEvent, event({ specversion: "0.3" })),
    post("CloudEvents", cloudEvents, [event(), event({ data: { a: 1 } })], { stores: 2 }),
    post("CloudEvents as one", cloudEvent, [event()]),
    ...["ce-specversion", "Ce-Specversion", "CE-SPECVERSION"].map((name) =>
        post(`the header ${name}`, "application/json", ["text"], { headers: { [name]: "1.0" } }),
    ),
    post("the header ce-specversion over HTTP/2", "application/json", ["text"], {
        headers: { "ce-specversion": "1.0" },
        protocol: "HTTP/2.0",
    }),
    post("a key with quotes", "application/json", ["text"], { path: `${path}%22'%5C%2F%C3%A9`, stores: 1 }),
    post("a key twice", "application/json", ["text"], {
        path: `${path}-1&partition-key=${mark}-2`,
        stores: 1,
    }),
    post("a key of 257 characters", "application/json", ["text"], { path: path + "k".repeat(246) }),
    ...["text/plain", "application/jsonl", "application/cloudevents"].map((type) =>
        post(type, type, ["text"]),
    ),
    { name: "events: a preflight", source: ours, method: "OPTIONS", path, headers: { Origin: "{origin}" } },
];
