import type { Values } from "./types";

/** Whose streams a request can be about. */
export interface StreamNaming {
    /** The ARN of a stream of that name, whether it exists or not. */
    arnOf(streamName: string): string;
    /** The ARN of the stream that a shard iterator, or a next token of ListShards, was given for. */
    arnOfToken(action: string, token: string): string | undefined;
}

/**
 * The ARN of the stream that a request is about: that of its shard iterator or next token, StreamARN,
 * ResourceARN or StreamName. Undefined for ListStreams, and for a request that names no stream.
 */
export function resourceOf(action: string, input: Values, naming: StreamNaming): string | undefined {
    const { ShardIterator, NextToken, ResourceARN, StreamARN, StreamName } = input;
    if (action === "ListStreams") {
        return undefined;
    }
    const token = action === "GetRecords" ? ShardIterator : action === "ListShards" ? NextToken : undefined;
    if (typeof token === "string") {
        return naming.arnOfToken(action, token);
    }
    const arn = StreamARN ?? ResourceARN;
    if (typeof arn === "string") {
        return arn;
    }
    return typeof StreamName === "string" ? naming.arnOf(StreamName) : undefined;
}
