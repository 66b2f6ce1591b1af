import assert from "node:assert/strict";
import { once } from "node:events";
import http from "node:http";
import http2 from "node:http2";
import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import { setImmediate as turn } from "node:timers/promises";
import type { HttpAnswer, HttpRequest } from "../../../src/local/http/messages";
import { type RunningServer, startServer } from "../../../src/local/http/server";
import { isListening } from "../../support/command";
import { overHttp1, protocols, text } from "./protocols";

describe("The server", () => {
    let server: RunningServer;
    let url: string;
    /** What was handled, and how. */
    const requests: HttpRequest[] = [];
    let handle: (request: HttpRequest) => Promise<HttpAnswer>;
    const echo = (request: HttpRequest): Promise<HttpAnswer> =>
        Promise.resolve({
            status: 200,
            headers: { "X-Protocol": request.protocol },
            body: request.body.toString(),
        });
    before(async () => {
        server = await startServer(0, (request) => {
            requests.push(request);
            return handle(request);
        });
        url = `http://127.0.0.1:${server.port}`;
    });
    beforeEach(() => {
        requests.length = 0;
        handle = echo;
    });
    after(() => server.close());

    for (const [protocol, send, invalidStatus] of protocols) {
        it(`takes ${protocol}, and passes path, query and body as they came`, async () => {
            const { status, headers, body } = await send(url, "PUT", "/a%2Fb?c=%20&c=+", "über");
            assert.deepEqual([status, body, headers["x-protocol"]], [200, "über", protocol]);
            assert.equal(headers["content-length"], "5");
            const [{ method, path, query, sourceIp, bodyTooLarge } = {} as never] = requests;
            assert.deepEqual(
                [method, path, query, sourceIp, bodyTooLarge],
                ["PUT", "/a%2Fb", "c=%20&c=+", "127.0.0.1", false],
            );
        });

        it(`sends no body with 204 over ${protocol}`, async () => {
            handle = () => Promise.resolve({ status: 204, headers: {}, body: "x" });
            const { status, headers, body } = await send(url, "OPTIONS", "/");
            assert.deepEqual([status, headers["content-length"], body], [204, undefined, ""]);
        });

        it(`answers 500 over ${protocol} where a request cannot be handled, and goes on`, async () => {
            const { error } = console;
            const crash = new Error("no such thing");
            const told: unknown[] = [];
            console.error = (what) => told.push((what as { code?: string }).code ?? what);
            try {
                handle = () => Promise.reject(crash);
                const failed = await send(url, "GET", "/");
                handle = () => Promise.resolve({ status: 9999, headers: {}, body: "" });
                const unsendable = await send(url, "GET", "/");
                for (const { status, body } of [failed, unsendable]) {
                    assert.deepEqual([status, body], [500, '{"message":"Internal server error"}']);
                }
                assert.deepEqual(told, [crash, invalidStatus]);
            } finally {
                console.error = error;
            }
            handle = echo;
            assert.equal((await send(url, "GET", "/")).status, 200);
        });
    }

    it("keeps a connection open between requests, and says nothing of an end", async () => {
        const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
        const sockets = new Set<unknown>();
        for (let count = 0; count < 3; count++) {
            const request = http.request(url, { agent }).end();
            const [response] = (await once(request, "response")) as [http.IncomingMessage];
            await text(response);
            assert.equal(response.headers["keep-alive"], undefined);
            sockets.add(request.socket);
        }
        assert.equal(sockets.size, 1);
        agent.destroy();
    });

    const leavings: readonly [protocol: string, leave: (url: string) => Promise<void>][] = [
        [
            "HTTP/1.1",
            async (address) => {
                const { port, hostname } = new URL(address);
                const socket = connect(Number(port), hostname);
                socket.write("PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n{}");
                await once(socket, "connect");
                await overHttp1(address, "GET", "/between");
                socket.resetAndDestroy();
                await once(socket, "close");
            },
        ],
        [
            "HTTP/2.0",
            async (address) => {
                const session = http2.connect(address);
                const stream = session.request({ ":method": "PUT", ":path": "/" });
                stream.on("error", () => undefined);
                stream.write("{}");
                await once(session, "remoteSettings");
                await overHttp1(address, "GET", "/between");
                const closed = new Promise((resolve) => session.once("close", resolve));
                stream.destroy(new Error("it goes away"));
                session.close();
                await closed;
            },
        ],
    ];
    for (const [protocol, leave] of leavings) {
        it(`handles nothing of a client that goes away in mid-body over ${protocol}, and goes on`, async () => {
            await leave(url);
            await turn();
            assert.equal((await overHttp1(url, "GET", "/after")).status, 200);
            assert.deepEqual(
                requests.map(({ path }) => path),
                ["/between", "/after"],
            );
        });
    }

    it("goes on when clients go away before their answers", async () => {
        const answers: ((answer: HttpAnswer) => void)[] = [];
        handle = () => new Promise((resolve) => answers.push(resolve));
        const session = http2.connect(url);
        session.on("error", () => undefined);
        const stream = session.request({ ":method": "GET", ":path": "/" }).end();
        stream.on("error", () => undefined);
        const request = http.request(url).end();
        request.on("error", () => undefined);
        while (answers.length < 2) {
            await turn();
        }
        stream.destroy();
        session.destroy();
        request.destroy();
        await turn();
        answers.forEach((answer) => answer({ status: 200, headers: {}, body: "late" }));
        handle = echo;
        assert.equal((await overHttp1(url, "GET", "/after")).status, 200);
    });

    it("takes the preface of HTTP/2 in two pieces", async () => {
        const socket = connect(server.port, "127.0.0.1");
        await once(socket, "connect");
        socket.setNoDelay(true);
        socket.write("PRI * HT");
        await overHttp1(url, "GET", "/between");
        // The rest of the preface, and an empty SETTINGS frame.
        socket.write(Buffer.from("TP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0", "latin1"));
        const [answer] = (await once(socket, "data")) as [Buffer];
        const settingsFrame = 4;
        assert.equal(answer[3], settingsFrame);
        socket.destroy();
    });

    it("takes a request whose first letters are those of the preface", async () => {
        const socket = connect(server.port, "127.0.0.1");
        await once(socket, "connect");
        socket.write("PRI");
        await overHttp1(url, "GET", "/between");
        socket.end("VATE / HTTP/1.1\r\n\r\n");
        assert.match(await text(socket), /^HTTP\/1\.1 400 Bad Request\r\n/);
    });

    const halves: readonly [what: string, half: string][] = [
        ["a connection without a byte", ""],
        ["half the preface of HTTP/2", "PRI * HT"],
        ["half a head", "GET / HTTP/1.1\r\nHost: a\r\n"],
        ["half a body", "PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n{}"],
        ["HTTP/2 without a request", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"],
    ];
    for (const [what, half] of halves) {
        it(`ends ${what} that never becomes whole`, async () => {
            const impatient = await startServer(0, echo, { head: 50, request: 50 });
            const socket = connect(impatient.port, "127.0.0.1");
            socket.on("error", () => undefined);
            socket.resume();
            const closed = once(socket, "close");
            socket.write(half);
            await closed;
            await impatient.close();
        });
    }

    it("ends an HTTP/2 request that never becomes whole", async () => {
        const impatient = await startServer(0, echo, { head: 50, request: 50 });
        const session = http2.connect(`http://127.0.0.1:${impatient.port}`);
        session.on("error", () => undefined);
        const stream = session.request({ ":method": "PUT", ":path": "/" });
        stream.on("error", () => undefined);
        stream.write("{}");
        await once(stream, "close");
        assert.equal(stream.rstCode, http2.constants.NGHTTP2_CANCEL);
        session.destroy();
        await impatient.close();
    });

    it("refuses what is no HTTP", async () => {
        const socket = connect(server.port, "127.0.0.1");
        socket.end("HELLO\r\n\r\n");
        assert.match(await text(socket), /^HTTP\/1\.1 400 Bad Request\r\n/);
        assert.deepEqual(requests, []);
    });

    it("listens on 127.0.0.1, and on no other address of the machine", async () => {
        const addresses = Object.values(networkInterfaces()).flatMap((all) =>
            (all ?? []).map(({ address, family }) => (family === "IPv6" ? `[${address}]` : address)),
        );
        assert.ok(addresses.includes("127.0.0.1"));
        const others = process.platform === "linux" ? [...addresses, "127.0.0.2"] : addresses;
        for (const address of others) {
            const isOpen = await isListening(`http://${address}:${server.port}`);
            assert.equal(isOpen, address === "127.0.0.1", address);
        }
    });

    it("says which port it cannot have", async () => {
        await assert.rejects(startServer(server.port, echo), {
            message: `Port ${server.port} of 127.0.0.1 is in use. Stop what listens there, or take another one: --port N.`,
        });
    });

    it("ends connections that are open when it closes", async () => {
        const other = await startServer(0, () => new Promise(() => undefined));
        const socket = connect(other.port, "127.0.0.1");
        socket.write("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        socket.on("error", () => undefined);
        const closed = new Promise((resolve) => socket.once("close", resolve));
        await once(socket, "connect");
        await other.close();
        await closed;
        assert.equal(await isListening(`http://127.0.0.1:${other.port}`), false);
    });
});
