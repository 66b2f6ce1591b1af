import type { Clock } from "../aws/clock";
import { systemClock } from "../aws/clock";
import { success, type ServiceAnswer } from "../aws/jsonProtocol";
import { Account } from "./account";
import { refusal } from "./errors";
import { streamNameOf } from "./operations/listShards";
import { onDemandShards } from "./operations/manage";
import { operationOf } from "./operations/operations";
import { changeShardCount } from "./operations/reshard";
import { readIterator } from "./operations/shardIterator";
import { recentRecords, type ShownStream } from "./recentRecords";
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
     * Creates the stream if it does not exist yet. One that does takes the declared mode, retention, encryption and
     * tags, and as many shards, where it was declared with another number before.
     *
     * @throws KinesisError for a number that UpdateShardCount refuses
     */
    ensureStream(declared: StreamDeclaration): { name: string; arn: string } {
        const { name, mode, shardCount = 1, retentionHours = 24, encryption = { type: "NONE" } } = declared;
        const existing = this.account.streams.get(name);
        const tags = declared.tags ?? existing?.settings.tags;
        const declaredShards = mode === "ON_DEMAND" ? undefined : shardCount;
        const settings: StreamSettings = { mode, retentionHours, encryption, tags, declaredShards };
        if (existing === undefined) {
            this.account.create(name, declaredShards ?? onDemandShards, settings);
        } else if (JSON.stringify(existing.settings) !== JSON.stringify(settings)) {
            if (declaredShards !== undefined && isDeclaredOtherwise(existing, declaredShards)) {
                // In the mode that it has by then; a number that is refused is not declared.
                this.account.update(existing, {
                    ...settings,
                    declaredShards: existing.settings.declaredShards,
                });
                changeShardCount(this.account, existing, declaredShards);
            }
            this.account.update(existing, settings);
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

    recentRecords(): ShownStream[] {
        return recentRecords(this.account);
    }

    /** Closes the journal. */
    close(): void {
        this.account.close();
    }
}

/** A provisioned stream that somebody has resharded stays as it is until another number is declared. */
function isDeclaredOtherwise({ settings, shards, open }: Stream, count: number): boolean {
    const isAsCreated = settings.mode === "ON_DEMAND" || shards.length === open.length;
    return (settings.declaredShards ?? (isAsCreated ? open.length : count)) !== count;
}
