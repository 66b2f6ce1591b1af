import type { Target } from "../load";
import { allStored, data, keys, straightTo, throughGateway } from "./requests";
import { type KinesisAddress, type Scenario, type SignedIn, straight, throughTheGateway } from "./scenario";

/** The input of Kinesis's PutRecords, as it is sent. */
export function putRecordsInput(StreamName: string): string {
    const Records = keys.map((PartitionKey) => ({ Data: btoa(data), PartitionKey }));
    return JSON.stringify({ StreamName, Records });
}

/** The batch through the API. */
export function putRecordsThroughGateway(run: SignedIn): Target {
    const records = keys.map((key) => ({ data, "partition-key": key }));
    return throughGateway(run, "records", {
        method: "PUT",
        bodies: [JSON.stringify({ records })],
        isSuccess: allStored,
    });
}

function sendStraight(kinesis: KinesisAddress): Target {
    const bodies = [putRecordsInput(kinesis.streamName)];
    return straightTo(kinesis, "PutRecords", { bodies, isSuccess: allStored });
}

export const putRecords: Scenario = {
    name: "batch",
    title: `PutRecords, ${keys.length} x 100 B`,
    records: keys.length,
    connections: [1, 16, 64],
    allocating: 20,
    ways: {
        [throughTheGateway]: putRecordsThroughGateway,
        [straight]: ({ outputs }) => sendStraight(outputs),
    },
    pairedWith: straight,
    straight: sendStraight,
};
