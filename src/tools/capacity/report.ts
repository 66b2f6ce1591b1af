import { advice, limitLabel } from "./advice";
import { chart } from "./chart";
import { costOf, tiered, tokenCost } from "./cost";
import { figures, unconfirmed } from "./figures";
import { count, percent, some, table, usd } from "./format";
import { clientsRefreshingHourly, type Machines, planFor, type Plan, type Workload } from "./plan";
import { pricedRegions, quotasOf } from "./regions";
import { bodyBytes, largestBatch } from "./request";

/** The whole plan as text, ending in what to raise first. */
export function report(workload: Workload): string {
    const plan = planFor(workload);
    const priced = pricedRegions.includes(workload.region);
    return [
        title(workload),
        "",
        section("Load", load(workload, plan)),
        section("Batching with PutRecords", batching(workload, priced)),
        section("Load against each limit, at default quotas", limits(plan)),
        section("At default quotas this load takes", scale(plan)),
        section("Sign-in", signIn(workload, plan)),
        section("Cost a month (730 h of this load, USD)", priced ? cost(workload, plan) : unpriced(workload)),
        section("What to raise first", advice(workload, plan)),
        section("Assumed", assumed(workload)),
    ].join("\n");
}

function section(heading: string, lines: readonly string[]): string {
    return [heading, ...lines.map((line) => `  ${line}`), ""].join("\n");
}

function title({ recordsPerSecond, bytes, batch, region }: Workload): string {
    const action = batch === 1 ? "one a request (PutRecord)" : `${batch} a request (PutRecords)`;
    return `Capacity plan: ${count(recordsPerSecond)} records/s of ${count(bytes)} B, ${action}, in ${region}`;
}

function load({ bytes, batch, recordsPerSecond }: Workload, plan: Plan): string[] {
    const largest = largestBatch(bytes);
    return [
        `${count(plan.requestsPerSecond)} requests/s, ${count(bodyBytes(bytes, batch))} B of body each; ` +
            `at most ${largest.records} records of this size fit (${largest.limit})`,
        `${count(plan.bytesPerSecond / 1024 ** 2)} MiB/s into Kinesis with partition keys: ` +
            `${some(plan.shards, "provisioned shard")}, or on-demand`,
        ...(batch > recordsPerSecond
            ? [`one client alone takes ${count(batch / recordsPerSecond)} s to fill a batch`]
            : []),
    ];
}

function batching(workload: Workload, priced: boolean): string[] {
    const batches = [...new Set([1, workload.batch, largestBatch(workload.bytes).records])];
    const month = figures.hoursPerMonth.value * 3600;
    const rows = batches.map((batch) => {
        const requests = workload.recordsPerSecond / batch;
        const price = usd(tiered(requests * month, figures.restCalls) / 1e6);
        return [
            count(batch),
            count(requests),
            count((requests * month) / 1e6),
            percent(1 - 1 / batch),
            priced ? price : "-",
        ];
    });
    return table([
        ["batch", "requests/s", "million calls/month", "calls saved", "API Gateway/month"],
        ...rows,
    ]);
}

function limits(plan: Plan): string[] {
    const bars = plan.limits.map((limit) => ({
        label: limitLabel(limit),
        share: limit.load / limit.capacity,
        note:
            `${count(limit.load)} of ${count(limit.capacity)} ${limit.unit}; ` +
            `reached at ${count(limit.reachedAt)} records/s`,
    }));
    return chart(bars);
}

function scale({ scale, limits }: Plan): string[] {
    const accountRate = limits.find(({ name }) => name === "account")?.capacity ?? 0;
    const pairs = (n: number) => some(n, "pair", "of account and Region");
    return [
        `${pairs(scale.accountRegions)}, each with an account throttle of ${count(accountRate)} requests/s`,
        `${some(scale.stages, "stage")} with throttlingRateLimit ${count(figures.stageRate.value)} ` +
            `(at most ${figures.stagesPerApi.value} to an API), or ${count(scale.accountRegions)} with it raised`,
        `${some(scale.onDemandStreams, "on-demand stream")}, or the shard quota of ${pairs(scale.shardAccounts)}`,
    ];
}

