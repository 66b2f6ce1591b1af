import assert from "node:assert/strict";
import { createTestGateway, type TestGateway } from "../../support/gateway";

/** More than what is worked on at once: these go to the thread for large bodies. */
const large = "x".repeat(200_000);
const record = "/streams/my-stream/record";
const records = "/streams/my-stream/records";

describe("A large body", () => {
    let gateway: TestGateway;
    before(async () => (gateway = await createTestGateway()));
    beforeEach(() => (gateway.calls.length = 0));
    after(() => gateway.close());

    it("reaches Kinesis as a small one does", async () => {
        const body = JSON.stringify({ Data: { text: large }, PartitionKey: "k" });
        const answer = await gateway.send("PUT", record, { body });
        assert.equal(answer.status, 200, answer.body);
        const { Data } = JSON.parse(gateway.calls[0]!.body) as { Data: string };
        assert.equal(Buffer.from(Data, "base64").toString(), JSON.stringify({ text: large }));
    });

    it("is refused as a small one is", async () => {
        const refused = await gateway.send("PUT", record, { body: JSON.stringify({ Data: null, x: large }) });
        const { message } = JSON.parse(refused.body) as { message: string };
        assert.equal(refused.status, 400);
        assert.match(message, /^Invalid request body: \[object instance has properties/);
        const headers = { "Content-Type": "text/plain" };
        assert.equal((await gateway.send("PUT", record, { headers, body: large })).status, 415);
        assert.deepEqual(gateway.calls, []);
    });

    it("sets the status of its answer where its template does", async () => {
        const declared = await createTestGateway({
            corsOrigins: ["https://a.example", "https://b.example"],
        });
        const headers = { Origin: "https://b.example" };
        const body = JSON.stringify({ Data: large, PartitionKey: "k" });
        const answer = await declared.send("PUT", record, { headers, body });
        await declared.close();
        assert.deepEqual(
            [answer.status, answer.headers["Access-Control-Allow-Origin"]],
            [200, "https://b.example"],
        );
    });

    it("comes back from Kinesis through its template", async () => {
        const failed = { ErrorCode: "InternalFailure", ErrorMessage: "m".repeat(400) };
        const Records = Array.from({ length: 500 }, () => failed);
        gateway.answer = () => ({
            status: 200,
            headers: {},
            body: JSON.stringify({ FailedRecordCount: 500, Records }),
        });
        const body = JSON.stringify({ records: [{ data: 1, "partition-key": "k" }] });
        const answer = await gateway.send("PUT", records, { body });
        gateway.answer = undefined;
        assert.equal(answer.status, 503);
        assert.equal((JSON.parse(answer.body) as { FailedRecordCount: number }).FailedRecordCount, 500);
    });

    it("keeps nobody waiting: what is small is answered while it is worked on", async () => {
        const data = Array.from({ length: 300_000 }, () => ({}));
        const order: string[] = [];
        const body = JSON.stringify({ Data: data, PartitionKey: "k" });
        await Promise.all([
            gateway.send("PUT", record, { body }).then(() => order.push("large")),
            gateway.send("GET", "/streams").then(() => order.push("small")),
        ]);
        assert.deepEqual(order, ["small", "large"]);
    });

    it("of 300,000 unknown properties is told of in a short answer", async () => {
        const names = Array.from({ length: 300_000 }, (_, index) => [`k${index}`, 0]);
        const body = JSON.stringify({ ...Object.fromEntries(names), Data: 1, PartitionKey: "k" });
        const answer = await gateway.send("PUT", record, { body });
        assert.equal(answer.status, 400);
        assert.ok(answer.body.length < 1000, answer.body.slice(0, 1000));
    });
});
