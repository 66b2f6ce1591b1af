import { mark } from "./case";
import type { StoredRecord } from "./readBack";
import type { Answer } from "./send";
import type { Target } from "./target";

/** What is told of an answer once all is taken out of it that is another each time, or tells whose stack it is. */
export type NormalAnswer = Answer;

/** Headers that a client acts on, by name; those of the way, such as CloudFront's, are none. */
const ofInterest =
    /^(content-type|content-encoding|vary|retry-after|allow|www-authenticate|access-control-.*|x-amzn-errortype|x-amzn-remapped-.*|x-amzn-requestid|x-amz-apigw-id|x-amzn-trace-id)$/;

/** In this order: an earlier one may stand in what a later one matches. */
const changing: readonly [pattern: RegExp, text: string][] = [
    [/eyJ[\w-]{8,}\.[\w-]+(\.[\w-]*)*/g, "<token>"],
    [/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "<id>"],
    [/\b1-[0-9a-f]{8}-[0-9a-f]{24}\b/g, "<trace>"],
    [/\bParent=[0-9a-f]{16}\b/g, "Parent=<id>"],
    [/;Lineage=[^;]+/g, ""],
    [/"\d{50,60}"/g, '"<sequence number>"'],
    [/shardId-\d{12}/g, "<shard>"],
    [/("(?:Starting|Ending)HashKey": ?)"\d+"/g, '$1"<hash key>"'],
    [/("\w*Timestamp": ?)[\d.E+]+/g, "$1<time>"],
    [/("(?:KeyId|NextToken|ShardIterator|NextShardIterator)": ?)"[^"]*"/g, '$1"<id>"'],
    [/("MillisBehindLatest": ?)\d+/g, "$1<time>"],
    [/("HasMoreStreams": ?)(true|false)/g, "$1<the account's>"],
    // As many shards as there are, each like the next.
    [/(\{"HashKeyRange":\{[^{}]*\},(?:"[^"]*":(?:"[^"]*"|\{[^{}]*\}),?)*\})(?:,\1)+/g, "$1"],
];

/** Takes tokens, ids, times, numbers of the account, and other streams' names out of an answer. */
export function normalise({ status, headers, body }: Answer, target: Target): NormalAnswer {
    const account = /^arn:[^:]*:kinesis:[^:]*:(\d{12}):/.exec(target.streamArn ?? "")?.[1];
    const requestId = headers["x-amz-apigw-id"];
    const known: readonly (readonly [value: string | undefined, text: string])[] = [
        [requestId, "<request>"],
        [account, "<account>"],
        [target.region, "<region>"],
        [target.userPoolId, "<user pool>"],
        [target.userPoolClientId, "<client>"],
    ];
    const without = (text: string) => {
        const ownStreams = withoutOthers(text, target.streamName)
            .replaceAll(`"${target.streamName}"`, '"<stream>"')
            .replaceAll(`stream/${target.streamName}"`, 'stream/<stream>"');
        const timeless = changing.reduce(
            (rest, [pattern, name]) => rest.replaceAll(pattern, name),
            ownStreams,
        );
        return known.reduce((rest, [value, name]) => (value ? rest.replaceAll(value, name) : rest), timeless);
    };
    const interesting = Object.entries(headers).filter(([name]) => ofInterest.test(name));
    return {
        status,
        headers: Object.fromEntries(interesting.map(([name, value]) => [name, without(value)])),
        body: without(body),
    };
}

/** Takes out of a record what its stamp says of the caller and the request, and the caller as its key. */
export function normaliseRecord({ partitionKey, data }: StoredRecord): StoredRecord {
    return {
        partitionKey: partitionKey.startsWith(mark) ? partitionKey : "<key>",
        data: data.replace(/^\{"caller":".*?,"requestId":"[^"]*"/, '{"<stamp>"'),
    };
}

/** A list of streams with the own one alone: others are the account's. */
function withoutOthers(text: string, streamName: string): string {
    return text
        .replace(/"StreamNames": ?\[[^\]]*\]/, (names) =>
            names.includes(`"${streamName}"`) ? `"StreamNames":["${streamName}"]` : '"StreamNames":[]',
        )
        .replace(/("StreamSummaries": ?\[)(.*)(\])/, (_, start: string, summaries: string, end: string) => {
            const all = summaries.match(/\{(?:[^{}]|\{[^{}]*\})*\}/g) ?? [];
            return start + all.filter((one) => one.includes(`"StreamName":"${streamName}"`)).join(",") + end;
        });
}
