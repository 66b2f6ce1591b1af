/** One limit, price or assumption, with where it comes from. */
export interface Figure {
    readonly value: number;
    readonly unit: string;
    /** The document that states it; "assumption" for a number that is this program's own guess. */
    readonly source: string;
    /** Day on which the source was read, or its own date where it carries one. */
    readonly date: string;
    /** What could not be confirmed on a page of AWS, in plain words. */
    readonly unconfirmed?: string;
}

/** A price that holds for the part of a month's use up to `upTo`, counted from the first unit. */
export interface Tier extends Figure {
    readonly upTo: number;
}

const KiB = 1024;
const MiB = 1024 * KiB;
const GiB = 1024 * MiB;

const read = "2026-11-22";
const gatewayQuotas = "docs.aws.amazon.com/apigateway/latest/developerguide/limits.html";
const gatewayPrices =
    "AWS whitepaper Best Practices for Private APIs, table 4; infracost golden file, same tiers";
const kinesisQuotas = "docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html";
const kinesisReference = "Kinesis API reference, PutRecords";
const kinesisPrices = "AWS Price List in infracost's golden file (01c59b1); Trek10, 2023-09-21, same numbers";
const priceTokens =
    "the stored copy of AWS's price page has no numbers; these come from its Price List through others";
const kinesisPricing = "aws.amazon.com/kinesis/data-streams/pricing";
const dataOutPrices = "wring.co, AWS data transfer pricing guide 2026";
const logPrices = "c3x.dev, CloudWatch Logs cost, June 2026";
const thirdParty = "read at third parties, not on a page of AWS";

