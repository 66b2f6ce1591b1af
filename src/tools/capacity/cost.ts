import { figures, type Tier } from "./figures";
import { type Machines, planFor, type Workload } from "./plan";

/** Month's cost in USD of each part, at constant load. */
export interface Cost {
    readonly restCalls: number;
    readonly dataOut: number;
    /** Access logs: ingestion, and one month's keeping. */
    readonly logs: number;
    readonly kms: number;
    /** Machines' access tokens, at Cognito. */
    readonly tokens: number;
    readonly onDemand: number;
    /** The on-demand stream in an account with On-demand Advantage. */
    readonly advantage: number;
    readonly provisioned: number;
    /**
     * Share of the load, as the month's average, below which on-demand costs less than shards that stay sized for
     * all of it; 0 where it never does.
     */
    readonly onDemandBelow: number;
}

const GiB = 1024 ** 3;
const secondsPerMonth = figures.hoursPerMonth.value * 3600;

/** The cost of a workload at the prices of us-east-1. AWS's GB is taken as 1024³ B. */
export function costOf(workload: Workload): Cost {
    const { requestsPerSecond, shards, scale } = planFor(workload);
    const requests = requestsPerSecond * secondsPerMonth;
    const records = workload.recordsPerSecond * secondsPerMonth;
    const hours = figures.hoursPerMonth.value;

    const responseBytes =
        figures.responseHeaderBytes.value + workload.batch * figures.responseRecordBytes.value;
    const logged = (requests * figures.accessLogBytes.value) / GiB;

    const billedBytes = roundUp(workload.bytes, figures.billedBytes.value);
    const dataIn = (records * billedBytes) / GiB;
    const streamHours = scale.onDemandStreams * hours * figures.streamHour.value;
    const dataInPrice = dataIn * figures.dataIn.value;
    const minimumIn = (figures.advantageMinimum.value * secondsPerMonth) / GiB;

    const shardHours = shards * hours * figures.shardHour.value;
    const putUnits = records * Math.ceil(workload.bytes / figures.putUnitBytes.value);
    const putPrice = (putUnits / 1e6) * figures.putUnits.value;

    const dataKeys = (scale.onDemandStreams * secondsPerMonth) / figures.dataKeySeconds.value;
    return {
        restCalls: tiered(requests, figures.restCalls) / 1e6,
        dataOut: tiered((requests * responseBytes) / GiB, figures.dataOut),
        logs: logged * (figures.logIngestion.value + figures.logStorage.value),
        kms: (dataKeys / 10_000) * figures.kmsRequests.value,
        tokens: workload.machines === undefined ? 0 : tokenCost(workload.machines),
        onDemand: streamHours + dataInPrice,
        advantage: Math.max(dataIn, minimumIn) * figures.advantageDataIn.value,
        provisioned: shardHours + putPrice,
        onDemandBelow: clamp((shardHours - streamHours) / (dataInPrice - putPrice)),
    };
}

/** What machines' access tokens cost in a month, in USD. */
export function tokenCost({ count, tokenHours }: Machines): number {
    return tiered((count * figures.hoursPerMonth.value) / tokenHours, figures.machineTokens) / 1000;
}

/** The price of `quantity` units, each at the price of the tier that it falls in. */
export function tiered(quantity: number, tiers: readonly Tier[]): number {
    let cost = 0;
    let from = 0;
    for (const tier of tiers) {
        cost += Math.max(0, Math.min(quantity, tier.upTo) - from) * tier.value;
        from = tier.upTo;
    }
    return cost;
}

function roundUp(value: number, step: number): number {
    return Math.ceil(value / step) * step;
}

function clamp(share: number): number {
    return Math.min(1, Math.max(0, share));
}
