import { setTimeout as sleep } from "node:timers/promises";
import { GetRecordsCommand, GetShardIteratorCommand, type KinesisClient } from "@aws-sdk/client-kinesis";

/** A record as the stream keeps it. */
export interface StoredRecord {
    readonly partitionKey: string;
    /** Text where the bytes are UTF-8, else `base64:` and the bytes. */
    readonly data: string;
}

interface Position {
    readonly ShardId: string;
    readonly SequenceNumber: string;
}

/** A shard answers now and then with nothing, though there is something. */
const attempts = 10;

/** The records whose places an answer tells, in its order. */
export async function readBack(
    kinesis: KinesisClient,
    streamName: string,
    answer: string,
): Promise<StoredRecord[]> {
    const records: StoredRecord[] = [];
    for (const position of positionsIn(answer)) {
        records.push(await recordAt(kinesis, streamName, position));
    }
    return records;
}

async function recordAt(
    kinesis: KinesisClient,
    StreamName: string,
    { ShardId, SequenceNumber }: Position,
): Promise<StoredRecord> {
    let { ShardIterator } = await kinesis.send(
        new GetShardIteratorCommand({
            StreamName,
            ShardId,
            ShardIteratorType: "AT_SEQUENCE_NUMBER",
            StartingSequenceNumber: SequenceNumber,
        }),
    );
    for (let attempt = 0; attempt < attempts; attempt++) {
        const { Records = [], NextShardIterator } = await kinesis.send(
            new GetRecordsCommand({ ShardIterator, Limit: 1 }),
        );
        const [record] = Records;
        if (record?.SequenceNumber === SequenceNumber) {
            return { partitionKey: record.PartitionKey!, data: spelled(Buffer.from(record.Data!)) };
        }
        ShardIterator = NextShardIterator;
        await sleep(attempt * 100);
    }
    return { partitionKey: "", data: "nothing is stored there" };
}

function positionsIn(text: string): Position[] {
    let answer: Partial<Position> & { Records?: unknown };
    try {
        answer = JSON.parse(text) as typeof answer;
    } catch {
        return [];
    }
    const entries = Array.isArray(answer?.Records) ? (answer.Records as Partial<Position>[]) : [answer];
    return entries.filter(
        (entry): entry is Position =>
            typeof entry?.ShardId === "string" && typeof entry.SequenceNumber === "string",
    );
}

function spelled(bytes: Buffer): string {
    const text = bytes.toString("utf8");
    return Buffer.from(text).equals(bytes) ? text : `base64:${bytes.toString("base64")}`;
}
