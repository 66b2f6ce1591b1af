import type { Account, StreamReference } from "../account";
import { expiredNextToken, invalidArgument, resourceNotFound } from "../errors";
import { listShards as fields } from "../fields";
import type { Stream } from "../stream";
import { describeShard, shardsAfter } from "./describe";
import type { Operation } from "./operation";
import { checkFilter, passes, type ShardFilter } from "./shardFilter";

interface Input extends StreamReference {
    readonly NextToken?: string | null;
    readonly ExclusiveStartShardId?: string | null;
    readonly MaxResults?: number | null;
    readonly StreamCreationTimestamp?: number | null;
    readonly ShardFilter?: ShardFilter | null;
}

/** What a next token of ListShards says. */
type Token = [
    streamName: string,
    createdAt: number,
    issued: number,
    after: string,
    filter: ShardFilter | null,
];

interface Page {
    readonly stream: Stream;
    readonly after: string | null | undefined;
    readonly filter: ShardFilter | null;
}

const tokenLifeMs = 300_000;

export const listShards: Operation = {
    fields,
    run(account: Account, input: Input): string {
        const now = account.now();
        const { stream, after, filter } =
            input.NextToken == null ? start(account, input) : resume(account, input, input.NextToken);
        const passing = stream.known(now).filter(passes(filter, stream.trimHorizon(now)));
        const shards = shardsAfter(passing, after);
        const page = shards.slice(0, Math.min(input.MaxResults ?? 1000, 1000));
        const token: Token = [stream.name, stream.createdAt, now, page.at(-1)?.id ?? "", filter];
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

function start(account: Account, input: Input): Page {
    const { StreamName, StreamARN, ShardFilter, StreamCreationTimestamp: created } = input;
    if (StreamName == null && StreamARN == null) {
        throw invalidArgument("Either NextToken or StreamName should be provided.");
    }
    const stream = account.stream(input);
    if (created != null && Math.floor(created) !== Math.floor(stream.createdAt / 1000)) {
        throw notFound(account, stream.name);
    }
    checkFilter(ShardFilter);
    return { stream, after: input.ExclusiveStartShardId, filter: ShardFilter ?? null };
}

function resume(account: Account, input: Input, nextToken: string): Page {
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
    const [streamName, createdAt, issued, after, filter] = token;
    if (account.now() - issued > tokenLifeMs) {
        throw expiredNextToken(`NextToken is older than ${tokenLifeMs} milliseconds.`);
    }
    const stream = account.streams.get(streamName);
    if (stream?.createdAt !== createdAt) {
        throw notFound(account, streamName);
    }
    return { stream, after, filter };
}

function notFound(account: Account, streamName: string): Error {
    return resourceNotFound(`Stream ${streamName} under account ${account.id} not found.`);
}
