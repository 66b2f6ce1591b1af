import { createServer as createHttp1Server, type IncomingMessage, type ServerResponse } from "node:http";
import {
    createServer as createHttp2Server,
    type Http2ServerRequest,
    type Http2ServerResponse,
} from "node:http2";
import { createServer as createSocketServer, type AddressInfo, type Socket } from "node:net";
import { maxBodyBytes } from "./bodyLimit";
import type { HttpAnswer, HttpRequest } from "./messages";

type Incoming = IncomingMessage | Http2ServerRequest;
type Outgoing = ServerResponse | Http2ServerResponse;

/** A server that listens. */
export interface RunningServer {
    readonly port: number;
    /** Stops listening, and ends the connections that are open. */
    close(): Promise<void>;
}

/** Loopback, and never anything else: tokens of the local Cognito can be made by anybody. */
const host = "127.0.0.1";

/** What a client that speaks HTTP/2 without TLS sends first (RFC 9113, section 3.4). */
const http2Preface = Buffer.from("PRI * HTTP/2.0");

/**
 * Serves requests over HTTP/1.1 and HTTP/2, on one port of the loopback address.
 *
 * @param port 0 for any that is free
 * @throws Error in one line when the port cannot be had.
 */
export async function startServer(
    port: number,
    handle: (request: HttpRequest) => Promise<HttpAnswer>,
): Promise<RunningServer> {
    const listener = (incoming: Incoming, outgoing: Outgoing) => void exchange(incoming, outgoing, handle);
    // An idle connection stays open: closed just when its client uses it again, it would cost that request.
    const http1 = createHttp1Server({ keepAliveTimeout: 0 }, listener);
    const http2 = createHttp2Server(listener);
    const sockets = new Set<Socket>();
    const server = createSocketServer((socket) => {
        sockets.add(socket);
        socket.on("close", () => sockets.delete(socket));
        socket.on("error", () => socket.destroy());
        socket.once("data", (start: Buffer) => {
            socket.pause();
            const speaksHttp2 = start.subarray(0, http2Preface.length).equals(http2Preface);
            (speaksHttp2 ? http2 : http1).emit("connection", socket);
            socket.unshift(start);
            socket.resume();
        });
    });
    server.listen({ port, host });
    await new Promise<void>((resolve, reject) => {
        server.once("listening", resolve);
        server.once("error", (error: NodeJS.ErrnoException) => reject(listenError(error, port)));
    });
    return {
        port: (server.address() as AddressInfo).port,
        close: async () => {
            const closed = new Promise((resolve) => server.close(resolve));
            sockets.forEach((socket) => socket.destroy());
            await closed;
        },
    };
}

async function exchange(
    incoming: Incoming,
    outgoing: Outgoing,
    handle: (request: HttpRequest) => Promise<HttpAnswer>,
): Promise<void> {
    const body = await readBody(incoming);
    const url = incoming.url ?? "/";
    const mark = url.indexOf("?");
    try {
        const answer = await handle({
            method: incoming.method ?? "GET",
            path: mark < 0 ? url : url.slice(0, mark),
            query: mark < 0 ? "" : url.slice(mark + 1),
            headers: incoming.headers,
            rawHeaders: incoming.rawHeaders,
            body: body ?? "",
            bodyTooLarge: body === undefined,
            sourceIp: incoming.socket.remoteAddress ?? host,
            protocol: `HTTP/${incoming.httpVersion}`,
        });
        send(outgoing as ServerResponse, answer);
    } catch (error) {
        // A fault of this program: told to whoever runs it, never to the client.
        console.error(error);
        const headers = { "Content-Type": "application/json" };
        send(outgoing as ServerResponse, {
            status: 500,
            headers,
            body: '{"message":"Internal server error"}',
        });
    }
}

function send(outgoing: ServerResponse, answer: HttpAnswer): void {
    const { status, headers, body } = answer;
    if (status === 204 || status === 304) {
        const others = Object.entries(headers).filter(([name]) => name.toLowerCase() !== "content-type");
        outgoing.writeHead(status, Object.fromEntries(others)).end();
        return;
    }
    // As text, it goes out in one piece with the headers.
    outgoing.writeHead(status, { ...headers, "Content-Length": Buffer.byteLength(body) }).end(body);
}

/**
 * The body as text; undefined when it is over the limit: the rest is read and thrown away. Of a client that goes
 * away in mid-body nothing comes: HTTP/2 would pass what there is as the whole.
 */
function readBody(incoming: Incoming): Promise<string | undefined> {
    return new Promise((resolve) => {
        const chunks: Buffer[] = [];
        let length = 0;
        incoming.on("data", (chunk: Buffer) => {
            length += chunk.length;
            if (length <= maxBodyBytes) {
                chunks.push(chunk);
            }
        });
        const end = () =>
            resolve(
                length > maxBodyBytes
                    ? undefined
                    : (chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)).toString("utf8"),
            );
        incoming.on("end", end);
        incoming.on("aborted", () => incoming.off("end", end));
    });
}

function listenError(error: NodeJS.ErrnoException, port: number): Error {
    return new Error(
        error.code === "EADDRINUSE"
            ? `Port ${port} of ${host} is in use. Stop what listens there, or take another one: --port N.`
            : `Port ${port} of ${host} cannot be listened on: ${error.message}`,
    );
}
