import type { Clock } from "../../../src/local/aws/clock";
import type { InMemoryKinesisOptions } from "../../../src/local/kinesis/inMemoryKinesis";
import { InMemoryKinesis } from "../../../src/local/kinesis/inMemoryKinesis";

/** A clock that stands until it is moved. */
export class ClockFake implements Clock {
    constructor(private time = Date.UTC(2026, 0, 2, 3, 4, 5)) {}

    now(): number {
        return this.time;
    }

    advance(ms: number): void {
        this.time += ms;
    }
}

export interface ReadRecord {
    readonly ApproximateArrivalTimestamp: number;
    readonly Data: string;
    readonly EncryptionType?: string;
    readonly PartitionKey: string;
    readonly SequenceNumber: string;
}

/** The in-memory Kinesis, called with and answering objects. */
export class TestKinesis {
    readonly service: InMemoryKinesis;

    constructor(options: Partial<InMemoryKinesisOptions> = {}) {
        this.service = new InMemoryKinesis({ region: "us-east-1", accountId: "000000000000", ...options });
    }

    /** The answer's body; of an error, with `__type`. */
    call<T = Record<string, string>>(action: string, input: object): T {
        const { body } = this.service.call(action, JSON.stringify(input));
        return (body === "" ? undefined : JSON.parse(body)) as T;
    }

    iterator(StreamName: string, ShardId: string, more: object = {}): string {
        const input = { StreamName, ShardId, ShardIteratorType: "TRIM_HORIZON", ...more };
        return this.call("GetShardIterator", input).ShardIterator!;
    }

    /** All records of a stream, shard by shard. */
    readAll(StreamName: string): { shardId: string; records: ReadRecord[] }[] {
        const { Shards } = this.call<{ Shards: { ShardId: string }[] }>("ListShards", { StreamName });
        return Shards.map(({ ShardId }) => {
            const records: ReadRecord[] = [];
            for (let ShardIterator = this.iterator(StreamName, ShardId), behind = 1; behind > 0;) {
                const page = this.call<{
                    Records: ReadRecord[];
                    NextShardIterator: string;
                    MillisBehindLatest: number;
                }>("GetRecords", { ShardIterator });
                records.push(...page.Records);
                ShardIterator = page.NextShardIterator;
                behind = page.MillisBehindLatest;
            }
            return { shardId: ShardId, records };
        });
    }
}
