import { contentType } from "../../local/aws/jsonProtocol";
import type { LocalOutputs } from "../../local/outputs";
import type { Target } from "./load";

/** The actions that are measured. */
export type Action = "PutRecord" | "PutRecords";

/** Records in a request. */
export const batch: Readonly<Record<Action, number>> = { PutRecord: 1, PutRecords: 500 };

/** The ways that a call takes to a Kinesis. */
export const ways = {
    gateway: "through the gateway",
    straight: "straight to the in-memory Kinesis",
    kinesisLocal: "straight to kinesis-local",
    gatewayToKinesisLocal: "through the gateway to kinesis-local",
} as const;
export type Way = keyof typeof ways;

const data = "x".repeat(100);
const keys = Array.from({ length: 500 }, (_, n) => `key-${n}`);
const isSuccess: Readonly<Record<Action, (body: string) => boolean>> = {
    PutRecord: (body) => body.includes('"SequenceNumber"'),
    PutRecords: (body) => body.includes('"FailedRecordCount":0'),
};

/** Calls through the API, with a token. */
export function throughGateway(action: Action, outputs: LocalOutputs, token: string): Target {
    const records = keys.map((key) => ({ data, "partition-key": key }));
    const path = action === "PutRecord" ? "record" : "records";
    return {
        url: `${outputs.invokeUrl}/streams/${outputs.streamName}/${path}`,
        method: "PUT",
        headers: { "Content-Type": "application/json", Authorization: token },
        bodies:
            action === "PutRecord"
                ? keys.slice(0, 50).map((PartitionKey) => JSON.stringify({ Data: data, PartitionKey }))
                : [JSON.stringify({ records })],
        isSuccess: isSuccess[action],
    };
}

/** The same calls, straight to a Kinesis. */
export function straightTo(action: Action, url: string, StreamName: string): Target {
    const records = keys.map((PartitionKey) => ({ Data: btoa(data), PartitionKey }));
    return {
        url: `${url}/`,
        method: "POST",
        headers: {
            "Content-Type": contentType,
            "X-Amz-Target": `Kinesis_20131202.${action}`,
            // Emulators take the region from it, and check no signature.
            Authorization:
                "AWS4-HMAC-SHA256 Credential=local/20130101/us-east-1/kinesis/aws4_request, " +
                `SignedHeaders=host;x-amz-date;x-amz-target, Signature=${"0".repeat(64)}`,
            "X-Amz-Date": "20130101T000000Z",
        },
        bodies:
            action === "PutRecord"
                ? records.slice(0, 50).map((record) => JSON.stringify({ StreamName, ...record }))
                : [JSON.stringify({ StreamName, Records: records })],
        isSuccess: isSuccess[action],
    };
}
