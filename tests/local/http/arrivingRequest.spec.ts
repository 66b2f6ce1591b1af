import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { text } from "node:stream/consumers";
import fc from "fast-check";
import { ArrivingRequest } from "../../../src/local/http/arrivingRequest";
import type { HttpRequest } from "../../../src/local/http/messages";

const numRuns = Number(process.env.FUZZ_RUNS ?? 300);

/** One of the plain ones, nine times in ten. */
const mostly = <T>(plain: readonly T[], odd: readonly T[]) =>
    fc.oneof(
        { weight: 9, arbitrary: fc.constantFrom(...plain) },
        { weight: 1, arbitrary: fc.constantFrom(...odd) },
    );

/** Text that is plain, more often than not. */
const odd = fc.constantFrom(
    "",
    " ",
    "\t",
    "\0",
    "\n",
    "\r",
    "\x7f",
    "\xa0",
    "é",
    ":",
    ",",
    "a b",
    "\r\n ",
    '"',
);
const word = fc.stringMatching(/^[a-zA-Z0-9-]{1,8}$/);
const value = fc.oneof({ weight: 8, arbitrary: word }, { weight: 1, arbitrary: odd });
const name = fc.oneof(
    { weight: 20, arbitrary: word },
    {
        weight: 3,
        arbitrary: fc.constantFrom("Connection", "Content-Length", "Expect", "Cookie", "Set-Cookie", "host"),
    },
    { weight: 2, arbitrary: fc.constantFrom("__proto__", "Transfer-Encoding", "Upgrade", "toString", "") },
    { weight: 1, arbitrary: odd },
);
const separator = mostly([": ", ":", ":  ", ":\t"], [" : "]);
const header = fc.tuple(name, separator, value).map((parts) => parts.join(""));
const requestLine = fc
    .tuple(
        mostly(["GET", "PUT", "POST"], ["HEAD", "get", "CONNECT", "X"]),
        fc
            .tuple(mostly(["/", "/a", "/a?"], ["//", "*", "http://h/", ""]), value)
            .map((parts) => parts.join("")),
        mostly(["HTTP/1.1"], ["HTTP/1.0", "http/1.1", "HTTP/2.0"]),
    )
    .map((parts) => parts.join(" "));
const lineEnd = mostly(["\r\n"], ["\n"]);
const request = fc
    .tuple(
        requestLine,
        fc.array(header, { maxLength: 4 }),
        lineEnd,
        fc.string({ maxLength: 5 }),
        mostly([0], [1, -1]),
    )
    .map(([line, headers, end, body, more]) => {
        const length = Buffer.byteLength(body) + more;
        const lines = [line, "Host: localhost", ...headers, `Content-Length: ${length}`, "", ""];
        return Buffer.concat([Buffer.from(lines.join(end), "latin1"), Buffer.from(body)]);
    });

describe("A request that is read at once", () => {
    const seen: unknown[] = [];
    const server = createServer((incoming, outgoing) => {
        void read(incoming).then((request) => {
            seen.push(request);
            outgoing.end();
        });
    });
    before(() => once(server.listen(0, "127.0.0.1"), "listening"));
    after(() => server.close());

    it("is what Node's own server makes of its bytes", async () => {
        let plain = 0;
        const isAsNode = async (bytes: Buffer) => {
            const read = readWholeRequest(bytes, "127.0.0.1");
            if (read === undefined) {
                return;
            }
            plain++;
            const { method, path, query, headers, rawHeaders, body } = read;
            const url = query === "" ? path : `${path}?${query}`;
            seen.length = 0;
            await send(bytes);
            const [node] = seen as [{ url: string }];
            assert.equal(seen.length, 1, bytes.toString("latin1"));
            assert.deepEqual(
                { method, url, headers, rawHeaders, body: body.toString() },
                { ...node, url: node.url.replace(/\?$/, "") },
            );
        };
        await fc.assert(fc.asyncProperty(request, isAsNode), { numRuns });
        assert.ok(plain > numRuns / 20, `${plain} were plain`);
    });

    for (const [what, head] of Object.entries({
        "no host": ["GET / HTTP/1.1"],
        "a header twice": ["GET / HTTP/1.1", "Host: a", "Host: b"],
        "a coding of transfer": ["POST / HTTP/1.1", "Host: a", "Transfer-Encoding: chunked"],
        "an expectation": ["POST / HTTP/1.1", "Host: a", "Expect: 100-continue"],
        "a connection to be closed": ["GET / HTTP/1.1", "Host: a", "Connection: close"],
        "an upgrade": ["GET / HTTP/1.1", "Host: a", "Connection: upgrade", "Upgrade: h2c"],
        "a line end within": ["GET / HTTP/1.1", "Host: a", "X: a\nY: b"],
        "a space before the colon": ["GET / HTTP/1.1", "Host: a", "X : a"],
        "a line that goes on": ["GET / HTTP/1.1", "Host: a", "X: a", " b"],
        "what is no length": ["GET / HTTP/1.1", "Host: a", "Content-Length: +0"],
        "a body that is longer than its length": ["GET / HTTP/1.1", "Host: a", "Content-Length: 0", "", "x"],
        "a body that is not all there": ["GET / HTTP/1.1", "Host: a", "Content-Length: 3"],
        "a head that is long": ["GET / HTTP/1.1", "Host: a", `X: ${"x".repeat(9000)}`],
        "another version": ["GET / HTTP/1.0", "Host: a"],
        "a target that is no path": ["GET http://a/ HTTP/1.1", "Host: a"],
        "a method whose answers have no body": ["HEAD / HTTP/1.1", "Host: a"],
    })) {
        it(`is none with ${what}`, () => {
            const whole = head.includes("") ? head.join("\r\n") : `${head.join("\r\n")}\r\n\r\n`;
            assert.equal(readWholeRequest(Buffer.from(whole), ""), undefined);
        });
    }

    async function send(bytes: Buffer): Promise<void> {
        const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
        socket.write(bytes);
        await once(socket, "data");
        socket.destroy();
    }
});

function readWholeRequest(bytes: Buffer, sourceIp: string): HttpRequest | undefined {
    const request = ArrivingRequest.from(bytes, sourceIp);
    return request?.missing === 0 ? request.whole() : undefined;
}

async function read(incoming: IncomingMessage): Promise<unknown> {
    const { method, url, headers, rawHeaders } = incoming;
    return { method, url, headers, rawHeaders, body: await text(incoming) };
}
