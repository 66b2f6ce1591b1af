import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { longestExcerpt } from "../../../src/local/gateway/excerpt";
import type { RequestTrace } from "../../../src/local/gateway/requestTrace";
import { summaryOf, traceOf } from "../../../src/local/gateway/tellRequest";
import { createTestGateway, type TestGateway, type TestRequest } from "../../support/gateway";

const path = "/streams/my-stream/record";
const record = JSON.stringify({ Data: "some data", PartitionKey: "some key" });

describe("The trace of a request", () => {
    let gateway: TestGateway;
    before(async () => (gateway = await createTestGateway()));
    after(() => gateway.close());
    afterEach(() => (gateway.answer = undefined));

    const tracedAs = async (method: string, path: string, request?: TestRequest): Promise<RequestTrace> => {
        gateway.traces.turnOn();
        const before = gateway.traces.count;
        await gateway.send(method, path, request);
        const [recorded, ...others] = gateway.traces.since(before);
        assert.deepEqual(others, []);
        return traceOf(recorded!);
    };

    it("is none until it is turned on", async () => {
        const quiet = await createTestGateway();
        await quiet.send("GET", "/streams");
        assert.deepEqual([quiet.traces.count, quiet.traces.since(0)], [0, []]);
        await quiet.close();
    });

    it("tells each stage of a put", async () => {
        const trace = await tracedAs("PUT", path, {
            body: gzipSync(record),
            headers: { "Content-Encoding": "gzip" },
        });
        assert.equal(trace.request.body.text, record);
        assert.deepEqual(trace.route, {
            resource: "/streams/{stream-name}/record",
            pathParameters: { "stream-name": "my-stream" },
        });
        const { claims } = trace.authorizer!;
        assert.equal(claims.token_use, "id");
        assert.equal(trace.caller, claims.sub!.slice(0, 8));
        assert.match(trace.validation!.model!, /record/i);
        const { backend, template, body } = trace.integration!;
        assert.deepEqual([backend, template], ["kinesis:PutRecord", "application/json"]);
        assert.equal(body.text, gateway.calls.at(-1)!.body);
        assert.equal(trace.backendAnswer!.status, 200);
        assert.match(trace.backendAnswer!.body.text, /"SequenceNumber"/);
        assert.equal(trace.integrationResponse!.statusCode, "200");
        assert.equal(trace.answer.body.text, trace.backendAnswer!.body.text);
        assert.deepEqual([trace.status, trace.code, trace.error], [200, undefined, undefined]);
    });

    it("tells of an error of Kinesis, and of what the template has put in its place", async () => {
        const body = JSON.stringify({ __type: "ProvisionedThroughputExceededException", message: "secret" });
        gateway.answer = () => ({ status: 400, headers: {}, body });
        const trace = await tracedAs("PUT", path, { body: record });
        assert.equal(trace.backendAnswer!.body.text, body);
        assert.equal(trace.integrationResponse!.pattern !== undefined, true);
        assert.equal(trace.integrationResponse!.override.status, 429);
        assert.deepEqual([trace.status, trace.code], [429, "ProvisionedThroughputExceededException"]);
    });

    const refusals: readonly {
        readonly what: string;
        readonly send: readonly [method: string, path: string, request?: TestRequest];
        readonly error: Readonly<Partial<Record<keyof NonNullable<RequestTrace["error"]>, string | RegExp>>>;
    }[] = [
        {
            what: "a coding that is not taken",
            send: ["PUT", path, { body: "x", headers: { "Content-Encoding": "br" } }],
            error: {
                stage: "content coding",
                type: "UNSUPPORTED_MEDIA_TYPE",
                reason: /br; gzip and deflate/,
            },
        },
        {
            what: "a body that is no gzip",
            send: ["PUT", path, { body: "x", headers: { "Content-Encoding": "gzip" } }],
            error: {
                stage: "content coding",
                type: "UNSUPPORTED_MEDIA_TYPE",
                reason: /^the body, as gzip: /,
            },
        },
        {
            what: "no such route",
            send: ["GET", "/nope"],
            error: { stage: "route", type: "MISSING_AUTHENTICATION_TOKEN" },
        },
        {
            what: "no token",
            send: ["GET", "/streams", { headers: { Authorization: "" } }],
            error: {
                stage: "authorizer",
                type: "UNAUTHORIZED",
                reason: /no token is in the header authorization/,
            },
        },
        {
            what: "a text that is no token",
            send: ["GET", "/streams", { headers: { Authorization: "garbage" } }],
            error: { stage: "authorizer", type: "UNAUTHORIZED", reason: /JWT/ },
        },
        {
            what: "a body that does not fit",
            send: ["PUT", path, { body: '{"Data":"x"}' }],
            error: { stage: "validation", type: "BAD_REQUEST_BODY", validationError: /PartitionKey/ },
        },
        {
            what: "a type that no template takes",
            send: ["PUT", path, { body: "x", headers: { "Content-Type": "text/plain" } }],
            error: {
                stage: "request template",
                type: "UNSUPPORTED_MEDIA_TYPE",
                reason: /text\/plain; application/,
            },
        },
    ];
    for (const { what, send, error } of refusals) {
        it(`tells why ${what} is refused, and at which stage`, async () => {
            const trace = await tracedAs(...send);
            const told = trace.error! as Readonly<Record<string, string | undefined>>;
            for (const [name, expected] of Object.entries(error)) {
                if (typeof expected === "string") {
                    assert.equal(told[name], expected);
                } else {
                    assert.match(told[name]!, expected);
                }
            }
            assert.equal(trace.code, told.type);
        });
    }

    it("tells which check a token fails", async () => {
        const { AccessToken, IdToken } = gateway.tokens;
        const reason = async (Authorization: string) =>
            (await tracedAs("GET", "/streams", { headers: { Authorization } })).error!.reason!;
        assert.equal(await reason(AccessToken), "token_use is access; the method takes id");
        assert.match(await reason(IdToken.slice(0, -8) + "AAAAAAAA"), /signature/);
        const [, claims, signature] = IdToken.split(".");
        const head = Buffer.from('{"alg":"none"}').toString("base64url");
        assert.notEqual(await reason(`${head}.${claims}.${signature}`), "");
    });

    it("tells why the backend gave no answer", async () => {
        gateway.answer = () => Promise.reject(new Error("connect ECONNREFUSED"));
        const trace = await tracedAs("PUT", path, { body: record });
        assert.deepEqual(
            [trace.error!.stage, trace.error!.type, trace.error!.reason],
            ["integration", "INTEGRATION_FAILURE", "connect ECONNREFUSED"],
        );
        assert.equal(trace.integration!.body.text, gateway.calls.at(-1)!.body);
        assert.equal(trace.backendAnswer, undefined);
    });

    it("tells of an answer of the backend that is empty", async () => {
        gateway.answer = () => ({ status: 500, headers: {}, body: "" });
        const { backendAnswer, status } = await tracedAs("PUT", path, { body: record });
        assert.deepEqual([backendAnswer!.status, backendAnswer!.body], [500, { text: "", bytes: 0 }]);
        assert.equal(status, 500);
    });

    it("never has a whole token, wherever it stands", async () => {
        const { IdToken } = gateway.tokens;
        const trace = await tracedAs("PUT", `${path}?token=${IdToken}`, {
            headers: { "X-Other": `Bearer ${IdToken}` },
            body: JSON.stringify({ Data: `<${IdToken}>`, PartitionKey: "k" }),
        });
        assert.equal(JSON.stringify(trace).includes(IdToken), false);
        const signature = IdToken.split(".")[2]!;
        assert.equal(JSON.stringify(trace).includes(signature), false);
        const stored = JSON.parse(gateway.calls.at(-1)!.body) as { Data: string };
        assert.equal(Buffer.from(stored.Data, "base64").toString(), `<${IdToken}>`);
    });

    it("cuts bodies, and says how long they were", async () => {
        const body = JSON.stringify({ Data: "€".repeat(100_000), PartitionKey: "k" });
        const trace = await tracedAs("PUT", path, { body });
        assert.equal(trace.request.body.bytes, Buffer.byteLength(body));
        const { text, bytes } = trace.integration!.body;
        assert.ok(text.length <= longestExcerpt && bytes > 400_000, String(text.length));
        assert.ok(JSON.stringify(trace).length < 5 * longestExcerpt);
    });

    it("is kept of the last 200 requests, newest first", async () => {
        gateway.traces.turnOn();
        for (let n = 0; n < 201; n++) {
            await gateway.send("GET", `/nope/${n}`);
        }
        const kept = gateway.traces.since(0).map((recorded) => summaryOf(recorded));
        assert.equal(kept.length, 200);
        assert.deepEqual([kept[0]!.path, kept[199]!.path], ["/v1/nope/200", "/v1/nope/1"]);
        assert.deepEqual(
            gateway.traces.since(gateway.traces.count - 2).map((recorded) => summaryOf(recorded).path),
            ["/v1/nope/200", "/v1/nope/199"],
        );
        assert.deepEqual(gateway.traces.since(gateway.traces.count), []);
    });
});
