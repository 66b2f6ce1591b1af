import type { Clock } from "../aws/clock";
import { systemClock } from "../aws/clock";
import { success, type ServiceAnswer } from "../aws/jsonProtocol";
import { Account } from "./account";
import { refusal } from "./errors";
import { streamNameOf } from "./operations/listShards";
import { onDemandShards } from "./operations/manage";
import { operationOf } from "./operations/operations";
import { readIterator } from "./operations/shardIterator";
import { readRequest } from "./request";
import { resourceOf, type StreamNaming } from "./resource";
import type { Caller, KinesisStore, StreamDeclaration } from "./service";
import type { Stream, StreamSettings } from "./stream";
import type { Values } from "./types";

export interface InMemoryKinesisOptions {
    readonly region: string;
    /** Twelve digits. */
    readonly accountId: string;
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
export class InMemoryKinesis implements KinesisStore, StreamNaming {
    private readonly account: Account;

    /** @throws Error naming the data file, where it cannot be written or read */
    constructor(options: InMemoryKinesisOptions) {
        const { region, accountId, shardLimits = false, clock = systemClock, dataFile } = options;
        this.account = new Account(region, accountId, shardLimits, clock, dataFile);
    }

    call(action: string, body: string, _?: Caller, input?: Values): ServiceAnswer {
        try {
            const operation = operationOf(action);
            const known = input ?? readRequest(action, body);
            return success(operation.run(this.account, known as never, body));
        } catch (error) {
            return refusal(error);
        }
    }

    /**
     * Creates the stream if it does not exist yet. One that does takes the declared mode, retention and encryption.
     *
     * @throws Error where it exists, was never resharded, and has another number of shards than it is declared with
     */
    ensureStream(declared: StreamDeclaration): { name: string; arn: string } {
        const { name, mode, shardCount, retentionHours = 24, encryption = { type: "NONE" } } = declared;
        const settings: StreamSettings = { mode, retentionHours, encryption };
        const count = mode === "ON_DEMAND" ? onDemandShards : (shardCount ?? 1);
        const existing = this.account.streams.get(name);
        if (existing === undefined) {
            this.account.create(name, count, settings);
        } else if (mode === "PROVISIONED" && isDividedOtherwise(existing, count)) {
            throw new Error(
                `Stream ${name} has ${existing.shards.length} shards, not ${count}: ` +
                    "the number of a stream's shards cannot change.",
            );
        } else {
            const { tags, ...declared } = existing.settings;
            if (JSON.stringify(declared) !== JSON.stringify(settings)) {
                this.account.update(existing, { ...settings, tags });
            }
        }
        return { name, arn: this.account.arnOf(name) };
    }

    resourceOf(action: string, input: Values): string | undefined {
        return resourceOf(action, input, this);
    }

    arnOf(streamName: string): string {
        return this.account.arnOf(streamName);
    }

    arnOfToken(action: string, token: string): string | undefined {
        const streamName =
            action === "GetRecords"
                ? readIterator(this.account, token)?.streamName
                : streamNameOf(this.account, token);
        return streamName === undefined ? undefined : this.arnOf(streamName);
    }

    /** Closes the journal. */
    close(): void {
        this.account.close();
    }
}

/** A stream that was resharded after it was declared stays as it is. */
function isDividedOtherwise(stream: Stream, count: number): boolean {
    return stream.shards.length === stream.open.length && stream.open.length !== count;
}
