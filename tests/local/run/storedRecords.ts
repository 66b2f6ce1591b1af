import assert from "node:assert/strict";
import type { LocalOutputs } from "../../../src/local/outputs";
import { serviceAt } from "../../support/gateway";

/** Where a record stands. */
export interface Place {
    readonly ShardId: string;
    readonly SequenceNumber: string;
}

/** A record of a {@link Sender}, as it stands in the stream. */
export interface StoredRecord extends Place {
    readonly key: string;
    readonly data: string;
}

/** Reads all that the stream holds from Kinesis itself, shard by shard. */
export async function readStream({ endpoint, streamName }: LocalOutputs): Promise<StoredRecord[]> {
    const call = serviceAt(endpoint);
    const kinesis = <T>(action: string, input: object) =>
        call(`Kinesis_20131202.${action}`, input) as Promise<T>;
    const { Shards } = await kinesis<{ Shards: Place[] }>("ListShards", { StreamName: streamName });
    const stored: StoredRecord[] = [];
    for (const { ShardId } of Shards) {
        let { ShardIterator } = await kinesis<{ ShardIterator: string }>("GetShardIterator", {
            StreamName: streamName,
            ShardId,
            ShardIteratorType: "TRIM_HORIZON",
        });
        let page: Page;
        do {
            page = await kinesis<Page>("GetRecords", { ShardIterator });
            ShardIterator = page.NextShardIterator;
            stored.push(
                ...page.Records.map(({ SequenceNumber, PartitionKey, Data }) => ({
                    ShardId,
                    SequenceNumber,
                    key: PartitionKey,
                    data: Buffer.from(Data, "base64").toString(),
                })),
            );
        } while (page.Records.length > 0);
    }
    return stored;
}

interface Page {
    readonly NextShardIterator: string;
    readonly Records: readonly { SequenceNumber: string; PartitionKey: string; Data: string }[];
}

/**
 * Checks that each acknowledged record stands where its answer says, that no record is there twice, and that the
 * records of a partition key are in the order in which they were sent.
 */
export function assertStored(stored: readonly StoredRecord[], acknowledged: readonly StoredRecord[]): void {
    const line = (record: StoredRecord) =>
        [record.ShardId, record.SequenceNumber, record.key, record.data].join(" | ");
    const lines = new Set(stored.map(line));
    assert.deepEqual(
        acknowledged.map(line).filter((record) => !lines.has(record)),
        [],
        "records are lost, or elsewhere than their answers say",
    );

    const numbersByKey = new Map<string, Map<string, number>>();
    for (const { key, data } of stored) {
        const numbers = numbersByKey.get(key) ?? new Map<string, number>();
        assert.ok(!numbers.has(data), `${data} is there twice`);
        numbersByKey.set(key, numbers.set(data, Number(data.split(" ").at(-1))));
    }
    for (const [key, numbers] of numbersByKey) {
        const inOrder = [...numbers.values()];
        const sorted = [...inOrder].sort((a, b) => a - b);
        assert.deepEqual(inOrder, sorted, `order of ${key}`);
    }
}
