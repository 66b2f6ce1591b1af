import { figures } from "./figures";

/** Default quotas of one account in one Region. */
export interface RegionQuotas {
    /** API Gateway's account throttle, requests/s and the requests of its bucket. */
    readonly accountRate: number;
    readonly accountBurst: number;
    /** What an on-demand stream scales to by itself, B/s and records/s. */
    readonly onDemandBytes: number;
    readonly onDemandRecords: number;
    readonly shardQuota: number;
}

/** Regions whose prices stand in `figures`; elsewhere only the limits are known. */
export const pricedRegions: readonly string[] = ["us-east-1"];

/** 20,000 shards and 10 GB/s by default (Kinesis developer guide, quotas and limits). */
const largeStreams = ["us-east-1", "us-west-2", "eu-west-1"];

/** 2,500 requests/s, bucket 1,250 (API Gateway developer guide, quotas). */
const smallThrottle = [
    ...["af-south-1", "ap-south-2", "ap-southeast-3", "ap-southeast-4", "ap-southeast-5", "ap-southeast-7"],
    ...[
        "ca-west-1",
        "eu-central-2",
        "eu-south-1",
        "eu-south-2",
        "il-central-1",
        "me-central-1",
        "mx-central-1",
    ],
];

const others = [
    ...["ap-east-1", "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-southeast-1"],
    ...[
        "ap-southeast-2",
        "ca-central-1",
        "eu-central-1",
        "eu-north-1",
        "eu-west-2",
        "eu-west-3",
        "me-south-1",
    ],
    ...["sa-east-1", "us-east-2", "us-west-1"],
];

/** Every Region that a plan can be made for, sorted. */
export const regions: readonly string[] = [...largeStreams, ...smallThrottle, ...others].sort();

/** The default quotas of `region`, one of `regions`. */
export function quotasOf(region: string): RegionQuotas {
    const small = smallThrottle.includes(region);
    const large = largeStreams.includes(region);
    return {
        accountRate: (small ? figures.accountRateSmall : figures.accountRate).value,
        accountBurst: (small ? figures.accountBurstSmall : figures.accountBurst).value,
        onDemandBytes: (large ? figures.onDemandBytesLarge : figures.onDemandBytes).value,
        onDemandRecords: (large ? figures.onDemandRecordsLarge : figures.onDemandRecords).value,
        shardQuota: (large ? figures.shardQuotaLarge : figures.shardQuota).value,
    };
}
