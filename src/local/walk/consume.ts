import assert from "node:assert/strict";
import type { Api } from "./api";
import { sentData } from "./sentData";
import type { Stored } from "./steps";

const shards = "GET /streams/{stream-name}/shards";
const iterator = "GET /streams/{stream-name}/sharditerator";
const records = "GET /streams/{stream-name}/records";

/** The routes that a consumer calls, in its order. */
export const consumerRoutes: readonly string[] = [shards, iterator, records];

/**
 * Reads records back through the API; where none is stored, what the first shard has.
 *
 * @throws AssertionError for a record that is not as it was sent
 */
export async function readThroughApi(api: Api, stored: readonly Stored[]): Promise<void> {
    const listed = await api.call({ route: shards });
    if (listed === undefined) {
        return;
    }
    const [first] = listed.fields.Shards as { ShardId: string }[];
    assert.ok(first, "the stream has a shard");
    if (stored.length === 0) {
        await read(api, { "shard-id": first.ShardId }, 100);
    }
    for (const { ShardId, SequenceNumber, data } of stored) {
        const query = { type: "AT_SEQUENCE_NUMBER", "sequence-number": SequenceNumber };
        const found = await read(api, { "shard-id": ShardId, ...query }, 1);
        assert.deepEqual(found.map(sentData), [data]);
    }
}

/** The records from a place on: half as many, and again, where an answer would be too large. */
async function read(api: Api, from: Record<string, string>, most: number): Promise<string[]> {
    const started = await api.call({ route: iterator, query: from });
    for (let limit = most; ; limit = Math.floor(limit / 2)) {
        const answer = await api.call({
            route: records,
            query: { limit: String(limit) },
            headers: { "Shard-Iterator": String(started?.fields.ShardIterator) },
            statuses: limit > 1 ? [200, 500] : [200],
        });
        if (answer?.status !== 500) {
            const { Records = [] } = (answer?.fields ?? {}) as { Records?: { Data: string }[] };
            return Records.map(({ Data }) => Buffer.from(Data, "base64").toString("utf8"));
        }
    }
}
