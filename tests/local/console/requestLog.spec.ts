import assert from "node:assert/strict";
import { RequestLog, type RequestLogOptions } from "../../../src/local/console/requestLog";
import { terminalLine, terminalText } from "../../../src/local/console/terminalText";
import { createTestGateway, type TestGateway, type TestRequest } from "../../support/gateway";

const path = "/streams/my-stream/record";
const record = JSON.stringify({ Data: "d", PartitionKey: "k" });

describe("The request log", () => {
    let gateway: TestGateway;
    before(async () => {
        gateway = await createTestGateway();
        gateway.traces.turnOn();
    });
    after(() => gateway.close());

    /** What is written of the requests, all together. */
    const logged = async (
        sent: readonly (readonly [method: string, path: string, request?: TestRequest])[],
        options: RequestLogOptions & { readonly colours?: boolean } = {},
    ): Promise<string[]> => {
        const before = gateway.traces.count;
        for (const each of sent) {
            await gateway.send(...each);
        }
        const written: string[] = [];
        const stream = {
            write: (text: string) => written.push(text),
            hasColors: () => options.colours === true,
        };
        const log = new RequestLog(stream, options);
        gateway.traces
            .since(before)
            .reverse()
            .forEach((request) => log.tell(request));
        assert.deepEqual(written, []);
        await new Promise((resolve) => setTimeout(resolve, 40));
        return written;
    };

    it("has a line a request: time, method, path, status, milliseconds, error code, caller", async () => {
        const written = await logged([
            ["PUT", path, { body: record }],
            ["GET", "/streams?limit=0", { headers: { Authorization: "" } }],
            ["PUT", path, { body: "{}" }],
        ]);
        assert.equal(written.length, 1);
        const [put, refused, invalid, end] = written[0]!.split("\n");
        assert.match(put!, /^\d\d:\d\d:\d\d PUT {4}\/v1\/streams\/my-stream\/record 200 \d+ ms [0-9a-f]{8}$/);
        assert.match(refused!, /^\S+ GET {4}\/v1\/streams\?limit=0 401 \d+ ms UNAUTHORIZED$/);
        assert.match(invalid!, / 400 \d+ ms BAD_REQUEST_BODY [0-9a-f]{8}$/);
        assert.equal(end, "");
    });

    it("has colours where its stream shows them, and nowhere else", async () => {
        const [coloured] = await logged([["GET", "/nope"]], { colours: true });
        assert.match(coloured!, /\x1b\[33m403\x1b\[0m/);
        const [plain] = await logged([["GET", "/nope"]]);
        assert.equal(plain!.includes("\x1b"), false);
    });

    it("tells with --verbose what each stage did", async () => {
        const [written] = await logged([["PUT", path, { body: record }]], { verbose: true });
        const stages = [...written!.matchAll(/^ {2}(\w[\w: ]*?) {2,}/gm)].map(([, stage]) => stage);
        assert.deepEqual(stages, [
            "request",
            "route",
            "authorizer",
            "validation",
            "request template",
            "kinesis:PutRecord",
            "integration response",
            "answer",
        ]);
        const { body } = gateway.calls.at(-1)!;
        assert.ok(written!.includes(`    ${body.trimEnd().replaceAll("\n", "\n    ")}\n`), written);
    });

    it("tells with --verbose why a request is refused, and what a template has set", async () => {
        gateway.answer = () => ({ status: 400, headers: {}, body: '{"__type":"ResourceNotFoundException"}' });
        const [written] = await logged(
            [
                ["PUT", path, { body: '{"Data":"d"}' }],
                ["PUT", path, { body: record, headers: { Authorization: gateway.tokens.AccessToken } }],
                ["PUT", path, { body: record }],
            ],
            { verbose: true },
        );
        gateway.answer = undefined;
        assert.match(written!, /^ {2}validation +refused: .*PartitionKey/m);
        assert.match(
            written!,
            /^ {2}authorizer +refused: Unauthorized: token_use is access; the method takes id$/m,
        );
        assert.match(written!, /^ {2}gateway response +UNAUTHORIZED$/m);
        assert.match(written!, /^ {2}overrides +status 404/m);
    });

    it("prints no token whole, and no control character as it is", async () => {
        const { IdToken } = gateway.tokens;
        const evil = "\x1b]0;evil\x07\x9b31m\u202Egnol\r";
        const [written] = await logged(
            [
                ["PUT", `${path}${evil}?token=${IdToken}`, { body: record }],
                [
                    "PUT",
                    path,
                    {
                        body: JSON.stringify({ Data: IdToken + evil, PartitionKey: "\u2066k" }),
                        headers: { "X-Evil": evil },
                    },
                ],
            ],
            { verbose: true },
        );
        assert.doesNotMatch(written!, /[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/);
        assert.equal(written!.includes(IdToken), false);
        assert.equal(written!.includes(IdToken.split(".")[2]!), false);
        assert.match(written!, /X-Evil: \\u\{1b\}\]0;evil\\u\{7\}\\u\{9b\}31m\\u\{202e\}gnol\\u\{d\}/);
    });
});

describe("A text for a terminal", () => {
    it("has what can be read as it is, in any script", () => {
        for (const text of ["plain", "größer", "日本語", "שלום", "👍"]) {
            assert.equal(terminalLine(text), text);
        }
    });

    it("has no line ends in a line", () => assert.equal(terminalLine("a\nb\u2028c"), "a\\u{a}b\\u{2028}c"));

    it("keeps line ends and tabs where it may have several lines", () =>
        assert.equal(terminalText("a\r\n\tb\rc"), "a\n\tb\\u{d}c"));

    it("has no half of a character", () => assert.equal(terminalLine("a\ud83d"), "a\\u{d83d}"));
});
