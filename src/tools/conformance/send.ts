import { once } from "node:events";
import http from "node:http";
import http2 from "node:http2";
import https from "node:https";

export interface Request {
    readonly method: string;
    readonly url: string;
    /** As they are spelled. */
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string | Buffer;
}

export interface Answer {
    /** 0 where none came; the body then says why. */
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
}

/** Milliseconds; API Gateway itself gives up after 29 seconds. */
const patience = 40_000;

/** Sends a request as it is written: no path is tidied up, no name respelled. */
export async function send(request: Request, protocol: "HTTP/1.1" | "HTTP/2.0"): Promise<Answer> {
    try {
        return await (protocol === "HTTP/2.0" ? overHttp2(request) : overHttp1(request));
    } catch (error) {
        const { code, message } = error as NodeJS.ErrnoException;
        return { status: 0, headers: {}, body: `no answer: ${code ?? message}` };
    }
}

async function overHttp1({ method, url, headers, body }: Request): Promise<Answer> {
    const { protocol, origin, hostname, port } = new URL(url);
    const client = protocol === "https:" ? https : http;
    const request = client.request({
        hostname,
        port,
        path: url.slice(origin.length) || "/",
        method,
        headers,
        agent: false,
        signal: AbortSignal.timeout(patience),
    });
    // A server may answer and hang up before it has the whole body.
    const answered = once(request, "response");
    request.end(body);
    const [response] = (await answered) as [http.IncomingMessage];
    request.on("error", () => undefined);
    return { status: response.statusCode!, headers: flat(response.headers), body: await textOf(response) };
}

async function overHttp2({ method, url, headers, body }: Request): Promise<Answer> {
    const { origin } = new URL(url);
    const session = http2.connect(origin);
    session.on("error", () => undefined);
    try {
        const stream = session.request(
            { ":method": method, ":path": url.slice(origin.length) || "/", ...headers },
            { endStream: body.length === 0 },
        );
        stream.setTimeout(patience, () => stream.destroy(new Error("it takes too long")));
        if (body.length > 0) {
            stream.end(body);
        }
        const [answer] = (await once(stream, "response")) as [http2.IncomingHttpHeaders];
        return { status: Number(answer[":status"]), headers: flat(answer), body: await textOf(stream) };
    } finally {
        session.destroy();
    }
}

function flat(headers: http.IncomingHttpHeaders): Record<string, string> {
    return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

async function textOf(stream: NodeJS.ReadableStream): Promise<string> {
    let text = "";
    for await (const chunk of stream.setEncoding("utf8")) {
        text += String(chunk);
    }
    return text;
}
