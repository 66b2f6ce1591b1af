import assert from "node:assert/strict";
import type { LocalRun } from "../../../src/local/localRun";
import { serve, serviceAt, signIn } from "../../support/gateway";
import { protocols } from "./protocols";

describe("A consumer over a socket", () => {
    let run: LocalRun;
    let token: string;
    let iterator: string;
    before(async () => {
        run = await serve({ routeGroups: ["consume"], streamMode: "PROVISIONED", shardCount: 1 });
        const call = serviceAt(run.outputs.endpoint);
        ({ IdToken: token } = await signIn(run.outputs, call));
        const record = { StreamName: "my-stream", Data: "YQ==", PartitionKey: "k" };
        await call("Kinesis_20131202.PutRecord", record);
        const from = { StreamName: "my-stream", ShardId: "0", ShardIteratorType: "TRIM_HORIZON" };
        // One with a plus, which each of them has sooner or later.
        do {
            ({ ShardIterator: iterator } = (await call("Kinesis_20131202.GetShardIterator", from)) as {
                ShardIterator: string;
            });
        } while (!iterator.includes("+"));
    });
    after(() => run.close());

    for (const [protocol, send] of protocols) {
        const get = async (path: string, headers: Record<string, string> = {}) => {
            const all = { Authorization: token, ...headers };
            const { status, body } = await send(
                run.outputs.endpoint,
                "GET",
                `/v1/streams/my-stream${path}`,
                "",
                all,
            );
            const { Records } = JSON.parse(body) as { Records?: { Data: string }[] };
            return [status, Records?.map(({ Data }) => Data)] as const;
        };

        it(`finds its iterator in the header, however it is spelled, or in the query, over ${protocol}`, async () => {
            for (const name of ["Shard-Iterator", "shard-iterator", "SHARD-ITERATOR"]) {
                assert.deepEqual(await get("/records", { [name]: iterator }), [200, ["YQ=="]], name);
            }
            for (const value of [iterator, encodeURIComponent(iterator), iterator.replaceAll("+", "%20")]) {
                assert.deepEqual(await get(`/records?shard-iterator=${value}`), [200, ["YQ=="]], value);
            }
            const both = await get("/records?shard-iterator=nonsense", { "Shard-Iterator": iterator });
            assert.deepEqual(both, [200, ["YQ=="]]);
            assert.deepEqual(await get("/records"), [400, undefined]);
        });

        it(`needs the shard of an iterator, and takes no content but JSON, over ${protocol}`, async () => {
            assert.equal((await get("/sharditerator"))[0], 400);
            assert.equal((await get("/sharditerator?shard-id=0"))[0], 200);
            assert.equal((await get("/shards", { "Content-Type": "text/plain" }))[0], 415);
        });
    }
});