/** Every constant of the capacity plan. Prices are us-east-1 list prices in USD, before tax. */
export const figures = {
    // Limits of API Gateway.
    accountRate: { value: 10_000, unit: "requests/s", source: gatewayQuotas, date: read },
    accountRateSmall: { value: 2_500, unit: "requests/s", source: gatewayQuotas, date: read },
    accountBurst: { value: 5_000, unit: "requests", source: gatewayQuotas, date: read },
    accountBurstSmall: { value: 1_250, unit: "requests", source: gatewayQuotas, date: read },
    stageRate: { value: 1_000, unit: "requests/s", source: "this program, throttlingRateLimit", date: read },
    stageBurst: { value: 2_000, unit: "requests", source: "this program, throttlingBurstLimit", date: read },
    stagesPerApi: { value: 10, unit: "stages", source: gatewayQuotas, date: read },
    payloadBytes: {
        value: 10_000_000,
        unit: "B a request",
        source: gatewayQuotas,
        date: read,
        unconfirmed: "the page says 10 MB; taken as 10,000,000 B, the lower reading",
    },

    // Limits of Kinesis. Its pages say MB and MiB for one thing; both are taken as MiB.
    shardBytes: { value: MiB, unit: "B/s", source: kinesisReference, date: read },
    shardRecords: { value: 1_000, unit: "records/s", source: kinesisReference, date: read },
    recordBytes: {
        value: MiB,
        unit: "B with its key",
        source: "Kinesis API reference, GetRecords",
        date: read,
    },
    requestRecords: { value: 500, unit: "records a request", source: kinesisReference, date: read },
    requestBytes: { value: 10 * MiB, unit: "B with all keys", source: kinesisReference, date: read },
    onDemandStartBytes: { value: 4 * MiB, unit: "B/s", source: kinesisQuotas, date: read },
    onDemandStartRecords: {
        value: 4_000,
        unit: "records/s",
        source: kinesisQuotas,
        date: read,
        unconfirmed: "the page gives 4 MB/s only; 1,000 records/s for each MB/s, as of a shard",
    },
    onDemandBytes: { value: 200 * MiB, unit: "B/s", source: kinesisQuotas, date: read },
    onDemandRecords: {
        value: 200_000,
        unit: "records/s",
        source: kinesisQuotas,
        date: read,
        unconfirmed: "the page gives 200 MB/s only; 1,000 records/s for each MB/s, as of a shard",
    },
    onDemandBytesLarge: { value: 10 * GiB, unit: "B/s", source: kinesisQuotas, date: read },
    onDemandRecordsLarge: {
        value: 10_000_000,
        unit: "records/s",
        source: "AWS announcement of On-demand Advantage",
        date: "2025-11",
    },
    shardQuotaLarge: { value: 20_000, unit: "shards", source: kinesisQuotas, date: read },
    shardQuota: {
        value: 1_000,
        unit: "shards",
        source: kinesisQuotas,
        date: read,
        unconfirmed: "the page says 1,000 or 6,000 outside three Regions; the lower is taken",
    },

    // Limits of Cognito.
    signInRate: {
        value: 120,
        unit: "requests/s",
        source: "Cognito developer guide, limits.md (awsdocs on GitHub), UserAuthentication",
        date: read,
        unconfirmed: "that edition is of 2023; the number on today's page, quotas.html, was not seen",
    },

    machineSignInRate: {
        value: 150,
        unit: "requests/s",
        source: "Service Quotas, Cognito, L-74D3DD04, Rate of ClientAuthentication requests; not adjustable",
        date: "2026-11-24",
        unconfirmed: "read in a list of quotas at a third party, not on a page of AWS",
    },

    // Prices.
    restCalls: tiers({ unit: "USD per million", source: gatewayPrices, date: read }, [
        [333e6, 3.5],
        [1e9, 2.8],
        [20e9, 2.38],
        [Infinity, 1.51],
    ]),
    dataOut: tiers({ unit: "USD per GB", source: dataOutPrices, date: "2026", unconfirmed: thirdParty }, [
        [100, 0],
        [10_240, 0.09],
        [51_200, 0.085],
        [153_600, 0.07],
        [Infinity, 0.05],
    ]),
    // Successful requests by client_credentials. AWS asked 6 a month for each app client, too, until late 2025.
    machineTokens: tiers(
        {
            unit: "USD per thousand",
            source:
                "price tables of 2025 and 2026 at third parties; AWS's page on Cognito's costs " +
                "(tracking-cost) names these requests, and app clients no more",
            date: "2026-11-24",
            unconfirmed:
                "the stored copy of AWS's price page has no numbers; a bill of 2026-09 has 0.00225 a request",
        },
        [
            [250_000, 2.25],
            [5_000_000, 1.5],
            [Infinity, 1.125],
        ],
    ),
    longestToken: {
        value: 24,
        unit: "h that an access token is good at most",
        source: "Cognito API reference, CreateUserPoolClient, AccessTokenValidity",
        date: "2026-11-24",
    },
    streamHour: {
        value: 0.04,
        unit: "USD per stream-hour",
        source: kinesisPrices,
        date: read,
        unconfirmed: priceTokens,
    },
    dataIn: { value: 0.08, unit: "USD per GB", source: kinesisPrices, date: read, unconfirmed: priceTokens },
    billedBytes: {
        value: KiB,
        unit: "B, the step of a record's billed size",
        source: kinesisPricing,
        date: read,
    },
    advantageDataIn: {
        value: 0.032,
        unit: "USD per GB",
        source: "third-party price tables; AWS: at least 60% below On-demand Standard, no charge per stream",
        date: "2026",
        unconfirmed: "the number itself is third-party; it agrees with AWS's 60%",
    },
    advantageMinimum: {
        value: 25 * MiB,
        unit: "B/s billed at least",
        source: "third-party price tables; AWS Big Data Blog: worth it from 10 MiB/s",
        date: "2025-11",
        unconfirmed: "third-party; 25 MiB/s at 0.032 costs what 10 MiB/s costs at 0.08, as AWS's blog has it",
    },
    shardHour: {
        value: 0.015,
        unit: "USD per shard-hour",
        source: kinesisPrices,
        date: read,
        unconfirmed: priceTokens,
    },
    putUnits: {
        value: 0.014,
        unit: "USD per million PUT payload units",
        source: kinesisPrices,
        date: read,
        unconfirmed: priceTokens,
    },
    putUnitBytes: { value: 25 * KiB, unit: "B in a PUT payload unit", source: kinesisPricing, date: read },
    logIngestion: {
        value: 0.5,
        unit: "USD per GB",
        source: logPrices,
        date: "2026-06",
        unconfirmed: "third-party; discounts by volume were not confirmed and are left out",
    },
    logStorage: {
        value: 0.03,
        unit: "USD per GB-month",
        source: logPrices,
        date: "2026-06",
        unconfirmed: thirdParty,
    },
    kmsRequests: {
        value: 0.03,
        unit: "USD per 10,000 requests",
        source: "wring.co, KMS pricing guide; aws.amazon.com/kms/pricing: requests with AWS managed keys are charged",
        date: "2026-03-15",
        unconfirmed: "the rate is third-party",
    },
    dataKeySeconds: {
        value: 300,
        unit: "s between two KMS requests",
        source: "docs.aws.amazon.com/streams/latest/dev/costs-performance.html: about every five minutes",
        date: read,
        unconfirmed:
            "AWS bills them for each credential; how many API Gateway uses is not published, one is counted",
    },

    // Assumptions.
    hoursPerMonth: { value: 730, unit: "h", source: "AWS Pricing Calculator's month", date: read },
    keyBytes: { value: 36, unit: "B of partition key, a UUID", source: "assumption", date: read },
    accessLogBytes: {
        value: 500,
        unit: "B of access log a request",
        source: "assumption; awslabs/service-workbench-on-aws#267 measured about 500",
        date: read,
    },
    responseHeaderBytes: { value: 400, unit: "B of response headers", source: "assumption", date: read },
    responseRecordBytes: {
        value: 140,
        unit: "B of response body a record",
        source: "assumption",
        date: read,
    },
} as const satisfies Record<string, Figure | readonly Tier[]>;

/** Names of the figures that carry an `unconfirmed`. */
export const unconfirmed: readonly string[] = Object.entries<Figure | readonly Tier[]>(figures)
    .filter(([, figure]) => [figure].flat().some((one) => one.unconfirmed !== undefined))
    .map(([name]) => name);

function tiers(
    common: Omit<Figure, "value">,
    steps: readonly [upTo: number, value: number][],
): readonly Tier[] {
    return steps.map(([upTo, value]) => ({ ...common, upTo, value }));
}
