import { figures } from "./figures";

/** Largest data of one record, before base64: a record counts with its partition key. */
export const maxRecordBytes = figures.recordBytes.value - figures.keyBytes.value;

const key = "k".repeat(figures.keyBytes.value);
const putRecord = JSON.stringify({ Data: "", PartitionKey: key, Encoding: "base64" }).length;
const putRecordsEntry = JSON.stringify({ data: "", "partition-key": key, encoding: "base64" }).length;
const putRecords = JSON.stringify({ records: [] }).length;

/**
 * Bytes of the body that a client sends, its data in base64: the longest form, and the one that holds any bytes.
 * A batch of one is a PutRecord.
 */
export function bodyBytes(bytes: number, batch: number): number {
    const base64 = 4 * Math.ceil(bytes / 3);
    if (batch === 1) {
        return putRecord + base64;
    }
    const commas = batch - 1;
    return putRecords + batch * (putRecordsEntry + base64) + commas;
}

/** The most records of this size that one PutRecords request takes, and the limit that says so. */
export function largestBatch(bytes: number): { records: number; limit: string } {
    const commaAndEntry = bodyBytes(bytes, 3) - bodyBytes(bytes, 2);
    const candidates = [
        { records: figures.requestRecords.value, limit: "PutRecords, 500 records" },
        {
            records: Math.floor(figures.requestBytes.value / (bytes + figures.keyBytes.value)),
            limit: "PutRecords, 10 MiB with keys",
        },
        {
            records: Math.floor((figures.payloadBytes.value - putRecords + 1) / commaAndEntry),
            limit: "API Gateway, 10 MB of body in base64",
        },
    ];
    return candidates.reduce((least, next) => (next.records < least.records ? next : least));
}
