import { contentType } from "../../../local/aws/jsonProtocol";
import type { Target } from "../load";
import type { KinesisAddress, SignedIn } from "./scenario";

/** Data of each record, and the partition keys of a batch. */
export const data = "x".repeat(100);
export const keys = Array.from({ length: 500 }, (_, n) => `key-${n}`);

/** Data and partition key of a record, in bytes, as the mean. */
export const recordBytes = data.length + keys.join("").length / keys.length;

/** Whether Kinesis took all records of a batch. */
export const allStored = (body: string): boolean => body.includes('"FailedRecordCount":0');

/** Requests to the API's route for the stack's stream, with a token. */
export function throughGateway(
    { outputs, tokens }: SignedIn,
    path: string,
    target: Pick<Target, "method" | "bodies" | "isSuccess"> & Partial<Pick<Target, "headers">>,
): Target {
    return {
        ...target,
        url: `${outputs.invokeUrl}/streams/${outputs.streamName}/${path}`,
        headers: { "Content-Type": "application/json", Authorization: tokens.IdToken, ...target.headers },
    };
}

/** Calls of an action, as an SDK makes them. */
export function straightTo(
    { endpoint }: Pick<KinesisAddress, "endpoint">,
    action: string,
    target: Pick<Target, "bodies" | "isSuccess">,
): Target {
    return {
        ...target,
        url: `${endpoint}/`,
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
    };
}
