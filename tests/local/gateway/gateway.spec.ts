import assert from "node:assert/strict";
import { createTestGateway, type TestGateway } from "../../support/gateway";

interface Case {
    readonly what: string;
    readonly method: string;
    readonly path: string;
    readonly status: number;
    readonly code?: string;
}

const missing = { status: 403, code: "MISSING_AUTHENTICATION_TOKEN" };

/** Which of these is answered, and by whom, before anything else is looked at. */
const cases: readonly Case[] = [
    { what: "an unknown path", method: "GET", path: "/nope", ...missing },
    { what: "an unknown path below a known one", method: "GET", path: "/streams/a/b/c", ...missing },
    { what: "the root", method: "GET", path: "", ...missing },
    { what: "a verb that the path does not have", method: "POST", path: "/streams", ...missing },
    { what: "HEAD", method: "HEAD", path: "/streams", ...missing },
    { what: "another case", method: "GET", path: "/Streams", ...missing },
    { what: "a path that cannot be decoded", method: "GET", path: "/streams/%zz", ...missing },
    { what: "a trailing slash", method: "GET", path: "/streams/", status: 200 },
    { what: "an encoded letter", method: "GET", path: "/streams/my%2Dstream", status: 200 },
    {
        what: "an encoded slash in a name",
        method: "GET",
        path: "/streams/my%2Fstream",
        status: 400,
        code: "ValidationException",
    },
    {
        what: "a blank name",
        method: "GET",
        path: "/streams/%20",
        status: 400,
        code: "BAD_REQUEST_PARAMETERS",
    },
    {
        what: "a stream that the role may not reach",
        method: "GET",
        path: "/streams/other",
        status: 403,
        code: "AccessDeniedException",
    },
];

describe("The gateway", () => {
    let gateway: TestGateway;
    before(async () => (gateway = await createTestGateway()));

    for (const { what, method, path, status, code } of cases) {
        it(`answers ${what} with ${status} ${code ?? ""}`, async () => {
            const answer = await gateway.send(method, path);
            assert.equal(answer.status, status, answer.body);
            if (code !== undefined) {
                assert.equal((JSON.parse(answer.body) as { code: string }).code, code);
            }
        });
    }

    it("gives every answer ids of its own", async () => {
        const answers = await Promise.all(["/streams", "/nope"].map((path) => gateway.send("GET", path)));
        for (const { headers } of answers) {
            assert.match(headers["x-amzn-RequestId"]!, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
            assert.match(headers["x-amz-apigw-id"]!, /^[A-Za-z0-9_-]{15}=$/);
        }
        assert.equal(new Set(answers.map(({ headers }) => headers["x-amzn-RequestId"])).size, 2);
    });

    it("looks at the token before the body, and at the body before the type", async () => {
        const put = (headers: Record<string, string>) =>
            gateway.send("PUT", "/streams/my-stream/record", { headers, body: "{}" });
        assert.equal((await put({ Authorization: "" })).status, 401);
        assert.equal((await put({})).status, 400);
        assert.equal((await put({ "Content-Type": "text/plain" })).status, 415);
    });
});

describe("CORS", () => {
    const a = "https://a.example";
    const b = "https://b.example:8443";
    const foreign = "https://foreign.example";

    /** What `Access-Control-Allow-Origin` is, by the configured origins and the request's. */
    const cases: readonly { origins: string[]; origin?: string; own?: string; gatewayErrors?: string }[] = [
        { origins: ["*"], origin: a, own: "*", gatewayErrors: "*" },
        { origins: ["*"], own: "*", gatewayErrors: "*" },
        { origins: [a], origin: a, own: a, gatewayErrors: a },
        { origins: [a], origin: foreign, own: a, gatewayErrors: a },
        { origins: [a, b], origin: a, own: a, gatewayErrors: "*" },
        { origins: [a, b], origin: b, own: b, gatewayErrors: "*" },
        { origins: [a, b], origin: foreign, own: undefined, gatewayErrors: "*" },
        { origins: [a, b], origin: `${a}.evil.example`, own: undefined, gatewayErrors: "*" },
        { origins: [a, b], own: undefined, gatewayErrors: "*" },
    ];
    for (const { origins, origin, own, gatewayErrors } of cases) {
        it(`for ${origins.join(" and ")}, asked by ${origin ?? "nobody"}`, async () => {
            const gateway = await createTestGateway({ corsOrigins: origins });
            for (const name of ["Origin", "origin"]) {
                const headers: Record<string, string> = origin === undefined ? {} : { [name]: origin };
                const body = JSON.stringify({ Data: "d", PartitionKey: "k" });
                const records = JSON.stringify({ records: [{ data: 1, "partition-key": "k" }] });
                const fromApi = [
                    await gateway.send("OPTIONS", "/streams/my-stream/records", { headers }),
                    await gateway.send("GET", "/streams", { headers }),
                    await gateway.send("PUT", "/streams/my-stream/record", { headers, body }),
                    await gateway.send("PUT", "/streams/my-stream/records", { headers, body: records }),
                    await gateway.send("GET", "/streams/other", { headers }),
                ];
                assert.deepEqual(
                    fromApi.map(({ status }) => status),
                    [204, 200, 200, 200, 403],
                );
                const fromGateway = [
                    await gateway.send("GET", "/nope", { headers }),
                    await gateway.send("GET", "/streams", { headers: { ...headers, Authorization: "" } }),
                    await gateway.send("PUT", "/streams/my-stream/record", { headers, body: "{}" }),
                ];
                assert.deepEqual(
                    fromGateway.map(({ status }) => status),
                    [403, 401, 400],
                );
                const allowed = (answers: typeof fromApi) =>
                    new Set(answers.map(({ headers }) => headers["Access-Control-Allow-Origin"]));
                assert.deepEqual(allowed(fromApi), new Set([own]));
                assert.deepEqual(allowed(fromGateway), new Set([gatewayErrors]));
                assert.equal(fromApi[1]!.headers.Vary, origins.length > 1 ? "Origin" : undefined);
            }
        });
    }

    it("tells a browser what it may send to each path", async () => {
        const gateway = await createTestGateway();
        const methods = {
            "/streams": "GET",
            "/streams/s": "GET",
            "/streams/s/record": "PUT",
            "/streams/s/records": "PUT",
        };
        for (const [path, method] of Object.entries(methods)) {
            const { status, headers, body } = await gateway.send("OPTIONS", path, {
                headers: { Authorization: "" },
            });
            assert.deepEqual([status, body.trim()], [204, ""]);
            assert.equal(headers["Access-Control-Allow-Methods"], `${method},OPTIONS`);
            assert.equal(
                headers["Access-Control-Allow-Headers"],
                "Authorization,Content-Type,Content-Encoding",
            );
            assert.equal(headers["Access-Control-Max-Age"], "3600");
        }
    });
});
