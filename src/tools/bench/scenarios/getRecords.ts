import type { Target } from "../load";
import { data, keys, straightTo, throughGateway } from "./requests";
import { type KinesisAddress, type Scenario, type SignedIn, straight, throughTheGateway } from "./scenario";

const records = keys.length;
/** Every answer holds as many. */
const isSuccess = (body: string) => body.split('"SequenceNumber"').length === records + 1;

/** The same records each time, as an iterator may be used again. */
export const getRecords: Scenario = {
    name: "read",
    title: `GetRecords, ${records} x 100 B`,
    records,
    connections: [16],
    allocating: 20,
    routeGroups: ["consume"],
    ways: {
        [throughTheGateway]: async (run: SignedIn) => {
            const iterator = await fillShard(run.outputs);
            const path = `records?limit=${records}&shard-iterator=${encodeURIComponent(iterator)}`;
            return throughGateway(run, path, { method: "GET", bodies: [""], isSuccess });
        },
        [straight]: ({ outputs }) => sendStraight(outputs),
    },
    pairedWith: straight,
    straight: sendStraight,
};

async function sendStraight(kinesis: KinesisAddress): Promise<Target> {
    const ShardIterator = await fillShard(kinesis);
    const bodies = [JSON.stringify({ ShardIterator, Limit: records })];
    return straightTo(kinesis, "GetRecords", { bodies, isSuccess });
}

/** Stores records under one key, and answers with an iterator that begins with them. */
async function fillShard(kinesis: KinesisAddress): Promise<string> {
    const StreamName = kinesis.streamName;
    const stored = await call<{ Records: { ShardId: string; SequenceNumber: string }[] }>(
        kinesis,
        "PutRecords",
        { StreamName, Records: keys.map(() => ({ Data: btoa(data), PartitionKey: "one" })) },
    );
    const { ShardId, SequenceNumber } = stored.Records[0]!;
    const { ShardIterator } = await call<{ ShardIterator: string }>(kinesis, "GetShardIterator", {
        StreamName,
        ShardId,
        ShardIteratorType: "AT_SEQUENCE_NUMBER",
        StartingSequenceNumber: SequenceNumber,
    });
    return ShardIterator;
}

async function call<Output>(kinesis: KinesisAddress, action: string, input: object): Promise<Output> {
    const body = JSON.stringify(input);
    const { url, method, headers } = straightTo(kinesis, action, { bodies: [body], isSuccess });
    const answer = await fetch(url, { method, headers, body });
    if (answer.status !== 200) {
        throw new Error(`${action}: ${answer.status} ${await answer.text()}`);
    }
    return answer.json() as Promise<Output>;
}
