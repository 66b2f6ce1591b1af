import { figures } from "./figures";
import { count } from "./format";
import { passed, type Limit, type LimitName, type Plan, type Workload } from "./plan";
import { quotasOf } from "./regions";
import { largestBatch } from "./request";

/**
 * What to raise, in the order in which the load meets the limits; one sentence each. Shards are left out: they count
 * only for a stream in provisioned mode, and the created stream is on-demand by default.
 */
export function advice(workload: Workload, plan: Plan): string[] {
    const limits = plan.limits.filter(isRaised);
    const over = passed(limits);
    if (over.length === 0) {
        const nearest = limits.reduce((a, b) => (b.reachedAt < a.reachedAt ? b : a));
        return [
            `Nothing has to be raised: the nearest limit, the ${limitLabel(nearest)}, ` +
                `is reached at ${count(nearest.reachedAt)} records/s.`,
        ];
    }
    const steps = over.map((limit, index) => {
        const sentence = remedies[limit.name](plan, limit);
        return index === 0 ? `Raise first the ${sentence}` : `Then the ${sentence}`;
    });
    return [...steps, ...batchInstead(workload, over)];
}

const labels: Record<LimitName, string> = {
    stage: "stage throttle",
    account: "account throttle",
    newStream: "new on-demand stream",
    stream: "grown on-demand stream",
    shards: "shard quota",
};

/** What a limit is called in the report. */
export function limitLabel(limit: Limit): string {
    return labels[limit.name];
}

type RaisedLimit = Limit & { readonly name: Exclude<LimitName, "shards"> };

function isRaised(limit: Limit): limit is RaisedLimit {
    return limit.name !== "shards";
}

const remedies: Record<RaisedLimit["name"], (plan: Plan, limit: Limit) => string> = {
    stage: (plan) => {
        const rate = Math.ceil(plan.requestsPerSecond / plan.scale.accountRegions);
        const everywhere = plan.scale.accountRegions > 1 ? " in every account and Region" : "";
        return (
            `stage throttle, this program's own default: pulumi config set throttlingRateLimit ${rate} ` +
            `or more${everywhere}, and throttlingBurstLimit above ${figures.stageBurst.value} for bursts.`
        );
    },
    account: (plan, limit) =>
        `account throttle: ask in Service Quotas (API Gateway, Throttle rate, L-8A5B8E43) for ` +
        `${count(Math.ceil(plan.requestsPerSecond))} requests/s in place of ${count(limit.capacity)}, ` +
        `or spread the clients over ${count(plan.scale.accountRegions)} pairs of account and Region.`,
    newStream: (plan) =>
        `capacity that a new on-demand stream starts with: let the load grow, as it takes up to twice the peak of ` +
        `the last 30 days, or create it PROVISIONED with ${count(plan.shards)} shards and switch it to ON_DEMAND.`,
    stream: (plan) =>
        `ceiling of an on-demand stream: ask AWS Support for up to 10 GB/s, ` +
        `or spread the records over ${count(plan.scale.onDemandStreams)} streams.`,
};

/** Fuller batches relieve both throttles at no price, so they are offered wherever a throttle is passed. */
function batchInstead(workload: Workload, over: readonly Limit[]): string[] {
    const { records } = largestBatch(workload.bytes);
    if (records <= workload.batch || !over.some(({ name }) => name === "stage" || name === "account")) {
        return [];
    }
    const requests = workload.recordsPerSecond / records;
    const within = requests <= quotasOf(workload.region).accountRate ? "under" : "still over";
    return [
        `Cheaper than raising a throttle: --batch ${records} makes it ${count(requests)} requests/s, ` +
            `${within} the account throttle.`,
    ];
}