function signIn({ machines }: Workload, plan: Plan): string[] {
    const requests = (plan.requestsPerSecond * 3600) / clientsRefreshingHourly;
    return [
        `Cognito takes ${figures.signInRate.value} sign-ins/s: ${count(clientsRefreshingHourly)} clients that refresh ` +
            `their token hourly, in one account and Region`,
        `that many clients make this load with ${count(requests)} requests an hour each; fewer clients, more each`,
        ...(machines === undefined ? [] : machineSignIn(machines)),
    ];
}

function machineSignIn({ count: machines, tokenHours }: Machines): string[] {
    const rate = machines / tokenHours / 3600;
    const quota = figures.machineSignInRate.value;
    const most = quota * 3600 * tokenHours;
    return [
        `${some(machines, "machine")} with a token for ${count(tokenHours)} h ask for ${count(rate)} a second, evenly spread; ` +
            `Cognito gives ${quota} a second in one account and Region, and no more on request` +
            (rate > quota ? `: too many, ${count(most)} machines would be the most` : ""),
    ];
}

function cost(workload: Workload, plan: Plan): string[] {
    const parts = costOf(workload);
    const shared = parts.restCalls + parts.dataOut + parts.logs + parts.kms + parts.tokens;
    const rows = [
        ["API Gateway, REST calls", usd(parts.restCalls)],
        ["Data transfer out, answers", usd(parts.dataOut)],
        ["CloudWatch, access logs if on", usd(parts.logs)],
        ["KMS, data keys (aws/kinesis)", usd(parts.kms)],
        ...(workload.machines ? [["Cognito, machines' tokens", usd(parts.tokens)]] : []),
        ["Kinesis, on-demand", usd(parts.onDemand)],
        [`Kinesis, provisioned (${some(plan.shards, "shard")})`, usd(parts.provisioned)],
        ["Total with on-demand", usd(shared + parts.onDemand)],
        ["Total with provisioned", usd(shared + parts.provisioned)],
    ];
    return [
        ...table(rows),
        cheaper(parts.onDemand, parts.provisioned, parts.onDemandBelow),
        advantage(parts.advantage),
        ...(workload.machines ? longerTokens(workload.machines) : []),
    ];
}

function longerTokens({ count: machines, tokenHours }: Machines): string[] {
    const longest = figures.longestToken.value;
    const price = usd(tokenCost({ count: machines, tokenHours: longest }));
    return tokenHours === longest
        ? []
        : [
              `Tokens for ${longest} h, the longest that Cognito gives (tokenValidityMinutes 1440), would cost ${price}.`,
          ];
}

function cheaper(onDemand: number, provisioned: number, below: number): string {
    if (onDemand <= provisioned) {
        return "On-demand is the cheaper of the two at this load.";
    }
    return below === 0
        ? "Provisioned is the cheaper of the two here, however low the average of the load."
        : `Provisioned is the cheaper of the two while the load is constant; with shards sized for a peak like this, ` +
              `on-demand is cheaper once the month's average is below ${percent(below)} of it.`;
}

function advantage(price: number): string {
    return `On-demand Advantage, an account setting with a 25 MiB/s minimum, would make on-demand ${usd(price)}.`;
}

function unpriced({ region }: Workload): string[] {
    return [
        `not estimated: prices of ${region} are not in the table, only those of ${pricedRegions.join(", ")}.`,
        `--region ${pricedRegions[0]} gives the order of magnitude.`,
    ];
}

function assumed({ region }: Workload): string[] {
    return [
        `Partition keys of ${figures.keyBytes.value} B, evenly spread; data sent as base64; billed sizes without the key.`,
        `Answers of ${figures.responseHeaderBytes.value} B and ${figures.responseRecordBytes.value} B a record; ` +
            `${figures.accessLogBytes.value} B of access log a request, kept for a month.`,
        `Account bucket (burst) ${count(quotasOf(region).accountBurst)} requests; other APIs of the account share it.`,
        "One bill for all accounts, all use in one Region; AWS's GB and MB are taken as GiB and MiB.",
        "Left out: free tiers (but the first 100 GB out), taxes, readers of the stream, Cognito's monthly active users, retries.",
        "Every figure, with its source and date: src/tools/capacity/figures.ts",
        `Not confirmed on AWS's own pages, reasons there: ${unconfirmed.join(", ")}.`,
    ];
}
