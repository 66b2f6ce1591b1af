import { type Case, guide, ours } from "../case";
import { get } from "./bodies";

const reference = (action: string) => guide(`Kinesis Data Streams API Reference, ${action}`);
const shards = { source: reference("ListShards") };
const iterator = { source: reference("GetShardIterator") };
const records = { source: reference("GetRecords") };

const ofShard = "/streams/{stream}/sharditerator?shard-id=shardId-000000000000";
const first = "shardId-000000000000";

const header = (name: string, rest: Partial<Case> = {}) =>
    get(
        `records: header ${name}${rest.protocol === undefined ? "" : " over HTTP/2"}`,
        "/streams/{stream}/records",
        {
            headers: { [name]: "{iterator}" },
            source: ours,
            ...rest,
        },
    );

/** The routes of the group `consume`; where it is off, they are paths that do not exist. */
export const consume: readonly Case[] = [
    get("shards: all", "/streams/{stream}/shards", shards),
    get("shards: limit=1", "/streams/{stream}/shards?limit=1", shards),
    get("shards: limit=0", "/streams/{stream}/shards?limit=0", shards),
    get("shards: limit=10001", "/streams/{stream}/shards?limit=10001", shards),
    get("shards: after the first", `/streams/{stream}/shards?exclusive-start-shard-id=${first}`, shards),
    get("shards: a next token that is none", "/streams/{stream}/shards?next-token=nonsense", {
        source: ours,
    }),
    get("shards: a next token with a quote", "/streams/{stream}/shards?next-token=%22", shards),
    get("shards: another content type", "/streams/{stream}/shards", {
        headers: { "Content-Type": "text/plain" },
        source: guide("Gateway response types for API Gateway"),
    }),
    get("iterator: no shard", "/streams/{stream}/sharditerator", {
        source: guide("Request validation for REST APIs in API Gateway"),
    }),
    get("iterator: a blank shard", "/streams/{stream}/sharditerator?shard-id=%20", {
        source: guide("Request validation for REST APIs in API Gateway"),
    }),
    get(
        "iterator: a shard of nowhere",
        "/streams/{stream}/sharditerator?shard-id=shardId-999999999999",
        iterator,
    ),
    get("iterator: no type", ofShard, iterator),
    get("iterator: LATEST", `${ofShard}&type=LATEST`, iterator),
    get("iterator: latest", `${ofShard}&type=latest`, iterator),
    get("iterator: AT_TIMESTAMP", `${ofShard}&type=AT_TIMESTAMP&timestamp=1795520863.319`, iterator),
    get("iterator: AT_TIMESTAMP of 1970", `${ofShard}&type=AT_TIMESTAMP&timestamp=1`, iterator),
    get("iterator: AT_TIMESTAMP without one", `${ofShard}&type=AT_TIMESTAMP`, iterator),
    get("iterator: a timestamp that is none", `${ofShard}&type=AT_TIMESTAMP&timestamp=x`, { source: ours }),
    get("iterator: AT_SEQUENCE_NUMBER without one", `${ofShard}&type=AT_SEQUENCE_NUMBER`, iterator),
    get(
        "iterator: a sequence number of nowhere",
        `${ofShard}&type=AT_SEQUENCE_NUMBER&sequence-number=1`,
        iterator,
    ),
    get("iterator: a sequence number that is none", `${ofShard}&sequence-number=x`, iterator),
    header("Shard-Iterator"),
    header("shard-iterator"),
    header("SHARD-ITERATOR"),
    header("shard-iterator", { protocol: "HTTP/2.0" }),
    get("records: the query", "/streams/{stream}/records?shard-iterator={iterator}", records),
    get("records: header and query", "/streams/{stream}/records?shard-iterator=nonsense", {
        headers: { "Shard-Iterator": "{iterator}" },
        source: ours,
    }),
    get("records: several origins, or one", "/streams/{stream}/records?shard-iterator={iterator}", {
        headers: { Origin: "{origin}" },
        source: ours,
    }),
    get("records: neither header nor query", "/streams/{stream}/records", records),
    get("records: an iterator that is none", "/streams/{stream}/records?shard-iterator=nonsense", {
        source: ours,
    }),
    get("records: limit=0", "/streams/{stream}/records?limit=0&shard-iterator={iterator}", records),
    get("records: limit=10001", "/streams/{stream}/records?limit=10001&shard-iterator={iterator}", records),
];
