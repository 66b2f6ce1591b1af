import { type AccountEntry, type AccountJournal, dropExpired } from "./accountJournal";
import type { Clock } from "../aws/clock";
import { invalidArgument, resourceInUse, resourceNotFound } from "./errors";
import { Journal } from "../aws/journal";
import type { Shard } from "./shard";
import type { Step } from "./resharding";
import { type PutEntry, Stream, type StreamSettings } from "./stream";
import { readStreamEntry, type StreamEntry } from "./streamEntry";
import { Tokens } from "./tokens";

/** How a request says which stream it is about. */
export interface StreamReference {
    readonly StreamName?: string | null;
    readonly StreamARN?: string | null;
}

/** The streams of one account in one region, and the journal that they are restored from. */
export class Account {
    readonly streams = new Map<string, Stream>();
    readonly tokens: Tokens;
    private readonly journal: AccountJournal | undefined;
    private tokenKey: Buffer | undefined;
    private latest = 0;
    private replayed = 0;

    constructor(
        readonly region: string,
        readonly id: string,
        readonly shardLimits: boolean,
        private readonly clock: Clock,
        dataFile: string | undefined,
    ) {
        if (dataFile !== undefined) {
            this.journal = Journal.open(dataFile, (entry: AccountEntry) => this.replay(entry));
            const key = this.tokenKey?.toString("hex");
            dropExpired(this.journal, this.streams.values(), [this.now(), "key", "", key], this.replayed);
        }
        if (this.tokenKey === undefined) {
            this.tokenKey = Tokens.newKey();
            this.journal?.append(this.now(), "key", "", JSON.stringify(this.tokenKey.toString("hex")));
        }
        this.tokens = new Tokens(this.tokenKey);
    }

    /** The time in milliseconds since the epoch. Never goes back, so that records are in the order of their times. */
    now(): number {
        this.latest = Math.max(this.latest, this.clock.now());
        return this.latest;
    }

    arnOf(streamName: string): string {
        return `arn:aws:kinesis:${this.region}:${this.id}:stream/${streamName}`;
    }

    /** @throws KinesisError ResourceNotFoundException; InvalidArgumentException where name and ARN disagree */
    stream({ StreamName, StreamARN }: StreamReference): Stream {
        const [, , , , owner, resource] = StreamARN?.split(":") ?? [];
        const name = resource?.slice("stream/".length) ?? StreamName ?? "";
        if (StreamName != null && StreamName !== name) {
            throw invalidArgument(`StreamName ${StreamName} does not match StreamARN ${StreamARN}.`);
        }
        const stream = this.streams.get(name);
        if (stream === undefined || (StreamARN != null && StreamARN !== stream.arn)) {
            throw resourceNotFound(`Stream ${name} under account ${owner ?? this.id} not found.`);
        }
        return stream;
    }

    /** @throws KinesisError ResourceInUseException */
    create(name: string, shardCount: number, settings: StreamSettings): Stream {
        if (this.streams.has(name)) {
            throw resourceInUse(`Stream ${name} under account ${this.id} already exists.`);
        }
        const entry: StreamEntry = { createdAt: this.now(), shardCount, ...settings };
        this.journal?.append(entry.createdAt, "stream", name, JSON.stringify(entry));
        return this.restore(name, entry);
    }

    update(stream: Stream, settings: StreamSettings): void {
        const entry: StreamEntry = { createdAt: stream.createdAt, ...settings };
        this.journal?.append(this.now(), "stream", stream.name, JSON.stringify(entry));
        stream.settings = settings;
    }

    /** Splits and merges shards, all at one time. */
    reshard(stream: Stream, steps: readonly Step[]): void {
        const time = this.now();
        this.journal?.append(time, "reshard", stream.name, JSON.stringify(steps));
        stream.reshard(steps, time);
    }

    delete(stream: Stream): void {
        const time = this.now();
        this.journal?.append(time, "delete", stream.name, "null");
        this.forget(stream.name, time);
    }

    /**
     * Stores records, all at one time.
     *
     * @param shards the shard of each record
     * @param body JSON text of an object with exactly those records as its `Records`
     * @returns the number of each record in its shard
     */
    put(
        stream: Stream,
        time: number,
        records: readonly PutEntry[],
        shards: readonly Shard[],
        body: string,
    ): number[] {
        this.journal?.append(time, "put", stream.name, body);
        const horizon = stream.trimHorizon(time);
        return records.map(({ PartitionKey, Data }, at) => {
            const log = shards[at]!.records;
            log.forgetBefore(horizon);
            return log.append(time, PartitionKey, Data);
        });
    }

    close(): void {
        this.journal?.close();
    }

    private replay([time, kind, name, content]: AccountEntry): void {
        this.latest = Math.max(this.latest, time);
        switch (kind) {
            case "key":
                this.tokenKey = Buffer.from(content as string, "hex");
                return;
            case "stream":
                this.restore(name, content as StreamEntry);
                return;
            case "delete":
                return this.forget(name, time);
            case "reshard":
                return this.existing(name).reshard(content as Step[], time);
            case "put": {
                const stream = this.existing(name);
                for (const record of (content as { Records: PutEntry[] }).Records) {
                    stream.shardFor(record).records.append(time, record.PartitionKey, record.Data);
                    this.replayed++;
                }
                return;
            }
            default:
                throw new Error(`${JSON.stringify(kind)} is no kind of entry that is known here.`);
        }
    }

    private existing(name: string): Stream {
        const stream = this.streams.get(name);
        if (stream === undefined) {
            throw new Error(`there is no stream ${name}.`);
        }
        return stream;
    }

    private restore(name: string, entry: StreamEntry): Stream {
        const { settings, shards } = readStreamEntry(entry);
        const existing = this.streams.get(name);
        if (existing !== undefined) {
            existing.settings = settings;
            return existing;
        }
        const stream = new Stream(name, this.arnOf(name), entry.createdAt, shards(), settings);
        this.streams.set(name, stream);
        return stream;
    }

    private forget(name: string, time: number): void {
        this.streams.get(name)?.shards.forEach(({ records }) => records.forgetBefore(Infinity));
        this.streams.delete(name);
        // A stream of that name that comes after is a different one, which its time of creation tells.
        this.latest = time + 1;
    }
}
