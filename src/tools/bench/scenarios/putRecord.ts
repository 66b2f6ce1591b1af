import type { Target } from "../load";
import { data, keys, straightTo, throughGateway } from "./requests";
import { type KinesisAddress, type Scenario, straight, throughTheGateway } from "./scenario";

const isSuccess = (body: string) => body.includes('"SequenceNumber"');
/** Of fifty keys, so that the records spread over the shards. */
const someKeys = keys.slice(0, 50);

/** The inputs of Kinesis's PutRecord, as they are sent. */
export function putRecordInputs(StreamName: string): string[] {
    return someKeys.map((PartitionKey) => JSON.stringify({ StreamName, Data: btoa(data), PartitionKey }));
}

function sendStraight(kinesis: KinesisAddress): Target {
    return straightTo(kinesis, "PutRecord", { bodies: putRecordInputs(kinesis.streamName), isSuccess });
}

export const putRecord: Scenario = {
    name: "put",
    title: "PutRecord, 100 B",
    records: 1,
    connections: [1, 16, 64],
    allocating: 2000,
    ways: {
        [throughTheGateway]: (run) =>
            throughGateway(run, "record", {
                method: "PUT",
                bodies: someKeys.map((PartitionKey) => JSON.stringify({ Data: data, PartitionKey })),
                isSuccess,
            }),
        [straight]: ({ outputs }) => sendStraight(outputs),
    },
    pairedWith: straight,
    straight: sendStraight,
};
