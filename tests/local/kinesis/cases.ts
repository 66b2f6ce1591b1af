/** What a step's input is made from: the case's own stream, and the bodies of the answers so far. */
export interface Seen {
    readonly stream: string;
    readonly arn: string;
    // Answers of the steps before, parsed; a case knows their form.
    readonly answers: readonly Record<string, string>[];
}

/** Matched by `match`: literal values, patterns for texts, String, Number or Boolean for any value of that type. */
export interface Expected {
    readonly status: number;
    readonly body: unknown;
}

export interface Step {
    readonly action: string;
    /** The request; a text is sent as it is. */
    readonly input: (seen: Seen) => unknown;
    /** AWS's answer, and ours. */
    readonly expected: (seen: Seen) => Expected;
    /** kinesis-local's answer, where it is another. */
    readonly kinesisLocal?: Expected;
}

export interface Case {
    readonly name: string;
    /** How many shards the case's stream has; an on-demand stream where not given. */
    readonly shardCount?: number;
    readonly steps: readonly Step[];
}

const account = "000000000000";

const ok = (body: unknown): Expected => ({ status: 200, body });
const error = (code: string, message: unknown): Expected => ({ status: 400, body: { __type: code, message } });
const serialization = (Message: unknown): Expected => ({
    status: 400,
    body: { __type: "SerializationException", Message },
});
const invalid = (...problems: string[]): Expected =>
    error(
        "ValidationException",
        `${problems.length} validation error${problems.length > 1 ? "s" : ""} detected: ${problems.join("; ")}`,
    );
const problem = (value: string, place: string, constraint: string): string =>
    `Value ${value} at '${place}' failed to satisfy constraint: ${constraint}`;
const missing = (place: string): string => problem("null", place, "Member must not be null");

const sequenceNumber = /^\d{56}$/;
const iterator = /^[A-Za-z0-9+/]+=*$/;
const shardId = (n: number): string => `shardId-${String(n).padStart(12, "0")}`;
const placed = (n: number): unknown => ({ SequenceNumber: sequenceNumber, ShardId: shardId(n) });
const record = (PartitionKey: string, Data: string): unknown => ({
    ApproximateArrivalTimestamp: Number,
    Data,
    PartitionKey,
    SequenceNumber: sequenceNumber,
});
const many = (count: number): unknown[] => Array.from({ length: count }, () => ({ Data: "", PartitionKey: "a" }));

/** One step whose answer, on AWS, is an error that does not depend on the stream. */
const refused = (
    name: string,
    action: string,
    input: (seen: Seen) => unknown,
    expected: Expected | ((seen: Seen) => Expected),
    kinesisLocal?: Expected,
): Case => ({
    name: `${action}: ${name}`,
    shardCount: 1,
    steps: [
        {
            action,
            input,
            expected: typeof expected === "function" ? expected : () => expected,
            ...(kinesisLocal && { kinesisLocal }),
        },
    ],
});

const put = ({ stream }: Seen, more: object = {}): object => ({
    StreamName: stream,
    Data: "YQ==",
    PartitionKey: "a",
    ...more,
});
const from = ({ stream }: Seen, more: object = {}): object => ({
    StreamName: stream,
    ShardId: shardId(0),
    ShardIteratorType: "TRIM_HORIZON",
    ...more,
});

