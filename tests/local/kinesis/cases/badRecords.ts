import type { Case } from "./case";
import {
    accepts,
    account,
    breaks,
    error,
    invalid,
    missing,
    problem,
    refused,
    says,
    serialization,
    tooShort,
} from "./case";
import { put } from "./producing";

const noBlob = (text: string, reason: string): ReturnType<typeof serialization> =>
    serialization(`'${text}' can not be converted to a Blob: ${reason}`);

const longKey = "k".repeat(257);
const tooGreat = (2n ** 128n).toString();
const many = (count: number): unknown[] =>
    Array.from({ length: count }, () => ({ Data: "", PartitionKey: "a" }));
const zeros = (bytes: number): string => Buffer.alloc(bytes).toString("base64");
const mebibyte = 1024 * 1024;

export const badRecords: readonly Case[] = [
    refused("PutRecord", "what is no JSON", () => "{", serialization()),
    refused("PutRecord", "what is no object", () => "[]", serialization()),
    refused(
        "PutRecord",
        "a request with nothing in it",
        () => ({}),
        invalid(missing("partitionKey"), missing("data"), missing("streamName")),
        says("SerializationException"),
    ),
    refused(
        "PutRecord",
        "null, which is the same as nothing",
        (seen) => put(seen, { Data: null }),
        invalid(missing("data")),
        says("SerializationException"),
    ),
    refused(
        "PutRecord",
        "an empty partition key",
        (seen) => put(seen, { PartitionKey: "" }),
        invalid(tooShort("partitionKey")),
        says("InvalidArgumentException"),
    ),
    refused(
        "PutRecord",
        "a partition key of 257 characters",
        (seen) => put(seen, { PartitionKey: longKey }),
        invalid(problem(`'${longKey}'`, "partitionKey", "Member must have length less than or equal to 256")),
        says("InvalidArgumentException"),
    ),
    refused(
        "PutRecord",
        "a partition key that is a number",
        (seen) => put(seen, { PartitionKey: 5 }),
        serialization(
            "class com.amazon.coral.value.json.numbers.TruncatingBigNumber can not be converted to an String",
        ),
    ),
    refused(
        "PutRecord",
        "data that is an object",
        (seen) => put(seen, { Data: {} }),
        serialization("Start of structure or map found where not expected."),
    ),
    refused(
        "PutRecord",
        "base64 of the wrong length",
        (seen) => put(seen, { Data: "YQ=" }),
        noBlob("YQ=", "Base64 encoded length is expected a multiple of 4 bytes but found: 3"),
        accepts,
    ),
    refused(
        "PutRecord",
        "base64 of the URL-safe alphabet",
        (seen) => put(seen, { Data: "YQ-_" }),
        noBlob("YQ-_", "Invalid Base64 character: '-'"),
        breaks,
    ),
    refused(
        "PutRecord",
        "base64 with bits left over",
        (seen) => put(seen, { Data: "YR==" }),
        noBlob("YR==", "Invalid last non-pad Base64 character dectected"),
        accepts,
    ),
    refused(
        "PutRecord",
        "base64 with one bit left over",
        (seen) => put(seen, { Data: "YWF=" }),
        noBlob("YWF=", "Invalid last non-pad Base64 character dectected"),
        accepts,
    ),
    refused(
        "PutRecord",
        "an explicit hash key that is no number",
        (seen) => put(seen, { ExplicitHashKey: "" }),
        invalid(
            problem(
                "''",
                "explicitHashKey",
                "Member must satisfy regular expression pattern: 0|([1-9]\\d{0,38})",
            ),
        ),
        breaks,
    ),
    refused(
        "PutRecord",
        "an explicit hash key of 2^128",
        (seen) => put(seen, { ExplicitHashKey: tooGreat }),
        error(
            "InvalidArgumentException",
            "Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. " +
                `Specified value was ${tooGreat}`,
        ),
    ),
    refused(
        "PutRecord",
        "more than 1 MiB of data and partition key",
        (seen) => put(seen, { Data: zeros(mebibyte) }),
        error(
            "InvalidArgumentException",
            "Record size exceeds 1 MB limit: 1048577 bytes of data and partition key",
        ),
        accepts,
    ),
    refused(
        "PutRecord",
        "a stream that is not there",
        (seen) => put(seen, { StreamName: "nowhere" }),
        error("ResourceNotFoundException", `Stream nowhere under account ${account} not found.`),
    ),
    refused(
        "PutRecord",
        "a stream's name that is none",
        (seen) => put(seen, { StreamName: "no/name" }),
        invalid(
            problem(
                "'no/name'",
                "streamName",
                "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+",
            ),
        ),
        says("InvalidArgumentException"),
    ),
    refused(
        "PutRecords",
        "an empty list",
        ({ stream }) => ({ StreamName: stream, Records: [] }),
        invalid(problem("'[]'", "records", "Member must have length greater than or equal to 1")),
        accepts,
    ),
    refused(
        "PutRecords",
        "501 records",
        ({ stream }) => ({ StreamName: stream, Records: many(501) }),
        error(
            "ValidationException",
            /^1 validation error detected: Value '\[com\.amazonaws\..*\]' at 'records' failed to satisfy constraint: Member must have length less than or equal to 500$/,
        ),
        accepts,
    ),
    refused(
        "PutRecords",
        "records that are no list",
        ({ stream }) => ({ StreamName: stream, Records: "a" }),
        serialization("Expected list or null"),
    ),
    refused(
        "PutRecords",
        "bad records among good ones",
        ({ stream }) => ({ StreamName: stream, Records: [...many(1), { PartitionKey: "" }, null] }),
        invalid(
            tooShort("records.2.member.partitionKey"),
            missing("records.2.member.data"),
            missing("records.3.member"),
        ),
        says("SerializationException"),
    ),
    refused(
        "PutRecords",
        "eleven bad records, of which it names ten",
        ({ stream }) => ({
            StreamName: stream,
            Records: Array.from({ length: 11 }, () => ({ Data: "", PartitionKey: "" })),
        }),
        invalid(...Array.from({ length: 10 }, (_, n) => tooShort(`records.${n + 1}.member.partitionKey`))),
        says("InvalidArgumentException"),
    ),
];
