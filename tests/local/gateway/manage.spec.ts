import assert from "node:assert/strict";
import { createTestGateway, type TestGateway } from "../../support/gateway";

const config = {
    routeGroups: ["describe", "manage"],
    selfSignUp: false,
    reachableStreams: ["my-*", "orders-*"],
};

describe("Creating and deleting streams", () => {
    let gateway: TestGateway;
    before(async () => (gateway = await createTestGateway(config)));
    beforeEach(() => (gateway.calls.length = 0));
    after(() => gateway.close());

    const send = async (method: string, name: string, body = "", headers = {}) => {
        const answer = await gateway.send(method, `/streams/${name}`, { body, headers });
        const { code, message } = JSON.parse(answer.body || "{}") as { code?: string; message?: string };
        return { ...answer, code, message };
    };
    const sent = () =>
        gateway.calls.map(({ action, body }) => [action, JSON.parse(body) as unknown] as const);

    it("asks Kinesis for shards, or for a stream on demand, and answers with nothing", async () => {
        for (const [name, body, mode, shards] of [
            ["orders-1", '{"ShardCount":2}', "PROVISIONED", 2],
            ["orders-2", ' { "StreamMode" : "ON_DEMAND" } ', "ON_DEMAND", 4],
        ] as const) {
            const created = await send("POST", name, body);
            assert.deepEqual([created.status, created.body], [200, ""]);
            assert.equal(created.headers["Content-Type"], "application/json");
            const described = await gateway.send("GET", `/streams/${name}`);
            const { StreamDescription } = JSON.parse(described.body) as {
                StreamDescription: Record<string, unknown> & { Shards: unknown[] };
            };
            assert.deepEqual(StreamDescription.StreamModeDetails, { StreamMode: mode });
            assert.equal(StreamDescription.Shards.length, shards);
            assert.equal(StreamDescription.EncryptionType, "NONE");
            const deleted = await send("DELETE", name);
            assert.deepEqual([deleted.status, deleted.body], [200, ""]);
        }
        assert.deepEqual(
            sent().filter(([action]) => action !== "DescribeStream"),
            [
                ["CreateStream", { StreamName: "orders-1", ShardCount: 2 }],
                ["DeleteStream", { StreamName: "orders-1" }],
                ["CreateStream", { StreamName: "orders-2", StreamModeDetails: { StreamMode: "ON_DEMAND" } }],
                ["DeleteStream", { StreamName: "orders-2" }],
            ],
        );
    });

    it("has statuses for what is there already, and for what is not there", async () => {
        assert.equal((await send("POST", "orders-1", '{"ShardCount":1}')).status, 200);
        const again = await send("POST", "orders-1", '{"ShardCount":1}');
        assert.deepEqual([again.status, again.code], [409, "ResourceInUseException"]);
        assert.equal((await send("DELETE", "orders-1")).status, 200);
        const missing = await send("DELETE", "orders-1");
        assert.deepEqual([missing.status, missing.code], [404, "ResourceNotFoundException"]);
    });

    it("never touches the stack's own stream, nor one that is out of reach", async () => {
        for (const name of ["my-stream", "other", "order-s"]) {
            for (const [method, body] of [
                ["POST", '{"ShardCount":1}'],
                ["POST", '{"StreamMode":"ON_DEMAND"}'],
                ["DELETE", ""],
            ] as const) {
                const { status, code } = await send(method, name, body);
                assert.deepEqual([status, code], [403, "AccessDeniedException"], `${method} ${name}`);
            }
        }
        assert.equal((await gateway.send("GET", "/streams/my-stream")).status, 200);
    });

    const two = "instance failed to match exactly one schema (matched 0 out of 2)";
    const refused: readonly [body: string, message: string][] = [
        ["", two],
        ["{}", two],
        [
            '{"ShardCount":1,"StreamMode":"ON_DEMAND"}',
            "instance failed to match exactly one schema (matched 2 out of 2)",
        ],
        ['{"ShardCount":0}', "numeric instance is lower than the required minimum (minimum: 1, found: 0)"],
        [
            '{"ShardCount":100001}',
            "numeric instance is greater than the required maximum (maximum: 100000, found: 100001)",
        ],
        [
            '{"ShardCount":"1"}',
            'instance type (string) does not match any allowed primitive type (allowed: ["integer"])',
        ],
        [
            '{"ShardCount":1.5}',
            'instance type (number) does not match any allowed primitive type (allowed: ["integer"])',
        ],
        [
            '{"StreamMode":"PROVISIONED"}',
            'instance value ("PROVISIONED") not found in enum (possible values: ["ON_DEMAND"])',
        ],
        [
            '{"StreamMode":null}',
            'instance type (null) does not match any allowed primitive type (allowed: ["string"])',
        ],
        [
            '{"ShardCount":1,"StreamARN":"arn"}',
            'object instance has properties which are not allowed by the schema: ["StreamARN"]',
        ],
        ["[1]", 'instance type (array) does not match any allowed primitive type (allowed: ["object"])'],
        ['{"ShardCount":', "the body is not valid JSON"],
    ];
    for (const [body, message] of refused) {
        it(`takes no ${body || "empty body"}`, async () => {
            const answer = await send("POST", "orders-1", body);
            assert.equal(answer.status, 400);
            assert.ok(answer.message!.includes(message), answer.message);
            assert.deepEqual(sent(), []);
        });
    }

    it("sends what is no whole number of shards on as none, should it pass the model", async () => {
        for (const number of ["1e2", "1.0", "1E0"]) {
            gateway.calls.length = 0;
            const { status } = await send("POST", "orders-1", `{"ShardCount":${number}}`);
            assert.equal(status, 400, number);
            for (const [, body] of sent()) {
                assert.deepEqual(body, { StreamName: "orders-1", ShardCount: 0 });
            }
        }
    });

    it("takes JSON alone, and no name that is none", async () => {
        const text = { "Content-Type": "text/plain" };
        assert.equal((await send("POST", "orders-1", '{"ShardCount":1}', text)).status, 415);
        assert.equal((await send("DELETE", "orders-1", "", text)).status, 415);
        assert.deepEqual(sent(), []);
        for (const name of ["a%22b", "a%2Fb", "orders-%0A", "s".repeat(129)]) {
            for (const [method, body] of [
                ["POST", '{"ShardCount":1}'],
                ["DELETE", ""],
            ] as const) {
                assert.equal((await send(method, name, body)).status, 400, name);
            }
        }
        assert.deepEqual(
            new Set(sent().map(([, body]) => (body as { StreamName: string }).StreamName)),
            new Set([""]),
        );
    });

    it("takes no notice of a body of a DELETE", async () => {
        await send("DELETE", "orders-1", '{"StreamName":"my-stream","EnforceConsumerDeletion":true}');
        assert.deepEqual(sent(), [["DeleteStream", { StreamName: "orders-1" }]]);
    });

    it("answers with nothing where several origins may call, too", async () => {
        const several = await createTestGateway({
            ...config,
            corsOrigins: ["https://a.example", "https://b.example"],
        });
        const headers = { origin: "https://b.example" };
        const created = await several.send("POST", "/streams/orders-1", {
            headers,
            body: '{"ShardCount":1}',
        });
        const deleted = await several.send("DELETE", "/streams/orders-1", { headers });
        for (const { status, headers: own, body } of [created, deleted]) {
            assert.deepEqual([status, body], [200, ""]);
            assert.equal(own["Access-Control-Allow-Origin"], "https://b.example");
        }
        await several.close();
    });
});
