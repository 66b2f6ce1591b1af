import { type Case, guide, ours, recorded } from "../case";
import { get } from "./bodies";

const slashes = recorded("test_lambda_aws_proxy_integration");
const listing = guide("Kinesis Data Streams API Reference, ListStreams");
const describing = guide("Kinesis Data Streams API Reference, DescribeStream");

const missing = (name: string, method: string, path: string): Case => ({
    name: `path: ${name}`,
    source: guide("Gateway response types for API Gateway"),
    method,
    path,
});
/** What one page holds is the account's matter. */
const page = { source: listing, compared: ["status", "headers"] } as const;

/** Every route's query, and paths that are odd. */
export const paths: readonly Case[] = [
    get("list: all", "/streams?limit=10000", { source: listing }),
    get("list: limit=1", "/streams?limit=1", page),
    get("list: limit=0", "/streams?limit=0", { source: listing }),
    get("list: limit=abc", "/streams?limit=abc", { source: listing }),
    get("list: limit=10001", "/streams?limit=10001", { source: listing }),
    get("list: a next token that is none", "/streams?next-token=nonsense", { source: listing }),
    get("list: a next token with a quote", "/streams?next-token=%22", { source: listing }),
    get("list: after the own stream", "/streams?exclusive-start-stream-name={stream}", page),
    get("describe", "/streams/{stream}", { source: describing }),
    get("describe: limit=1", "/streams/{stream}?limit=1", { source: describing }),
    get("describe: limit=0", "/streams/{stream}?limit=0", { source: describing }),
    get("describe: limit=10001", "/streams/{stream}?limit=10001", { source: describing }),
    get("describe: limit=1e3", "/streams/{stream}?limit=1e3", { source: ours }),
    get("describe: limit twice", "/streams/{stream}?limit=1&limit=2"),
    get("describe: an unknown query", "/streams/{stream}?nonsense=1"),
    get(
        "describe: after the first shard",
        "/streams/{stream}?exclusive-start-shard-id=shardId-000000000000",
        {
            source: describing,
        },
    ),
    get("describe: after no shard", "/streams/{stream}?exclusive-start-shard-id=nonsense", {
        source: describing,
    }),
    missing("unknown", "GET", "/nope"),
    missing("unknown below a known one", "GET", "/streams/{stream}/b/c"),
    missing("the root", "GET", ""),
    missing("the root with a slash", "GET", "/"),
    missing("another verb", "POST", "/streams"),
    missing("HEAD", "HEAD", "/streams"),
    missing("DELETE of a stream", "DELETE", "/streams/{stream}/nope"),
    missing("another case", "GET", "/Streams"),
    missing("that cannot be decoded", "GET", "/streams/%zz"),
    get("path: a trailing slash", "/streams/{stream}/", { source: slashes }),
    get("path: two slashes behind the stage", "//streams/{stream}", { source: slashes }),
    get("path: two slashes within", "/streams//{stream}"),
    get("path: an encoded letter", "/%73treams/{stream}"),
    get("path: an encoded slash", "/streams/a%2Fb"),
    get("path: a blank name", "/streams/%20"),
    get("path: a quote in a name", "/streams/a%22%2C%22Limit%22%3A%221"),
    get("path: a plus in a name", "/streams/a+b"),
    get("path: a name that is no UTF-8", "/streams/%ff"),
    get("path: a semicolon", "/streams/{stream};a=b"),
    get("path: dots", "/streams/../streams/{stream}"),
    get("path: a question mark twice", "/streams/{stream}?limit=1?x"),
    get("headers of the query's names", "/streams/{stream}", {
        headers: { limit: "0", "stream-name": "other", StreamName: "other" },
    }),
    get("a header of Kinesis's own", "/streams/{stream}", {
        headers: { "X-Amz-Target": "Kinesis_20131202.DeleteStream" },
    }),
    get("Accept: text/plain", "/streams/{stream}", { headers: { Accept: "text/plain" } }),
];
