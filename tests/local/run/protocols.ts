import { once } from "node:events";
import http from "node:http";
import http2 from "node:http2";

/** What a client sees of an answer. */
export interface Seen {
    readonly status: unknown;
    readonly headers: http.IncomingHttpHeaders | http2.IncomingHttpHeaders;
    readonly body: string;
}

/** Sends a request to an address over one of its protocols. */
export type Send = (
    url: string,
    method: string,
    path: string,
    body?: string,
    headers?: Readonly<Record<string, string>>,
) => Promise<Seen>;

export const overHttp1: Send = async (url, method, path, body = "", headers = {}) => {
    const request = http.request(url + path, { method, headers, agent: false }).end(body);
    const [response] = (await once(request, "response")) as [http.IncomingMessage];
    return { status: response.statusCode, headers: response.headers, body: await text(response) };
};

export const overHttp2: Send = async (url, method, path, body = "", headers = {}) => {
    const session = http2.connect(url);
    const stream = session
        .request({ ...headers, ":method": method, ":path": path }, { endStream: false })
        .end(body);
    const [answered] = (await once(stream, "response")) as [
        http2.IncomingHttpHeaders & http2.IncomingHttpStatusHeader,
    ];
    const answer = { status: answered[":status"], headers: answered, body: await text(stream) };
    session.close();
    return answer;
};

/** All that comes, as text. */
export async function text(stream: NodeJS.ReadableStream): Promise<string> {
    let all = "";
    for await (const chunk of stream.setEncoding("utf8")) {
        all += String(chunk);
    }
    return all;
}

/** Each protocol, its client, and the error of Node where an answer's status cannot be sent. */
export const protocols: readonly [name: string, send: Send, invalidStatus: string][] = [
    ["HTTP/1.1", overHttp1, "ERR_HTTP_INVALID_STATUS_CODE"],
    ["HTTP/2.0", overHttp2, "ERR_HTTP2_STATUS_INVALID"],
];
