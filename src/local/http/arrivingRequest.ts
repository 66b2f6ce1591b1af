import type { HttpRequest } from "./messages";
import { maxBodyBytes } from "./requestBody";

/** Longer heads are not for here: what they may hold at most is the server's to say. */
const longestHead = 8 * 1024;

const requestLine = /^(GET|PUT|POST|DELETE|PATCH|OPTIONS) (\/[!-"$-~]*) HTTP\/1\.1$/;
const headerName = /^[\w!#$%&'*+.^`|~-]+$/;
/** Anything but visible ASCII, spaces and tabs. */
const unusual = /[^\t -~]/;

/** Headers that change how a request is read, or answered, or that may come several times. */
const notPlain: ReadonlySet<string> = new Set(["transfer-encoding", "expect", "upgrade", "set-cookie"]);

/** A request of the plainest kind, as far as it has come over its connection. */
export class ArrivingRequest {
    private readonly bytes: Buffer[];
    /** Bytes of the body that are still to come; below 0, more has come than is the request's. */
    missing: number;

    private constructor(
        private readonly request: HttpRequest & { body: Buffer },
        first: Buffer,
        bodyLength: number,
    ) {
        this.bytes = [first];
        this.missing = bodyLength - request.body.length;
    }

    /**
     * The request that begins with some bytes, which hold its head. Whatever is odd in any way, good or bad, gives
     * undefined: it is for a whole HTTP server to read.
     */
    static from(bytes: Buffer, sourceIp: string): ArrivingRequest | undefined {
        const end = bytes.indexOf("\r\n\r\n");
        if (end < 0 || end > longestHead) {
            return undefined;
        }
        const [first, ...lines] = bytes.toString("latin1", 0, end).split("\r\n") as [string, ...string[]];
        const line = requestLine.exec(first);
        const head = line && readHeaders(lines);
        const length = head?.headers["content-length"] ?? "0";
        if (!head || head.headers.host === undefined || !/^\d{1,8}$/.test(length)) {
            return undefined;
        }
        if (Number(length) > maxBodyBytes) {
            return undefined;
        }
        const [, method, target] = line as unknown as [string, string, string];
        const mark = target.indexOf("?");
        const request = {
            method,
            path: mark < 0 ? target : target.slice(0, mark),
            query: mark < 0 ? "" : target.slice(mark + 1),
            headers: head.headers,
            rawHeaders: head.raw,
            body: bytes.subarray(end + 4),
            bodyTooLarge: false,
            sourceIp,
            protocol: "HTTP/1.1",
        };
        return new ArrivingRequest(request, bytes, Number(length));
    }

    add(bytes: Buffer): void {
        this.bytes.push(bytes);
        this.missing -= bytes.length;
    }

    /** All that has come. */
    received(): Buffer {
        return this.bytes.length === 1 ? this.bytes[0]! : Buffer.concat(this.bytes);
    }

    /** The request, where nothing is missing of it. */
    whole(): HttpRequest {
        const { request, bytes } = this;
        if (bytes.length > 1) {
            request.body = Buffer.concat([request.body, ...bytes.slice(1)]);
        }
        return request;
    }
}

interface Headers {
    /** By lower-case name. */
    readonly headers: Readonly<Record<string, string>>;
    /** Names and values in turn. */
    readonly raw: readonly string[];
}

function readHeaders(lines: readonly string[]): Headers | undefined {
    const headers: Record<string, string> = {};
    const raw: string[] = [];
    for (const line of lines) {
        const colon = line.indexOf(":");
        const name = line.slice(0, Math.max(0, colon));
        const lowerCase = name.toLowerCase();
        // What every object has, such as __proto__, counts as twice, too.
        const isTwice = headers[lowerCase] !== undefined;
        if (isTwice || notPlain.has(lowerCase) || !headerName.test(name) || unusual.test(line)) {
            return undefined;
        }
        const value = line.slice(colon + 1).trim();
        if (lowerCase === "connection" && value.toLowerCase() !== "keep-alive") {
            return undefined;
        }
        headers[lowerCase] = value;
        raw.push(name, value);
    }
    return { headers, raw };
}
