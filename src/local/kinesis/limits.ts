// Kinesis Data Streams developer guide, "Quotas and limits"; API reference, PutRecords and GetRecords. Its MB are MiB.

export const mebibyte = 1024 * 1024;

/** Data and partition key of one record. */
export const maxRecordBytes = mebibyte;

/** All records of one PutRecords, or of one answer of GetRecords. */
export const maxRequestBytes = 10 * mebibyte;
