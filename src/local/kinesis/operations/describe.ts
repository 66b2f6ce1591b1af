import type { Account, StreamReference } from "../account";
import { invalidArgument } from "../errors";
import * as fields from "../fields";
import { type Shard, shardIdOf } from "../shard";
import type { Stream } from "../stream";
import type { Operation } from "./operation";

interface ListStreamsInput {
    readonly Limit?: number | null;
    readonly ExclusiveStartStreamName?: string | null;
    readonly NextToken?: string | null;
}

interface DescribeStreamInput extends StreamReference {
    readonly Limit?: number | null;
    readonly ExclusiveStartShardId?: string | null;
}

export const listStreams: Operation = {
    fields: fields.listStreams,
    run(account: Account, input: ListStreamsInput): string {
        const after =
            input.NextToken == null ? input.ExclusiveStartStreamName : lastNameOf(account, input.NextToken);
        const names = [...account.streams.keys()].sort().filter((name) => after == null || name > after);
        const page = names.slice(0, input.Limit ?? 100);
        const more = names.length > page.length;
        return JSON.stringify({
            HasMoreStreams: more,
            ...(more ? { NextToken: account.tokens.seal("ListStreams", [page.at(-1)!]) } : {}),
            StreamNames: page,
            StreamSummaries: page.map((name) => identity(account.streams.get(name)!)),
        });
    },
};

export const describeStream: Operation = {
    fields: fields.describeStream,
    run(account: Account, input: DescribeStreamInput): string {
        const stream = account.stream(input);
        const shards = shardsAfter(stream.known(account.now()), input.ExclusiveStartShardId);
        const page = shards.slice(0, input.Limit ?? 100);
        return JSON.stringify({
            StreamDescription: {
                ...description(stream),
                HasMoreShards: shards.length > page.length,
                Shards: page.map(describeShard),
            },
        });
    },
};

export const describeStreamSummary: Operation = {
    fields: fields.describeStreamSummary,
    run(account: Account, input: StreamReference): string {
        const stream = account.stream(input);
        return JSON.stringify({
            StreamDescriptionSummary: {
                ...description(stream),
                ConsumerCount: 0,
                OpenShardCount: stream.open.length,
            },
        });
    },
};

/** The shards that come after that one, all of them where none is named. */
export function shardsAfter(shards: readonly Shard[], shardId: string | null | undefined): Shard[] {
    return shards.filter(({ id }) => shardId == null || id > shardId);
}

/** A shard as DescribeStream and ListShards show it. */
export function describeShard(shard: Shard): unknown {
    const [parent, adjacent] = shard.parents.map(shardIdOf);
    const { startingSequenceNumber, endingSequenceNumber } = shard;
    return {
        ...(adjacent === undefined ? {} : { AdjacentParentShardId: adjacent }),
        HashKeyRange: hashKeyRange(shard),
        ...(parent === undefined ? {} : { ParentShardId: parent }),
        SequenceNumberRange: {
            ...(endingSequenceNumber === undefined ? {} : { EndingSequenceNumber: endingSequenceNumber }),
            StartingSequenceNumber: startingSequenceNumber,
        },
        ShardId: shard.id,
    };
}

export function hashKeyRange({ first, last }: Shard): unknown {
    return { EndingHashKey: last.toString(), StartingHashKey: first.toString() };
}

function lastNameOf(account: Account, token: string): string {
    const content = account.tokens.open<[name: string]>("ListStreams", token);
    if (content === undefined) {
        throw invalidArgument("NextToken is invalid.");
    }
    return content[0];
}

function identity(stream: Stream): Record<string, unknown> {
    return {
        StreamARN: stream.arn,
        StreamCreationTimestamp: stream.createdAt / 1000,
        StreamModeDetails: { StreamMode: stream.settings.mode },
        StreamName: stream.name,
        StreamStatus: "ACTIVE",
    };
}

function description(stream: Stream): Record<string, unknown> {
    const { encryption, retentionHours } = stream.settings;
    return {
        ...identity(stream),
        EncryptionType: encryption.type,
        ...(encryption.keyId === undefined ? {} : { KeyId: encryption.keyId }),
        EnhancedMonitoring: [{ ShardLevelMetrics: [] }],
        RetentionPeriodHours: retentionHours,
    };
}