export const cases: readonly Case[] = [
    {
        name: "an on-demand stream starts with four shards",
        steps: [
            {
                action: "DescribeStreamSummary",
                input: ({ stream }) => ({ StreamName: stream }),
                expected: ({ stream, arn }) =>
                    ok({
                        StreamDescriptionSummary: {
                            ConsumerCount: 0,
                            EncryptionType: "NONE",
                            EnhancedMonitoring: [{ ShardLevelMetrics: [] }],
                            OpenShardCount: 4,
                            RetentionPeriodHours: 24,
                            StreamARN: arn,
                            StreamCreationTimestamp: Number,
                            StreamModeDetails: { StreamMode: "ON_DEMAND" },
                            StreamName: stream,
                            StreamStatus: "ACTIVE",
                        },
                    }),
            },
        ],
    },
    {
        name: "shards share the hash keys in equal parts, and are shown page by page",
        shardCount: 3,
        steps: [
            {
                action: "DescribeStream",
                input: ({ stream }) => ({ StreamName: stream, Limit: 1, ExclusiveStartShardId: shardId(0) }),
                expected: ({ stream, arn }) =>
                    ok({
                        StreamDescription: {
                            EncryptionType: "NONE",
                            EnhancedMonitoring: [{ ShardLevelMetrics: [] }],
                            HasMoreShards: true,
                            RetentionPeriodHours: 24,
                            Shards: [
                                {
                                    HashKeyRange: {
                                        StartingHashKey: "113427455640312821154458202477256070485",
                                        EndingHashKey: "226854911280625642308916404954512140969",
                                    },
                                    SequenceNumberRange: { StartingSequenceNumber: sequenceNumber },
                                    ShardId: shardId(1),
                                },
                            ],
                            StreamARN: arn,
                            StreamCreationTimestamp: Number,
                            StreamModeDetails: { StreamMode: "PROVISIONED" },
                            StreamName: stream,
                            StreamStatus: "ACTIVE",
                        },
                    }),
            },
            {
                action: "ListShards",
                input: ({ stream }) => ({ StreamName: stream, MaxResults: 2, ExclusiveStartShardId: shardId(0) }),
                expected: () => ok({ Shards: [shard(1), shard(2)] }),
            },
            {
                action: "ListShards",
                input: ({ stream }) => ({ StreamName: stream, MaxResults: 2 }),
                expected: () => ok({ Shards: [shard(0), shard(1)], NextToken: String }),
            },
            {
                action: "ListShards",
                input: ({ answers }) => ({ NextToken: answers[2]!.NextToken }),
                expected: () => ok({ Shards: [shard(2)] }),
            },
            {
                action: "ListShards",
                input: ({ stream }) => ({
                    StreamName: stream,
                    ShardFilter: { Type: "AFTER_SHARD_ID", ShardId: shardId(1) },
                }),
                expected: () => ok({ Shards: [shard(2)] }),
            },
        ],
    },
    {
        name: "a record goes where its partition key's MD5 or its explicit hash key says",
        shardCount: 3,
        steps: [
            {
                action: "PutRecord",
                input: (seen) => put(seen),
                expected: () => ok(placed(0)),
            },
            {
                action: "PutRecords",
                input: ({ stream }) => ({
                    StreamName: stream,
                    Records: [
                        { Data: "Yg==", PartitionKey: "b" },
                        { Data: "ZQ==", PartitionKey: "e" },
                        { Data: "", PartitionKey: "a", ExplicitHashKey: "340282366920938463463374607431768211455" },
                        { Data: "YQ==", PartitionKey: "a", ExplicitHashKey: "226854911280625642308916404954512140969" },
                        { Data: "YQ==", PartitionKey: "a", ExplicitHashKey: null },
                    ],
                }),
                expected: () =>
                    ok({ FailedRecordCount: 0, Records: [placed(1), placed(2), placed(2), placed(1), placed(0)] }),
            },
            {
                action: "GetShardIterator",
                input: (seen) => from(seen, { ShardId: shardId(1) }),
                expected: () => ok({ ShardIterator: iterator }),
            },
            {
                action: "GetRecords",
                input: ({ answers }) => ({ ShardIterator: answers[2]!.ShardIterator }),
                expected: () =>
                    ok({
                        MillisBehindLatest: 0,
                        NextShardIterator: iterator,
                        Records: [record("b", "Yg=="), record("a", "YQ==")],
                    }),
            },
        ],
    },
    {
        name: "iterators start at and after a sequence number, and go on from where a read ended",
        shardCount: 1,
        steps: [
            ...["MQ==", "Mg==", "Mw=="].map((Data) => ({
                action: "PutRecord",
                input: (seen: Seen) => put(seen, { Data }),
                expected: () => ok(placed(0)),
            })),
            {
                action: "GetShardIterator",
                input: (seen) =>
                    from(seen, {
                        ShardIteratorType: "AFTER_SEQUENCE_NUMBER",
                        StartingSequenceNumber: seen.answers[1]!.SequenceNumber,
                    }),
                expected: () => ok({ ShardIterator: iterator }),
            },
            {
                action: "GetRecords",
                input: ({ answers }) => ({ ShardIterator: answers[3]!.ShardIterator }),
                expected: () =>
                    ok({ MillisBehindLatest: 0, NextShardIterator: iterator, Records: [record("a", "Mw==")] }),
            },
            {
                action: "GetShardIterator",
                input: (seen) =>
                    from(seen, {
                        ShardIteratorType: "AT_SEQUENCE_NUMBER",
                        StartingSequenceNumber: seen.answers[1]!.SequenceNumber,
                    }),
                expected: () => ok({ ShardIterator: iterator }),
            },
            {
                action: "GetRecords",
                input: ({ answers }) => ({ ShardIterator: answers[5]!.ShardIterator, Limit: 1 }),
                expected: () =>
                    ok({ MillisBehindLatest: Number, NextShardIterator: iterator, Records: [record("a", "Mg==")] }),
            },
            {
                action: "GetRecords",
                input: ({ answers }) => ({ ShardIterator: answers[6]!.NextShardIterator }),
                expected: () =>
                    ok({ MillisBehindLatest: 0, NextShardIterator: iterator, Records: [record("a", "Mw==")] }),
            },
            {
                action: "GetShardIterator",
                input: (seen) => from(seen, { ShardIteratorType: "LATEST" }),
                expected: () => ok({ ShardIterator: iterator }),
            },
            {
                action: "PutRecord",
                input: (seen) => put(seen, { Data: "NA==" }),
                expected: () => ok(placed(0)),
            },
            {
                action: "GetRecords",
                input: ({ answers }) => ({ ShardIterator: answers[8]!.ShardIterator }),
                expected: () =>
                    ok({ MillisBehindLatest: 0, NextShardIterator: iterator, Records: [record("a", "NA==")] }),
            },
            {
                action: "GetShardIterator",
                input: (seen) => from(seen, { ShardIteratorType: "AT_TIMESTAMP", Timestamp: 1 }),
                expected: () => ok({ ShardIterator: iterator }),
            },
            {
                action: "GetRecords",
                input: ({ answers }) => ({ ShardIterator: answers[11]!.ShardIterator, Limit: 2 }),
                expected: () =>
                    ok({
                        MillisBehindLatest: Number,
                        NextShardIterator: iterator,
                        Records: [record("a", "MQ=="), record("a", "Mg==")],
                    }),
            },
        ],
    },
    {
        name: "a stream is addressed by its ARN as well, and unknown fields are ignored",
        shardCount: 1,
        steps: [
            {
                action: "PutRecord",
                input: ({ arn }) => ({ StreamARN: arn, Data: "", PartitionKey: "a", Unknown: 1 }),
                expected: () => ok(placed(0)),
            },
            {
                action: "PutRecord",
                input: (seen) => put(seen, { StreamARN: seen.arn }),
                expected: () => ok(placed(0)),
            },
            {
                action: "PutRecord",
                input: (seen) => put(seen, { StreamName: "other", StreamARN: seen.arn }),
                expected: ({ arn }) =>
                    error("InvalidArgumentException", `StreamName other does not match StreamARN ${arn}.`),
            },
            {
                action: "PutRecord",
                input: () => ({
                    StreamARN: `arn:aws:kinesis:us-east-1:111111111111:stream/nowhere`,
                    Data: "",
                    PartitionKey: "a",
                }),
                expected: () =>
                    error("ResourceNotFoundException", "Stream nowhere under account 111111111111 not found."),
            },
        ],
    },
    {
        name: "a sequence number for ordering must be one that was given",
        shardCount: 1,
        steps: [
            { action: "PutRecord", input: (seen) => put(seen), expected: () => ok(placed(0)) },
            {
                action: "PutRecord",
                input: (seen) => put(seen, { SequenceNumberForOrdering: seen.answers[0]!.SequenceNumber }),
                expected: () => ok(placed(0)),
            },
            {
                action: "PutRecord",
                input: (seen) => put(seen, { SequenceNumberForOrdering: "5" }),
                expected: ({ stream }) =>
                    error(
                        "InvalidArgumentException",
                        `ExclusiveMinimumSequenceNumber 5 used in PutRecord on stream ${stream} ` +
                            `under account ${account} is invalid.`,
                    ),
            },
        ],
    },
    {
        name: "streams are created, listed, refused a second time, and deleted",
        shardCount: 1,
        steps: [
            {
                action: "CreateStream",
                input: ({ stream }) => ({ StreamName: stream, ShardCount: 1 }),
                expected: ({ stream }) =>
                    error("ResourceInUseException", `Stream ${stream} under account ${account} already exists.`),
            },
            {
                action: "ListStreams",
                input: ({ stream }) => ({ Limit: 1, ExclusiveStartStreamName: stream.slice(0, -1) }),
                expected: ({ stream, arn }) =>
                    ok({
                        HasMoreStreams: false,
                        StreamNames: [stream],
                        StreamSummaries: [
                            {
                                StreamARN: arn,
                                StreamCreationTimestamp: Number,
                                StreamModeDetails: { StreamMode: "PROVISIONED" },
                                StreamName: stream,
                                StreamStatus: "ACTIVE",
                            },
                        ],
                    }),
            },
            {
                action: "DeleteStream",
                input: ({ stream }) => ({ StreamName: stream }),
                expected: () => ok(""),
            },
        ],
    },
    refused("no such action", "MakeCoffee", () => ({}), error("UnknownOperationException", String)),
    refused("no JSON", "PutRecord", () => "{", { status: 400, body: { __type: "SerializationException" } }),
    refused("no object", "PutRecord", () => "[]", { status: 400, body: { __type: "SerializationException" } }),
    refused(
        "nothing in it",
        "PutRecord",
        () => ({}),
        invalid(missing("partitionKey"), missing("data"), missing("streamName")),
    ),
    refused("null is the same as absent", "PutRecord", (seen) => put(seen, { Data: null }), invalid(missing("data"))),
    refused(
        "an empty partition key",
        "PutRecord",
        (seen) => put(seen, { PartitionKey: "" }),
        invalid(problem("''", "partitionKey", "Member must have length greater than or equal to 1")),
    ),
    refused(
        "a partition key of 257 characters",
        "PutRecord",
        (seen) => put(seen, { PartitionKey: "k".repeat(257) }),
        invalid(
            problem(`'${"k".repeat(257)}'`, "partitionKey", "Member must have length less than or equal to 256"),
        ),
    ),
    refused(
        "a partition key that is a number",
        "PutRecord",
        (seen) => put(seen, { PartitionKey: 5 }),
        serialization(
            "class com.amazon.coral.value.json.numbers.TruncatingBigNumber can not be converted to an String",
        ),
    ),
    refused(
        "data that is an object",
        "PutRecord",
        (seen) => put(seen, { Data: {} }),
        serialization("Start of structure or map found where not expected."),
    ),
    refused(
        "base64 of the wrong length",
        "PutRecord",
        (seen) => put(seen, { Data: "YQ=" }),
        serialization(
            "'YQ=' can not be converted to a Blob: " +
                "Base64 encoded length is expected a multiple of 4 bytes but found: 3",
        ),
    ),
    refused(
        "base64 of the URL-safe alphabet",
        "PutRecord",
        (seen) => put(seen, { Data: "YQ-_" }),
        serialization("'YQ-_' can not be converted to a Blob: Invalid Base64 character: '-'"),
    ),
    refused(
        "base64 with bits left over",
        "PutRecord",
        (seen) => put(seen, { Data: "YR==" }),
        serialization("'YR==' can not be converted to a Blob: Invalid last non-pad Base64 character dectected"),
    ),
    refused(
        "an explicit hash key that is no number",
        "PutRecord",
        (seen) => put(seen, { ExplicitHashKey: "" }),
        invalid(
            problem("''", "explicitHashKey", "Member must satisfy regular expression pattern: 0|([1-9]\\d{0,38})"),
        ),
    ),
    refused(
        "an explicit hash key of 2^128",
        "PutRecord",
        (seen) => put(seen, { ExplicitHashKey: "340282366920938463463374607431768211456" }),
        error(
            "InvalidArgumentException",
            "Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. " +
                "Specified value was 340282366920938463463374607431768211456",
        ),
    ),
    refused(
        "more than 1 MiB of data and partition key",
        "PutRecord",
        (seen) => put(seen, { Data: Buffer.alloc(1024 * 1024).toString("base64") }),
        error("InvalidArgumentException", "Record size exceeds 1 MB limit: 1048577 bytes of data and partition key"),
    ),
    refused(
        "a stream that is not there",
        "PutRecord",
        (seen) => put(seen, { StreamName: "nowhere" }),
        error("ResourceNotFoundException", `Stream nowhere under account ${account} not found.`),
    ),
    refused(
        "a stream's name that is none",
        "PutRecord",
        (seen) => put(seen, { StreamName: "no/name" }),
        invalid(
            problem("'no/name'", "streamName", "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+"),
        ),
    ),
    refused(
        "no records",
        "PutRecords",
        ({ stream }) => ({ StreamName: stream, Records: [] }),
        invalid(problem("'[]'", "records", "Member must have length greater than or equal to 1")),
    ),
    refused(
        "501 records",
        "PutRecords",
        ({ stream }) => ({ StreamName: stream, Records: many(501) }),
        error(
            "ValidationException",
            /^1 validation error detected: Value '\[com\.amazonaws\.kinesis\.v20131202\.PutRecordsRequestEntry@.*\]' at 'records' failed to satisfy constraint: Member must have length less than or equal to 500$/,
        ),
    ),
    refused(
        "records that are no list",
        "PutRecords",
        ({ stream }) => ({ StreamName: stream, Records: "a" }),
        serialization("Expected list or null"),
    ),
    refused(
        "one bad record among others",
        "PutRecords",
        ({ stream }) => ({ StreamName: stream, Records: [...many(1), { PartitionKey: "" }, null] }),
        invalid(
            problem("''", "records.2.member.partitionKey", "Member must have length greater than or equal to 1"),
            missing("records.2.member.data"),
            missing("records.3.member"),
        ),
    ),
    refused(
        "more than 10 MiB",
        "PutRecords",
        ({ stream }) => {
            const Data = Buffer.alloc(1024 * 1024 - 1).toString("base64");
            const records = Array.from({ length: 10 }, () => ({ Data, PartitionKey: "a" }));
            return { StreamName: stream, Records: [...records, { Data: "", PartitionKey: "a" }] };
        },
        error("InvalidArgumentException", "Records size exceeds 10 MB limit"),
    ),
    refused(
        "a limit of 0",
        "ListStreams",
        () => ({ Limit: 0 }),
        invalid(problem("'0'", "limit", "Member must have value greater than or equal to 1")),
    ),
    refused(
        "a limit that is a text",
        "ListStreams",
        () => ({ Limit: "5" }),
        serialization("class java.lang.String can not be converted to an Integer"),
    ),
    refused(
        "a next token that is none",
        "ListStreams",
        () => ({ NextToken: "junk" }),
        error("InvalidArgumentException", "NextToken is invalid."),
    ),
    refused(
        "neither name nor next token",
        "ListShards",
        () => ({}),
        error("InvalidArgumentException", "Either NextToken or StreamName should be provided."),
    ),
    refused(
        "name and next token",
        "ListShards",
        ({ stream }) => ({ StreamName: stream, NextToken: "junk" }),
        error("InvalidArgumentException", "NextToken and StreamName cannot be provided together."),
    ),
    refused(
        "a next token that is none",
        "ListShards",
        () => ({ NextToken: "junk" }),
        error("InvalidArgumentException", "NextToken is invalid."),
    ),
    refused(
        "a shard that is not there",
        "GetShardIterator",
        (seen) => from(seen, { ShardId: shardId(7) }),
        ({ stream }) =>
            error(
                "ResourceNotFoundException",
                `Shard ${shardId(7)} in stream ${stream} under account ${account} does not exist`,
            ),
    ),
    refused(
        "a shard id that is none",
        "GetShardIterator",
        (seen) => from(seen, { ShardId: "seven" }),
        ({ stream }) =>
            error(
                "ResourceNotFoundException",
                `Could not find shard seven in stream ${stream} under account ${account}.`,
            ),
    ),
    refused(
        "an iterator type that is none",
        "GetShardIterator",
        (seen) => from(seen, { ShardIteratorType: "FIRST" }),
        invalid(
            problem(
                "'FIRST'",
                "shardIteratorType",
                "Member must satisfy enum value set: " +
                    "[AFTER_SEQUENCE_NUMBER, LATEST, AT_TIMESTAMP, AT_SEQUENCE_NUMBER, TRIM_HORIZON]",
            ),
        ),
    ),
    refused(
        "AT_SEQUENCE_NUMBER without one",
        "GetShardIterator",
        (seen) => from(seen, { ShardIteratorType: "AT_SEQUENCE_NUMBER" }),
        error(
            "InvalidArgumentException",
            "Must either specify (1) AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER and StartingSequenceNumber or " +
                "(2) TRIM_HORIZON or LATEST and no StartingSequenceNumber. " +
                "Request specified AT_SEQUENCE_NUMBER and no StartingSequenceNumber.",
        ),
    ),
    refused(
        "AT_SEQUENCE_NUMBER with one that was never given",
        "GetShardIterator",
        (seen) => from(seen, { ShardIteratorType: "AT_SEQUENCE_NUMBER", StartingSequenceNumber: "5" }),
        ({ stream }) =>
            error(
                "InvalidArgumentException",
                `StartingSequenceNumber 5 used in GetShardIterator on shard ${shardId(0)} in stream ${stream} ` +
                    `under account ${account} is invalid.`,
            ),
    ),
    refused(
        "AT_TIMESTAMP without a timestamp",
        "GetShardIterator",
        (seen) => from(seen, { ShardIteratorType: "AT_TIMESTAMP" }),
        error(
            "InvalidArgumentException",
            "Must specify timestampInMillis parameter for iterator of type AT_TIMESTAMP. " +
                "Current request has no timestamp parameter.",
        ),
    ),
    refused(
        "AT_TIMESTAMP in the future",
        "GetShardIterator",
        (seen) => from(seen, { ShardIteratorType: "AT_TIMESTAMP", Timestamp: 9e9 }),
        error(
            "InvalidArgumentException",
            /^The timestampInMillis parameter cannot be greater than the currentTimestampInMillis\. timestampInMillis: 9000000000000, currentTimestampInMillis: \d+$/,
        ),
    ),
    refused(
        "an iterator that is none",
        "GetRecords",
        () => ({ ShardIterator: "AAAAAAAAAAHgk9a6sbyOtPzjc4rQ" }),
        error("InvalidArgumentException", "Invalid ShardIterator."),
    ),
    refused(
        "an empty iterator",
        "GetRecords",
        () => ({ ShardIterator: "" }),
        invalid(problem("''", "shardIterator", "Member must have length greater than or equal to 1")),
    ),
    refused(
        "a mode and a shard count that do not go together",
        "CreateStream",
        () => ({ StreamName: "other", ShardCount: 1, StreamModeDetails: { StreamMode: "ON_DEMAND" } }),
        error("ValidationException", "ShardCount cannot be specified for a stream in ON_DEMAND mode."),
    ),
    refused(
        "a mode that is none",
        "CreateStream",
        () => ({ StreamName: "other", StreamModeDetails: { StreamMode: "FREE" } }),
        invalid(
            problem(
                "'FREE'",
                "streamModeDetails.streamMode",
                "Member must satisfy enum value set: [PROVISIONED, ON_DEMAND]",
            ),
        ),
    ),
    refused(
        "a stream that is not there",
        "DeleteStream",
        () => ({ StreamName: "nowhere" }),
        error("ResourceNotFoundException", `Stream nowhere under account ${account} not found.`),
    ),
];

function shard(n: number): unknown {
    return {
        HashKeyRange: { StartingHashKey: String, EndingHashKey: String },
        SequenceNumberRange: { StartingSequenceNumber: sequenceNumber },
        ShardId: shardId(n),
    };
}
