import type { OutputTypes } from "../aws/cborProtocol";

/** The blobs and timestamps in Kinesis's answers (botocore, kinesis/2013-12-02/service-2.json). */
export const outputTypes: OutputTypes = {
    blobs: new Set(["Data"]),
    timestamps: new Set([
        "ApproximateArrivalTimestamp",
        "ConsumerCreationTimestamp",
        "StreamCreationTimestamp",
    ]),
};
