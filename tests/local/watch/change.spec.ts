import assert from "node:assert/strict";
import type { Declaration } from "../../../src/local/declaration";
import type { LocalRun } from "../../../src/local/localRun";
import { declare } from "../../support/declare";
import { type CallService, serve, serviceAt, signIn, type Tokens, user } from "../../support/gateway";

describe("Another version of a program", () => {
    let run: LocalRun;
    let call: CallService;
    let tokens: Tokens;
    beforeEach(async () => {
        run = await serve();
        call = serviceAt(run.outputs.endpoint);
        tokens = await signIn(run.outputs, call);
    });
    afterEach(() => run.close());

    const ask = (method: string, path: string, body?: unknown) =>
        fetch(run.outputs.invokeUrl + path, {
            method,
            headers: { Authorization: tokens.IdToken, "Content-Type": "application/json" },
            body: JSON.stringify(body),
        });
    const put = (stream = "my-stream") =>
        ask("PUT", `/streams/${stream}/record`, { Data: "a", PartitionKey: "k" });
    const streams = async () => (await call("Kinesis_20131202.ListStreams", {})).StreamNames;

    /** All that is on a stream. */
    async function recordsOf(StreamName: string): Promise<unknown[]> {
        const kinesis = (action: string, input: object) => call(`Kinesis_20131202.${action}`, input);
        const { Shards } = (await kinesis("ListShards", { StreamName })) as { Shards: { ShardId: string }[] };
        const pages = Shards.map(async ({ ShardId }) => {
            const start = { StreamName, ShardId, ShardIteratorType: "TRIM_HORIZON" };
            const { ShardIterator } = await kinesis("GetShardIterator", start);
            return (await kinesis("GetRecords", { ShardIterator })).Records as unknown[];
        });
        return (await Promise.all(pages)).flat();
    }

    it("is served at once, and users and records stay", async () => {
        await put();
        assert.deepEqual(await run.change({ declaration: await declare({ routeGroups: ["produce"] }) }), []);
        assert.deepEqual(run.routes, [
            "PUT /streams/{stream-name}/record",
            "PUT /streams/{stream-name}/records",
        ]);
        assert.equal((await ask("GET", "/streams/my-stream")).status, 403);
        assert.equal((await put()).status, 200);
        assert.equal((await recordsOf("my-stream")).length, 2);
        const document = (await (await fetch(`${run.outputs.endpoint}/_local/openapi.json`)).json()) as {
            paths: object;
        };
        assert.equal(Object.keys(document.paths).length, 2);
    });

    it("leaves alone what others have changed, and it does not", async () => {
        await call("Kinesis_20131202.IncreaseStreamRetentionPeriod", {
            StreamName: "my-stream",
            RetentionPeriodHours: 48,
        });
        await run.change({ declaration: await declare({ corsOrigins: ["https://a.example"] }) });
        const { StreamDescriptionSummary } = (await call("Kinesis_20131202.DescribeStreamSummary", {
            StreamName: "my-stream",
        })) as { StreamDescriptionSummary: { RetentionPeriodHours: number } };
        assert.equal(StreamDescriptionSummary.RetentionPeriodHours, 48);
        await run.change({ declaration: await declare({ retentionHours: 72 }) });
        const { StreamDescription } = (await (await ask("GET", "/streams/my-stream")).json()) as {
            StreamDescription: { RetentionPeriodHours: number };
        };
        assert.equal(StreamDescription.RetentionPeriodHours, 72);
    });

    it("with another stream starts that one empty, and says so", async () => {
        await put();
        assert.deepEqual(await run.change({ declaration: await declare({ streamName: "orders" }) }), [
            "The stream orders takes the place of my-stream, and starts without records.",
        ]);
        assert.deepEqual(await streams(), ["orders"]);
        assert.equal(run.outputs.streamName, "orders");
        assert.equal((await put("orders")).status, 200);
        await run.change({ declaration: await declare() });
        assert.deepEqual(await recordsOf("my-stream"), []);
    });

    it("with another pool starts that one empty, with clients anew", async () => {
        const declaration = JSON.parse(
            JSON.stringify(await declare()).replaceAll(
                '"usernameAttributes":["email"]',
                '"usernameAttributes":["email","phone_number"]',
            ),
        ) as Declaration;
        assert.deepEqual(await run.change({ declaration }), [
            "Another user pool takes the place of kinesis-proxy-users, and starts without users.",
        ]);
        tokens = await signIn(run.outputs, call);
        assert.equal((await put()).status, 200);
    });

    it("that cannot be served changes nothing", async () => {
        await put();
        const broken = (from: string, to: string) =>
            declare({ streamName: "orders" }).then(
                (declared) => JSON.parse(JSON.stringify(declared).replaceAll(from, () => to)) as Declaration,
            );
        await assert.rejects(
            run.change({ declaration: await broken("#if($sequenceNumber", "#iff($sequenceNumber") }),
        );
        await assert.rejects(
            run.change({ declaration: await broken('"validateRequestBody"', '"validateTheBody"') }),
            /does not support its input validateTheBody/,
        );
        await assert.rejects(
            run.change({ declaration: await declare({ "aws:region": "eu-west-1" }) }),
            /The region is eu-west-1, and this run is in us-east-1: start anew/,
        );
        assert.equal((await put()).status, 200);
        assert.equal((await recordsOf("my-stream")).length, 2);
        assert.deepEqual(await streams(), ["my-stream"]);
    });

    it("goes back to where it was where AWS refuses a part of it", async () => {
        await run.change({ declaration: await declare({ streamMode: "PROVISIONED", shardCount: 4 }) });
        await put();
        const tooMany = { streamMode: "PROVISIONED", shardCount: 100, passwordMinimumLength: 20 };
        const declared = await declare(tooMany);
        const isStream = ({ type }: { type: string }) => type === "aws:kinesis/stream:Stream";
        // The pool first, which takes its change.
        const declaration = [...declared.filter((one) => !isStream(one)), ...declared.filter(isStream)];
        await assert.rejects(run.change({ declaration }), /UpdateShardCount|shard/i);
        assert.equal((await put()).status, 200);
        const again = await signIn(run.outputs, call, { ...user, name: "second@example.com" });
        assert.ok(again.IdToken);
        assert.equal((await recordsOf("my-stream")).length, 2);
    });

    it("does not take away what is protected", async () => {
        await run.change({ declaration: await declare({ protect: true }) });
        await put();
        await assert.rejects(
            run.change({ declaration: await declare({ protect: true, streamName: "orders" }) }),
            /aws:kinesis\/stream:Stream kinesis-proxy-stream is protected/,
        );
        assert.equal((await recordsOf("my-stream")).length, 1);
    });
}).timeout(60_000);
