import assert from "node:assert/strict";
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { setImmediate as turn, setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import type { Handle } from "../../../src/local/http/respond";
import { type RunningServer, startServer } from "../../../src/local/http/server";

const plain = (path: string) => `GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`;
const put = (path: string, body: string) =>
    `PUT ${path} HTTP/1.1\r\nHost: a\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
const chunked =
    "PUT /c HTTP/1.1\r\nHost: a\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n";

const numRuns = Number(process.env.FUZZ_RUNS ?? 300) / 6;

describe("A connection", () => {
    let server: RunningServer;
    let handle: Handle;
    const paths: string[] = [];
    const echo: Handle = ({ path, body }) =>
        Promise.resolve({ status: 200, headers: { "X-Path": path }, body: `${path} ${body.toString()};` });
    const noteDown: Handle = (request) => {
        paths.push(request.path);
        return handle(request);
    };
    before(async () => {
        server = await startServer(0, noteDown);
    });
    beforeEach(() => {
        paths.length = 0;
        handle = echo;
    });
    after(() => server.close());
    const open = (): Socket => connect({ port: server.port, host: "127.0.0.1", allowHalfOpen: true });

    it("takes requests of any kind one after the other", async () => {
        const socket = open();
        for (const request of [plain("/a"), plain("/b")]) {
            socket.write(request);
            await once(socket, "readable");
            assert.match(String(socket.read()), /^HTTP\/1\.1 200 OK\r\n/);
        }
        socket.write(chunked);
        assert.match(await text(socket), /\/c x;/);
        assert.deepEqual(paths, ["/a", "/b", "/c"]);
    });

    it("answers in order what is sent before an answer comes", async () => {
        handle = async (request) => {
            await sleep(request.path === "/a" ? 30 : 0);
            return echo(request);
        };
        const socket = open();
        socket.write(plain("/a"));
        await sleep(10);
        socket.write(plain("/b"));
        await sleep(10);
        socket.write(chunked);
        assert.deepEqual((await text(socket)).match(/\/[abc] x?;/g), ["/a ;", "/b ;", "/c x;"]);
    });

    it("takes requests however they come in pieces", async () => {
        const requests = fc.array(fc.integer({ min: 0, max: 300_000 }), { minLength: 1, maxLength: 4 });
        const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 4 });
        const areTaken = async (lengths: readonly number[], cuts: readonly number[]) => {
            const bodies = lengths.map((length, n) => String(n).repeat(length));
            const bytes = Buffer.from(bodies.map((body, n) => put(`/${n}`, body)).join(""));
            const places = [0, ...cuts.map((cut) => Math.floor(cut * bytes.length)), bytes.length];
            places.sort((a, b) => a - b);
            const socket = open().setNoDelay(true);
            const answers = text(socket);
            for (const [n, place] of places.slice(1).entries()) {
                socket.write(bytes.subarray(places[n], place));
                await turn();
            }
            socket.end();
            const sent = (await answers).replaceAll(/HTTP\/1\.1 200 OK\r\n(?:[^\r]+\r\n)*\r\n/g, "");
            assert.equal(sent, bodies.map((body, n) => `/${n} ${body};`).join(""));
        };
        await fc.assert(fc.asyncProperty(requests, cuts, areTaken), { numRuns });
    });

    it("lets others go between two large requests", async () => {
        let turn = 0;
        const count = () => {
            turn++;
            counting = setImmediate(count);
        };
        let counting = setImmediate(count);
        const turns: number[] = [];
        const sockets = Array.from({ length: 4 }, open);
        for (const socket of sockets) {
            socket.write(plain("/a"));
            await once(socket, "data");
        }
        handle = (request) => {
            turns.push(turn);
            return echo(request);
        };
        // All are there before one is read.
        sockets.forEach((socket) => socket.end(put("/a", "x".repeat(50_000))));
        await Promise.all(sockets.map((socket) => text(socket)));
        clearImmediate(counting);
        assert.equal(new Set(turns).size, 4, String(turns));
    });

    const half = "PUT /a HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nx";
    const unfinished: readonly [what: string, end: (socket: Socket) => unknown, status: string][] = [
        ["ends within", (socket) => socket.end(), "400 Bad Request"],
        ["does not send in time", () => undefined, "408 Request Timeout"],
    ];
    for (const [what, end, status] of unfinished) {
        it(`refuses a body that its client ${what} as Node's own server does`, async () => {
            const impatient = await startServer(0, noteDown, { head: 50, request: 50 });
            // A header that is not plain leaves a request to Node's server.
            for (const request of [half, half.replace("Host: a", "Host: a\r\nSet-Cookie: b")]) {
                const socket = connect({ port: impatient.port, host: "127.0.0.1", allowHalfOpen: true });
                socket.write(request);
                await once(socket, "connect");
                end(socket);
                assert.equal(await text(socket), `HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`);
                socket.destroy();
            }
            assert.deepEqual(paths, []);
            await impatient.close();
        });
    }

    it("answers a client that has said all it had to say, and ends", async () => {
        handle = async (request) => {
            await sleep(20);
            return echo(request);
        };
        const socket = open();
        socket.end(plain("/a"));
        assert.match(await text(socket), /\/a ;$/);
    });

    it("sends what is no ASCII, whole", async () => {
        handle = () => Promise.resolve({ status: 200, headers: { "X-Name": "\xfc" }, body: "ü€" });
        const socket = open();
        socket.end(plain("/a"));
        const answer = await text(socket.setEncoding("latin1"));
        assert.match(
            answer,
            /^HTTP\/1\.1 200 OK\r\nX-Name: \xfc\r\nDate: [^\r]+ GMT\r\nConnection: keep-alive\r\nContent-Length: 5\r\n/,
        );
        assert.ok(answer.endsWith(Buffer.from("ü€").toString("latin1")));
    });

    it("ends with a stream", async () => {
        handle = () => Promise.resolve({ status: 200, headers: {}, body: Readable.from(["a", "b"]) });
        const socket = open();
        socket.write(plain("/a"));
        assert.match(await text(socket), /\r\nConnection: close\r\n\r\nab$/);
    });

    it("sends no header with a line end in it", async () => {
        const { error } = console;
        console.error = () => undefined;
        handle = () => Promise.resolve({ status: 200, headers: { "X-Name": "a\r\nX-Other: b" }, body: "" });
        const socket = open();
        socket.end(plain("/a"));
        assert.match(await text(socket), /^HTTP\/1\.1 500 /);
        console.error = error;
    });
});
