import type { Readable } from "node:stream";

/** A request as it came over the socket. */
export interface HttpRequest {
    readonly method: string;
    /** Path, not decoded, without the query. */
    readonly path: string;
    /** Query string, not decoded, without the question mark. */
    readonly query: string;
    /** Headers by lower-case name; `host` of HTTP/2 requests, too, which say it in `:authority`. */
    readonly headers: Readonly<Record<string, string | string[] | undefined>>;
    /** Header names and values in turn, spelled as they came. */
    readonly rawHeaders: readonly string[];
    /** As it came: not decompressed, not decoded. */
    readonly body: Buffer;
    /** The body was over the limit, and is empty here. */
    readonly bodyTooLarge: boolean;
    readonly sourceIp: string;
    /** `HTTP/1.1` or `HTTP/2.0`. */
    readonly protocol: string;
}

/** An answer on its way to the socket, most of them text. */
export interface HttpAnswer<Body = string> {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: Body;
}

/** An answer with a body that is there. */
export type AnyHttpAnswer = HttpAnswer<string | Uint8Array>;

/** An answer whose body goes out as it comes, until it ends or its reader has gone. */
export type StreamedAnswer = HttpAnswer<Readable>;
