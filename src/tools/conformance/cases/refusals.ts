import { type Case, guide, mark } from "../case";
import { entry, get, put, putAll, putFields, putJson, recordPath, recordsPath } from "./bodies";

const validation = guide("Request validation for REST APIs in API Gateway");
const kinesis = guide("Kinesis Data Streams API Reference, PutRecord");
const types = guide("Gateway response types for API Gateway");

const refused = { source: validation };
const withType = (type: string | undefined, stores = 0): Case =>
    putFields(
        `content type: ${type ?? "none"}`,
        {},
        { headers: { "Content-Type": type }, stores, source: types },
    );

/** What API Gateway's validator, or Kinesis, does not take. */
export const refusals: readonly Case[] = [
    put("body: none", "", refused),
    put("body: broken JSON", '{"Data":', refused),
    put("body: a list", "[]", refused),
    put("body: a text", '"text"', refused),
    put("body: null", "null", refused),
    put("body: a comment", `/* */{"Data":1,"PartitionKey":"${mark}"}`, refused),
    put("body: single quotes", `{'Data':1,'PartitionKey':'${mark}'}`, refused),
    put("body: a comma too many", `{"Data":1,"PartitionKey":"${mark}",}`, refused),
    put("body: something behind it", `{"Data":1,"PartitionKey":"${mark}"}x`, refused),
    put("body: a key twice", `{"Data":1,"Data":2,"PartitionKey":"${mark}"}`, { ...refused, stores: 1 }),
    put("body: no data", `{"PartitionKey":"${mark}"}`, refused),
    putFields("body: null data", { Data: null }, refused),
    put("body: no partition key", '{"Data":1}', refused),
    putFields("body: a null partition key", { PartitionKey: null }, refused),
    putFields("body: a number for a partition key", { PartitionKey: 7 }, refused),
    putFields("body: an empty partition key", { PartitionKey: "" }, refused),
    putFields("body: a partition key of 257 characters", { PartitionKey: "é".repeat(257) }, refused),
    putFields(
        "body: a partition key of 256 characters",
        { PartitionKey: mark.padEnd(256, "é") },
        {
            ...refused,
            stores: 1,
        },
    ),
    putFields("body: a partition key of 129 emoji", { PartitionKey: "😀".repeat(129) }, refused),
    putFields("body: an unknown field", { StreamARN: "arn" }, refused),
    putFields("body: another encoding", { Encoding: "hex" }, refused),
    putFields("body: base64 of what is no text", { Data: { a: 1 }, Encoding: "base64" }, refused),
    putFields("body: a hash key with a leading zero", { ExplicitHashKey: "01" }, refused),
    putFields("body: a number for a hash key", { ExplicitHashKey: 1 }, refused),
    putFields("body: several faults", { Data: null, ExplicitHashKey: "x", q: 1 }, refused),
    put("batch: no records", "{}", { path: recordsPath, ...refused }),
    put("batch: records that are no list", '{"records":{}}', { path: recordsPath, ...refused }),
    putAll("batch: 0 records", [], refused),
    putAll(
        "batch: 501 records",
        Array.from({ length: 501 }, () => entry),
        refused,
    ),
    putAll("batch: a record that is no object", [entry, 5], refused),
    putAll(
        "batch: several faults",
        [{ data: null, "partition-key": mark }, { data: 1 }, { ...entry, q: 1 }],
        refused,
    ),
    putFields("Kinesis: no base64", { Data: "%", Encoding: "base64" }, { source: kinesis }),
    putFields("Kinesis: base64 without its end", { Data: "YQ", Encoding: "base64" }, { source: kinesis }),
    putFields("Kinesis: a hash key over 2^128 - 1", { ExplicitHashKey: "9".repeat(39) }, { source: kinesis }),
    putFields(
        "Kinesis: a sequence number of nowhere",
        { SequenceNumberForOrdering: "1" },
        { source: kinesis },
    ),
    putJson("Kinesis: a record over 1 MiB", JSON.stringify("x".repeat(1024 * 1024)), {
        source: kinesis,
        stores: 0,
    }),
    withType(undefined, 1),
    withType("application/json", 1),
    withType("Application/JSON; charset=utf-8", 1),
    withType("text/plain"),
    withType("application/x-amz-json-1.1"),
    withType("application/x-www-form-urlencoded"),
    withType("nonsense"),
    put("size: a byte over 10 MB", Buffer.alloc(10 * 1024 * 1024 + 1, "x"), {
        source: guide("Quotas for configuring and running a REST API in API Gateway"),
        path: recordPath,
    }),
    get("Kinesis: a stream that the role may not reach", "/streams/conformance-no-such-stream", {
        source: guide("Kinesis Data Streams API Reference, Common errors"),
    }),
];
