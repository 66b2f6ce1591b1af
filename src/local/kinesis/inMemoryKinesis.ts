import { randomUUID } from "node:crypto";

import { Clock, systemClock } from "../aws/clock";
import { Account } from "./account";
import { accessDenied, internalFailure, KinesisError, serialization, unknownOperation } from "./errors";
import { describeStream, describeStreamSummary, listStreams } from "./operations/describe";
import { getRecords } from "./operations/getRecords";
import { getShardIterator } from "./operations/getShardIterator";
import { listShards, streamNameOf } from "./operations/listShards";
import { createStream, deleteStream, onDemandShards } from "./operations/manage";
import { Operation } from "./operations/operation";
import { putRecord, putRecords } from "./operations/produce";
import { readIterator } from "./operations/shardIterator";
import { contentType, ServiceAnswer } from "../aws/jsonProtocol";
import { Caller, KinesisService, StreamDeclaration } from "./service";
import { checkFields } from "./validation";

const operations = new Map<string, Operation>(
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

export interface InMemoryKinesisOptions {
    readonly region: string;
    /** Twelve digits. */
    readonly accountId: string;
    /** Defaults to aws. */
    readonly partition?: string;
    /** Defaults to the machine's clock. */
    readonly clock?: Clock;
    /** Whether shards refuse what is beyond their throughput. Defaults to false. */
    readonly shardLimits?: boolean;
    /** The journal that everything is kept in and restored from. Defaults to none: memory only. */
    readonly dataFile?: string;
}

/**
 * A Kinesis in memory, for one account in one region. It knows the actions above, checks requests and words errors
 * as AWS does, and a put costs the same however many records it holds. A stream is active, or gone, at once.
 */
export class InMemoryKinesis implements KinesisService {
    private readonly account: Account;

    /** @throws Error naming the data file, where it cannot be written or read */
    constructor(options: InMemoryKinesisOptions) {
        const {
            region,
            accountId,
            partition = "aws",
            shardLimits = false,
            clock = systemClock,
            dataFile,
        } = options;
        this.account = new Account(region, accountId, partition, shardLimits, clock, dataFile);
    }

    call(action: string, body: string, caller?: Caller): ServiceAnswer {
        try {
            const operation = operations.get(action);
            if (operation === undefined) {
                throw unknownOperation(`The operation ${action} is unknown.`);
            }
            const input = parse(body);
            checkFields(operation.fields, input);
            this.checkAccess(action, input, caller);
            return answer(200, operation.run(this.account, input as never, body));
        } catch (error) {
            const known = error instanceof KinesisError ? error : internalFailure((error as Error).message);
            return answer(known.status, known.toJson(), known.code);
        }
    }

    /**
     * Creates the stream if it does not exist yet. One that does takes the declared mode, retention and encryption.
     *
     * @throws Error where it exists with another number of shards than a provisioned one is declared with
     */
    ensureStream(declared: StreamDeclaration): { name: string; arn: string } {
        const { name, mode, shardCount, retentionHours = 24, encryption = { type: "NONE" } } = declared;
        const settings = { mode, retentionHours, encryption };
        const count = mode === "ON_DEMAND" ? onDemandShards : (shardCount ?? 1);
        const existing = this.account.streams.get(name);
        if (existing === undefined) {
            this.account.create(name, count, settings);
        } else if (mode === "PROVISIONED" && existing.shards.length !== count) {
            throw new Error(
                `Stream ${name} has ${existing.shards.length} shards, not ${count}: ` +
                    "the number of a stream's shards cannot change.",
            );
        } else if (JSON.stringify(existing.settings) !== JSON.stringify(settings)) {
            this.account.update(existing, settings);
        }
        return { name, arn: this.account.arnOf(name) };
    }

    /**
     * The ARN of the stream that a request is about: that of its StreamARN, StreamName, shard iterator or next
     * token. Undefined for ListStreams, and for a request that names no stream.
     *
     * @param input the request, parsed
     */
    resourceOf(action: string, input: unknown): string | undefined {
        if (action === "ListStreams" || typeof input !== "object" || input === null) {
            return undefined;
        }
        const { ShardIterator, NextToken, StreamARN, StreamName } = input as Record<string, unknown>;
        if (action === "GetRecords" && typeof ShardIterator === "string") {
            const streamName = readIterator(this.account, ShardIterator)?.streamName;
            return streamName === undefined ? undefined : this.account.arnOf(streamName);
        }
        if (action === "ListShards" && typeof NextToken === "string") {
            const streamName = streamNameOf(this.account, NextToken);
            return streamName === undefined ? undefined : this.account.arnOf(streamName);
        }
        if (typeof StreamARN === "string") {
            return StreamARN;
        }
        return typeof StreamName === "string" ? this.account.arnOf(StreamName) : undefined;
    }

    private checkAccess(action: string, input: unknown, caller?: Caller): void {
        const resource = caller === undefined ? undefined : (this.resourceOf(action, input) ?? "*");
        if (resource !== undefined && !caller?.allows(`kinesis:${action}`, resource)) {
            throw accessDenied(caller!.arn, `kinesis:${action}`, resource);
        }
    }

    /** Closes the journal. */
    close(): void {
        this.account.close();
    }
}

function parse(body: string): Record<string, unknown> {
    let input: unknown;
    try {
        input = JSON.parse(body);
    } catch {
        throw serialization();
    }
    if (typeof input !== "object" || input === null || Array.isArray(input)) {
        throw serialization();
    }
    return input as Record<string, unknown>;
}

function answer(status: number, body: string, errorType?: string): ServiceAnswer {
    const headers = { "content-type": contentType, "x-amzn-requestid": randomUUID() };
    return {
        status,
        headers: errorType === undefined ? headers : { ...headers, "x-amzn-errortype": errorType },
        body,
    };
}
