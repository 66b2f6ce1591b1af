import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

import type { ServiceAnswer } from "../../../src/local/aws/jsonProtocol";
import { AuthorizedKinesis } from "../../../src/local/kinesis/authorizedKinesis";
import { parseFault } from "../../../src/local/kinesis/faults/fault";
import { FaultyKinesis } from "../../../src/local/kinesis/faults/faultyKinesis";
import { InMemoryKinesis } from "../../../src/local/kinesis/inMemoryKinesis";
import { RemoteKinesis } from "../../../src/local/kinesis/remoteKinesis";
import type { Caller, KinesisStore } from "../../../src/local/kinesis/service";

const own = "arn:aws:kinesis:us-east-1:000000000000:stream/own";
const caller: Caller = {
    arn: "arn:aws:iam::000000000000:role/r",
    allows: (action, resource) => action !== "kinesis:DeleteStream" && resource === own,
};
const everybody: Caller = { arn: "everybody", allows: () => true };
const records = (...keys: string[]) => keys.map((PartitionKey) => ({ Data: "YQ==", PartitionKey }));

for (const backend of ["in memory", "behind a URL"] as const) {
    describe(`A Kinesis ${backend}, behind roles and faults`, () => {
        let server: Server;
        let inner: InMemoryKinesis;
        let remote: RemoteKinesis;
        let faulty: FaultyKinesis;
        let kinesis: AuthorizedKinesis;
        let reached: string[];
        let struck: boolean[];

        before(async () => {
            server = createServer((request, response) => {
                const chunks: Buffer[] = [];
                request.on("data", (chunk: Buffer) => chunks.push(chunk));
                request.on("end", () => {
                    const action = String(request.headers["x-amz-target"]).split(".")[1]!;
                    const answer = inner.call(action, Buffer.concat(chunks).toString());
                    response.writeHead(answer.status, answer.headers).end(answer.body);
                });
            }).listen(0, "127.0.0.1");
            await once(server, "listening");
            remote = new RemoteKinesis(
                `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
                "us-east-1",
            );
        });
        after(async () => {
            remote.close();
            server.close();
            await once(server, "close");
        });
        beforeEach(() => {
            inner = new InMemoryKinesis({ region: "us-east-1", accountId: "000000000000" });
            inner.ensureStream({ name: "own", mode: "PROVISIONED", shardCount: 2 });
            inner.ensureStream({ name: "other", mode: "PROVISIONED" });
            reached = [];
            struck = [];
            const store: KinesisStore = backend === "in memory" ? inner : remote;
            const observed: KinesisStore = {
                call: (action, ...rest) => {
                    reached.push(action);
                    return store.call(action, ...rest);
                },
                resourceOf: (action, input) => store.resourceOf(action, input),
                ensureStream: (stream) => store.ensureStream(stream),
                close: () => undefined,
            };
            faulty = new FaultyKinesis(observed, () => (struck.shift() ? 0 : 0.9));
            kinesis = new AuthorizedKinesis(faulty, store);
        });

        const call = async (action: string, input: unknown, by = caller) => {
            const body = typeof input === "string" ? input : JSON.stringify(input);
            const answer: ServiceAnswer = await kinesis.call(action, body, by);
            return {
                ...answer,
                body: JSON.parse(answer.body || "{}") as Record<string, unknown> & {
                    Records: Record<string, unknown>[];
                },
            };
        };
        const refusedWith = async (action: string, input: unknown, code: string, by = caller) => {
            const { status, headers, body } = await call(action, input, by);
            assert.deepEqual([status, headers["x-amzn-errortype"], body.__type], [400, code, code]);
            return String(body.message);
        };

        it("refuses what the role does not allow, in IAM's words, and calls nothing", async () => {
            assert.equal(
                await refusedWith("DeleteStream", { StreamName: "own" }, "AccessDeniedException"),
                `User: ${caller.arn} is not authorized to perform: kinesis:DeleteStream on resource: ${own} ` +
                    "because no identity-based policy allows the kinesis:DeleteStream action",
            );
            await refusedWith(
                "PutRecord",
                { StreamName: "other", ...records("a")[0] },
                "AccessDeniedException",
            );
            await refusedWith(
                "PutRecord",
                { StreamARN: own.replace("own", "other"), ...records("a")[0] },
                "AccessDeniedException",
            );
            assert.deepEqual(reached, []);
            assert.equal((await kinesis.call("DeleteStream", `{"StreamName":"other"}`)).status, 200);
        });

        it("refuses what is malformed before it asks for a role, and calls nothing", async () => {
            for (const body of ["", "{", "[]", "null", '"a"']) {
                await refusedWith("PutRecord", body, "SerializationException");
            }
            await refusedWith("DescribeStream", { StreamName: "no such name" }, "ValidationException");
            await refusedWith("PutRecords", { StreamName: "other", Records: [] }, "ValidationException");
            assert.deepEqual(reached, []);
        });

        it("knows the stream of an iterator, of the next one, and of a next token", async () => {
            const from = { StreamName: "own", ShardId: "shardId-0", ShardIteratorType: "TRIM_HORIZON" };
            let { body } = await call("GetShardIterator", from);
            body = (await call("GetRecords", { ShardIterator: body.ShardIterator })).body;
            const { status } = await call("GetRecords", { ShardIterator: body.NextShardIterator });
            assert.equal(status, 200);
            const page = await call("ListShards", { StreamName: "own", MaxResults: 1 });
            assert.equal((await call("ListShards", { NextToken: page.body.NextToken })).status, 200);

            const elsewhere = await call("GetShardIterator", { ...from, StreamName: "other" }, everybody);
            const { ShardIterator } = elsewhere.body;
            assert.equal(elsewhere.status, 200);
            await refusedWith("GetRecords", { ShardIterator }, "AccessDeniedException");
            assert.match(
                await refusedWith("GetRecords", { ShardIterator: "junk" }, "AccessDeniedException"),
                /on resource: \* because/,
            );
        });

        describe("with a fault that strikes records", () => {
            beforeEach(() => (faulty.faults = [parseFault("PutRecords=Records.InternalFailure:0.5")]));

            it("stores the others, whatever stands beside them", async () => {
                struck = [true, false, true];
                const deep = `${"[".repeat(9000)}${"]".repeat(9000)}`;
                const body = JSON.stringify({ StreamName: "own", Records: records("a", "b", "c") });
                const answer = await call(
                    "PutRecords",
                    body.replace('"PartitionKey":"b"', `"PartitionKey":"b","x":${deep}`),
                );
                assert.equal(answer.body.FailedRecordCount, 2);
                assert.deepEqual(
                    answer.body.Records.map(({ ErrorCode, ShardId }) => ErrorCode ?? typeof ShardId),
                    ["InternalFailure", "string", "InternalFailure"],
                );
            });

            it("refuses a bad request as without it, and stores nothing", async () => {
                const large = { Data: Buffer.alloc(1024 * 1024).toString("base64"), PartitionKey: "a" };
                const bad: [unknown, string][] = [
                    ["[]", "SerializationException"],
                    [{ StreamName: "own" }, "ValidationException"],
                    [{ StreamName: "own", Records: 5 }, "SerializationException"],
                    [{ StreamName: "nowhere", Records: records("a") }, "ResourceNotFoundException"],
                    [{ StreamName: "own", Records: [...records("b"), large] }, "InvalidArgumentException"],
                ];
                for (const [request, code] of bad) {
                    faulty.faults = [];
                    const without = await refusedWith("PutRecords", request, code, everybody);
                    faulty.faults = [parseFault("PutRecords=Records.InternalFailure:0.5")];
                    struck = [true, true];
                    assert.equal(await refusedWith("PutRecords", request, code, everybody), without);
                }
            });
        });

        it("authorises before a fault strikes, and refuses what is malformed before it, too", async () => {
            faulty.faults = [parseFault("*=ServiceUnavailable:0.5")];
            struck = [true, true, true];
            await refusedWith(
                "PutRecord",
                { StreamName: "other", ...records("a")[0] },
                "AccessDeniedException",
            );
            await refusedWith("PutRecord", { StreamName: "own" }, "ValidationException");
            assert.equal((await call("PutRecord", { StreamName: "own", ...records("a")[0] })).status, 503);
            assert.equal(struck.length, 2);
            assert.deepEqual(reached, []);
        });
    });
}
