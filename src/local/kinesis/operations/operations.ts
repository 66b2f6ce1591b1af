import { describeStream, describeStreamSummary, listStreams } from "./describe";
import { getRecords } from "./getRecords";
import { getShardIterator } from "./getShardIterator";
import { listShards } from "./listShards";
import { createStream, deleteStream } from "./manage";
import type { Operation } from "./operation";
import { putRecord, putRecords } from "./produce";

/** Every operation that is served, by its name. */
export const operations: ReadonlyMap<string, Operation> = new Map(
    Object.entries({
        CreateStream: createStream,
        DeleteStream: deleteStream,
        DescribeStream: describeStream,
        DescribeStreamSummary: describeStreamSummary,
        GetRecords: getRecords,
        GetShardIterator: getShardIterator,
        ListShards: listShards,
        ListStreams: listStreams,
        PutRecord: putRecord,
        PutRecords: putRecords,
    }),
);
