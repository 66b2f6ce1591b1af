import { createServer as createHttp1Server, type IncomingMessage, type ServerResponse } from "node:http";
import {
    createServer as createHttp2Server,
    type Http2ServerRequest,
    type Http2ServerResponse,
} from "node:http2";
import type { AddressInfo, Socket } from "node:net";
import { pipeline, Readable } from "node:stream";
import { speaksHttp2 } from "./http2Preface";
import { servePlainly } from "./plainConnection";
import { readBody } from "./requestBody";
import { type Answer, type Handle, respond, withoutBody } from "./respond";

type Incoming = IncomingMessage | Http2ServerRequest;
type Outgoing = ServerResponse | Http2ServerResponse;

/** A server that listens. */
export interface RunningServer {
    readonly port: number;
    /** Stops listening, and ends the connections that are open. */
    close(): Promise<void>;
}

/** How long a client may take to send, in milliseconds. A connection between two requests may be idle for ever. */
export interface Patience {
    /** The head of a request, and the first byte of a connection. */
    readonly head: number;
    /** A whole request; an HTTP/2 connection without any. */
    readonly request: number;
}

const defaultPatience: Patience = { head: 30_000, request: 120_000 };

/** Loopback, and never anything else: tokens of the local Cognito can be made by anybody. */
const host = "127.0.0.1";

/**
 * Serves requests over HTTP/1.1 and HTTP/2, on one port of the loopback address.
 *
 * @param port 0 for any that is free
 * @throws Error in one line when the port cannot be had.
 */
export async function startServer(
    port: number,
    handle: Handle,
    patience: Patience = defaultPatience,
): Promise<RunningServer> {
    const listener = (incoming: Incoming, outgoing: Outgoing) =>
        void exchange(incoming, outgoing, handle, patience);
    const server = createHttp1Server(
        {
            // An idle connection stays open: closed just when its client uses it again, it would cost that request.
            keepAliveTimeout: 0,
            headersTimeout: patience.head,
            requestTimeout: patience.request,
            connectionsCheckingInterval: Math.min(1000, patience.head),
        },
        listener,
    );
    const http2 = createHttp2Server(listener);
    http2.on("session", (session) => session.setTimeout(patience.request, () => session.close()));

    const [serveHttp1] = server.listeners("connection") as [(socket: Socket) => void];
    const sockets = new Set<Socket>();
    server.removeAllListeners("connection");
    server.on("connection", (socket: Socket) => {
        sockets.add(socket);
        socket.on("close", () => sockets.delete(socket));
        socket.on("error", () => socket.destroy());
        speaksHttp2(socket, patience.head, (isHttp2) =>
            isHttp2
                ? http2.emit("connection", socket)
                : servePlainly(socket, handle, patience.request, () => serveHttp1.call(server, socket)),
        );
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
    handle: Handle,
    patience: Patience,
): Promise<void> {
    const body = await readBody(incoming, patience.request);
    const url = incoming.url ?? "/";
    const mark = url.indexOf("?");
    const request = {
        method: incoming.method ?? "GET",
        path: mark < 0 ? url : url.slice(0, mark),
        query: mark < 0 ? "" : url.slice(mark + 1),
        headers:
            incoming.httpVersionMajor < 2
                ? incoming.headers
                : { ...incoming.headers, host: incoming.headers[":authority"] },
        rawHeaders: incoming.rawHeaders,
        body: body ?? Buffer.alloc(0),
        bodyTooLarge: body === undefined,
        sourceIp: incoming.socket.remoteAddress ?? host,
        protocol: `HTTP/${incoming.httpVersion}`,
    };
    await respond(request, handle, (answer) => send(outgoing as ServerResponse, answer));
}

function send(outgoing: ServerResponse, answer: Answer): void {
    const { status, headers, body } = answer;
    const bodiless = withoutBody(answer);
    if (bodiless !== undefined) {
        outgoing.writeHead(status, bodiless).end();
        return;
    }
    if (body instanceof Readable) {
        // The reader may go at any time.
        pipeline(body, outgoing.writeHead(status, headers), () => undefined);
        return;
    }
    // As text, it goes out in one piece with the headers.
    outgoing.writeHead(status, { ...headers, "Content-Length": Buffer.byteLength(body) }).end(body);
}

function listenError(error: NodeJS.ErrnoException, port: number): Error {
    return new Error(
        error.code === "EADDRINUSE"
            ? `Port ${port} of ${host} is in use. Stop what listens there, or take another one: --port N.`
            : `Port ${port} of ${host} cannot be listened on: ${error.message}`,
    );
}
