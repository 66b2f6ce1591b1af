import { figures } from "./figures";
import { quotasOf } from "./regions";

/** What is to be carried, every second of the month. */
export interface Workload {
    readonly recordsPerSecond: number;
    /** Bytes of data in a record, before base64. */
    readonly bytes: number;
    /** Records in a request; 1 is PutRecord. */
    readonly batch: number;
    readonly region: string;
    /** Those that get their tokens by client_credentials. Defaults to none. */
    readonly machines?: Machines;
}

export interface Machines {
    readonly count: number;
    /** Hours for which each keeps a token. */
    readonly tokenHours: number;
}

export type LimitName = "stage" | "account" | "newStream" | "stream" | "shards";

/** One rate limit beside the load on it, both in `unit`. */
export interface Limit {
    readonly name: LimitName;
    readonly load: number;
    readonly capacity: number;
    readonly unit: "requests/s" | "records/s" | "MiB/s" | "shards";
    /** Records/s of this size and batch at which the limit is reached. */
    readonly reachedAt: number;
}

/** What the load takes when every quota stays at its default. */
export interface Scale {
    /** Pairs of account and Region, each with its own account throttle. */
    readonly accountRegions: number;
    /** Stages, while throttlingRateLimit stays at its default. */
    readonly stages: number;
    readonly onDemandStreams: number;
    /** Accounts (or Regions) that provisioned shards take. */
    readonly shardAccounts: number;
}

export interface Plan {
    readonly requestsPerSecond: number;
    /** Bytes/s of data and partition keys, as shards count them. */
    readonly bytesPerSecond: number;
    readonly shards: number;
    /** In the order in which requests meet them. */
    readonly limits: readonly Limit[];
    readonly scale: Scale;
}

const MiB = 1024 * 1024;

/** The plan for a workload, at the default quotas of its Region. */
export function planFor(workload: Workload): Plan {
    const quotas = quotasOf(workload.region);
    const requestsPerSecond = workload.recordsPerSecond / workload.batch;
    const recordBytes = workload.bytes + figures.keyBytes.value;
    const bytesPerSecond = workload.recordsPerSecond * recordBytes;
    const shards = shardsFor(workload.recordsPerSecond, bytesPerSecond);
    const perSecond = (name: LimitName, capacity: number): Limit => ({
        name,
        load: requestsPerSecond,
        capacity,
        unit: "requests/s",
        reachedAt: capacity * workload.batch,
    });
    const stream = (name: LimitName, maxBytes: number, maxRecords: number): Limit => {
        const reachedAt = Math.min(maxRecords, maxBytes / recordBytes);
        return reachedAt === maxRecords
            ? { name, load: workload.recordsPerSecond, capacity: maxRecords, unit: "records/s", reachedAt }
            : { name, load: bytesPerSecond / MiB, capacity: maxBytes / MiB, unit: "MiB/s", reachedAt };
    };
    const onDemand = stream("stream", quotas.onDemandBytes, quotas.onDemandRecords);
    return {
        requestsPerSecond,
        bytesPerSecond,
        shards,
        limits: [
            perSecond("stage", figures.stageRate.value),
            perSecond("account", quotas.accountRate),
            stream("newStream", figures.onDemandStartBytes.value, figures.onDemandStartRecords.value),
            onDemand,
            {
                name: "shards",
                load: shards,
                capacity: quotas.shardQuota,
                unit: "shards",
                reachedAt:
                    quotas.shardQuota *
                    Math.min(figures.shardRecords.value, figures.shardBytes.value / recordBytes),
            },
        ],
        scale: {
            accountRegions: Math.ceil(requestsPerSecond / quotas.accountRate),
            stages: Math.ceil(requestsPerSecond / figures.stageRate.value),
            onDemandStreams: Math.ceil(onDemand.load / onDemand.capacity),
            shardAccounts: Math.ceil(shards / quotas.shardQuota),
        },
    };
}

/** Limits that the load passes, the one reached at the lowest rate first. */
export function passed<L extends Limit>(limits: readonly L[]): L[] {
    return limits.filter((limit) => limit.load > limit.capacity).sort((a, b) => a.reachedAt - b.reachedAt);
}

/** Clients that sign in, or refresh their token, once an hour within Cognito's UserAuthentication quota. */
export const clientsRefreshingHourly = figures.signInRate.value * 3600;

/** Shards for an even spread of partition keys; a stream has at least one. */
function shardsFor(recordsPerSecond: number, bytesPerSecond: number): number {
    return Math.max(
        Math.ceil(recordsPerSecond / figures.shardRecords.value),
        Math.ceil(bytesPerSecond / figures.shardBytes.value),
    );
}
