import assert from "node:assert/strict";
import { createTestGateway, type TestGateway } from "../../support/gateway";
import type { KinesisRecord } from "../../support/storedData";

const events = "/streams/my-stream/events";
const event = { specversion: "1.0", id: "1", source: "/s", type: "t" };

/** Every way to store a value: what it is sent as, and how the stamp then holds it. */
const ways: readonly { method: string; path: string; type: string; body: (value: unknown) => unknown; held?: (value: unknown) => unknown }[] = [
    { method: "PUT", path: "/streams/my-stream/record", type: "application/json", body: (Data) => ({ Data }) },
    { method: "PUT", path: "/streams/my-stream/records", type: "application/json", body: (data) => ({ records: [{ data }] }) },
    { method: "POST", path: events, type: "application/json", body: (value) => [value] },
    { method: "POST", path: events, type: "application/x-ndjson", body: (value) => value, held: (value) => JSON.stringify(value) },
    { method: "POST", path: events, type: "application/cloudevents+json", body: (data) => ({ ...event, data }), held: (data) => ({ ...event, data }) },
    { method: "POST", path: events, type: "application/cloudevents-batch+json", body: (data) => [{ ...event, data }], held: (data) => ({ ...event, data }) },
]; // prettier-ignore

describe("Records with stamps and the caller as their key", () => {
    let gateway: TestGateway;
    let sub: string;
    let aud: string;
    before(async () => {
        gateway = await createTestGateway({
            routeGroups: ["produce", "events"],
            stampRecords: true,
            partitionKey: "caller",
        });
        const claims = Buffer.from(gateway.tokens.IdToken.split(".")[1]!, "base64url").toString();
        ({ sub, aud } = JSON.parse(claims) as { sub: string; aud: string });
    });
    beforeEach(() => (gateway.calls.length = 0));
    after(() => gateway.close());

    const send = (method: string, path: string, type: string, body: unknown) =>
        gateway.send(method, path, { body: JSON.stringify(body), headers: { "Content-Type": type } });
    const sent = () => {
        const { Records, ...one } = JSON.parse(gateway.calls[0]!.body) as { Records?: KinesisRecord[] };
        return Records ?? [one as KinesisRecord];
    };

    for (const { method, path, type, body, held = (value: unknown) => value } of ways) {
        it(`are told of by the token alone: ${method} ${path} ${type}`, async () => {
            const forged = {
                caller: "me",
                client: "mine",
                sourceIp: "10.0.0.1",
                receivedAt: 0,
                requestId: "x",
            };
            const before = Date.now();
            const answer = await send(method, path, type, body(forged));
            assert.equal(answer.status, 200, answer.body);
            const [record] = sent();
            assert.equal(record!.PartitionKey, sub);
            const { receivedAt, ...stamped } = JSON.parse(
                Buffer.from(record!.Data, "base64").toString(),
            ) as Record<string, unknown>;
            assert.deepEqual(stamped, {
                caller: sub,
                client: aud,
                sourceIp: "127.0.0.1",
                requestId: answer.headers["x-amz-apigw-id"],
                data: held(forged),
            });
            assert.ok(Number(receivedAt) >= before && Number(receivedAt) <= Date.now());
        });
    }

    it("take no key from a body, where it is a field that nobody knows", async () => {
        const bodies = [
            ["/streams/my-stream/record", { Data: 1, PartitionKey: "k" }],
            ["/streams/my-stream/records", { records: [{ data: 1, "partition-key": "k" }] }],
        ] as const;
        for (const [path, body] of bodies) {
            const answer = await send("PUT", path, "application/json", body);
            assert.equal(answer.status, 400);
            assert.match(answer.body, /properties which are not allowed by the schema: .*artition/);
        }
        assert.deepEqual(gateway.calls, []);
    });

    it("take none from a query, of whatever content type the events are", async () => {
        for (const { path, type, body } of ways.filter((way) => way.path === events)) {
            const answer = await send("POST", `${path}?partition-key=k`, type, body(1));
            assert.equal(answer.status, 400, type);
        }
    });

    it("ignore a CloudEvent's own key, whatever it is", async () => {
        for (const partitionkey of ["k", "", 5, null, "k".repeat(300)]) {
            gateway.calls.length = 0;
            const answer = await send("POST", events, "application/cloudevents+json", {
                ...event,
                partitionkey,
            });
            assert.equal(answer.status, 200, answer.body);
            assert.equal(sent()[0]!.PartitionKey, sub);
        }
    });

    it("hold what was sent as base64 under a name of its own, and nothing that is none", async () => {
        const encoded = (Data: string) =>
            send("PUT", "/streams/my-stream/record", "application/json", { Data, Encoding: "base64" });
        assert.equal((await encoded("//8=")).status, 200);
        const stamped = JSON.parse(Buffer.from(sent()[0]!.Data, "base64").toString()) as object;
        assert.deepEqual(Object.entries(stamped).at(-1), ["dataBase64", "//8="]);
        for (const none of ["%", "a", "===="]) {
            assert.equal((await encoded(none)).status, 400, none);
        }
    });
});
