import { Account, StreamReference } from "../account";
import { expiredNextToken, invalidArgument, resourceNotFound } from "../errors";
import { listShards as fields } from "../fields";
import { Stream } from "../stream";
import { describeShard, shardsAfter } from "./describe";
import { Operation } from "./operation";

interface Input extends StreamReference {
    readonly NextToken?: string | null;
    readonly ExclusiveStartShardId?: string | null;
    readonly MaxResults?: number | null;
    readonly StreamCreationTimestamp?: number | null;
    readonly ShardFilter?: {
        readonly Type: string;
        readonly ShardId?: string | null;
        readonly Timestamp?: number | null;
    };
}

/** What a next token of ListShards says. */
type Token = [streamName: string, createdAt: number, issued: number, after: string];

const tokenLifeMs = 300_000;

export const listShards: Operation = {
    fields,
    run(account: Account, input: Input): string {
        const [stream, after] =
            input.NextToken == null ? start(account, input) : resume(account, input, input.NextToken);
        const shards = shardsAfter(stream, after);
        const page = shards.slice(0, Math.min(input.MaxResults ?? 1000, 1000));
        const token: Token = [stream.name, stream.createdAt, account.now(), page.at(-1)?.id ?? ""];
        return JSON.stringify({
            ...(shards.length > page.length ? { NextToken: account.tokens.seal("ListShards", token) } : {}),
            Shards: page.map(describeShard),
        });
    },
};

/** The name of the stream that a next token was given for; undefined where ListShards gave no such token. */
export function streamNameOf(account: Account, nextToken: string): string | undefined {
    return account.tokens.open<Token>("ListShards", nextToken)?.[0];
}

function start(account: Account, input: Input): [Stream, string | null | undefined] {
    const { StreamName, StreamARN, ShardFilter, StreamCreationTimestamp: created } = input;
    if (StreamName == null && StreamARN == null) {
        throw invalidArgument("Either NextToken or StreamName should be provided.");
    }
    const stream = account.stream(input);
    if (created != null && Math.floor(created) !== Math.floor(stream.createdAt / 1000)) {
        throw notFound(account, stream.name);
    }
    // No shard is ever closed here, so that every filter but this one lets all of them pass.
    if (ShardFilter?.Type !== "AFTER_SHARD_ID") {
        return [stream, input.ExclusiveStartShardId];
    }
    if (ShardFilter.ShardId == null) {
        throw invalidArgument("ShardFilter of type AFTER_SHARD_ID must have a ShardId.");
    }
    return [stream, ShardFilter.ShardId];
}

function resume(account: Account, input: Input, nextToken: string): [Stream, string] {
    if (input.StreamName != null || input.StreamARN != null) {
        throw invalidArgument("NextToken and StreamName cannot be provided together.");
    }
    if (input.ExclusiveStartShardId != null || input.StreamCreationTimestamp != null) {
        throw invalidArgument(
            "NextToken cannot be provided with ExclusiveStartShardId or StreamCreationTimestamp.",
        );
    }
    const token = account.tokens.open<Token>("ListShards", nextToken);
    if (token === undefined) {
        throw invalidArgument("NextToken is invalid.");
    }
    const [streamName, createdAt, issued, after] = token;
    if (account.now() - issued > tokenLifeMs) {
        throw expiredNextToken(`NextToken is older than ${tokenLifeMs} milliseconds.`);
    }
    const stream = account.streams.get(streamName);
    if (stream?.createdAt !== createdAt) {
        throw notFound(account, streamName);
    }
    return [stream, after];
}

function notFound(account: Account, streamName: string): Error {
    return resourceNotFound(`Stream ${streamName} under account ${account.id} not found.`);
}
