/** What a reader of the document is told of a route. */
export interface RouteNotes {
    readonly summary: string;
    /** A body that it takes, by media type. */
    readonly bodies?: Readonly<Record<string, unknown>>;
    /** Whether its records can fail one by one, and who has to look at the body for it. Defaults to no. */
    readonly failsInPart?: "207" | "503";
}

const json = "application/json";
const cloudEvent = { specversion: "1.0", id: "1", source: "/till/7", type: "sale", data: { amount: 12.5 } };

/** By method and path. A route without is found by a test. */
export const routeNotes: Readonly<Record<string, RouteNotes | undefined>> = {
    "GET /streams": { summary: "List the streams" },
    "GET /streams/{stream-name}": { summary: "Describe a stream and its shards" },
    "PUT /streams/{stream-name}/record": {
        summary: "Put a record",
        bodies: { [json]: { Data: "some data", PartitionKey: "some key" } },
    },
    "PUT /streams/{stream-name}/records": {
        summary: "Put up to 500 records",
        bodies: { [json]: { records: [{ data: "some data", "partition-key": "some key" }] } },
        failsInPart: "207",
    },
    "POST /streams/{stream-name}/events": {
        summary: "Put up to 500 events, as they are",
        bodies: {
            [json]: [{ amount: 12.5 }, { amount: 7 }],
            "application/x-ndjson": '{"amount":12.5}\n{"amount":7}\n',
            "application/cloudevents+json": cloudEvent,
            "application/cloudevents-batch+json": [cloudEvent],
        },
        failsInPart: "503",
    },
    "GET /streams/{stream-name}/shards": { summary: "List the shards of a stream" },
    "GET /streams/{stream-name}/sharditerator": { summary: "Get an iterator over a shard's records" },
    "GET /streams/{stream-name}/records": { summary: "Get records, from an iterator on" },
    "POST /streams/{stream-name}": {
        summary: "Create a stream",
        bodies: { [json]: { ShardCount: 1 } },
    },
    "DELETE /streams/{stream-name}": { summary: "Delete a stream, and its records" },
};

/** What the groups of routes are for. */
export const groupNotes: Readonly<Record<string, string | undefined>> = {
    describe: "Look at streams.",
    produce: "Put records, with their partition keys.",
    events: "Put plain events, without an envelope.",
    consume: "Read records.",
    manage: "Create and delete streams.",
};

/** Meaning and schema of parameters, by name. */
export const parameterNotes = {
    "stream-name": {
        description: "Name of the stream.",
        schema: { type: "string", pattern: "^[a-zA-Z0-9_.-]{1,128}$" },
    },
    limit: {
        description: "How many entries the answer has at most.",
        schema: { type: "integer", minimum: 1, maximum: 10_000 },
    },
    "next-token": {
        description: "`NextToken` of the page before.",
        schema: { type: "string" },
    },
    "exclusive-start-stream-name": {
        description: "The list begins after this stream.",
        schema: { type: "string" },
    },
    "exclusive-start-shard-id": {
        description: "The list begins after this shard.",
        schema: { type: "string" },
    },
    "shard-id": {
        description: "Id of the shard.",
        schema: { type: "string", pattern: "^[a-zA-Z0-9_.-]{1,128}$" },
    },
    type: {
        description: "Where the iterator begins.",
        schema: {
            type: "string",
            enum: ["TRIM_HORIZON", "LATEST", "AT_TIMESTAMP", "AT_SEQUENCE_NUMBER", "AFTER_SEQUENCE_NUMBER"],
            default: "TRIM_HORIZON",
        },
    },
    timestamp: {
        description: "Seconds since 1970, for AT_TIMESTAMP.",
        schema: { type: "number", minimum: 0 },
    },
    "sequence-number": {
        description: "For AT_SEQUENCE_NUMBER and AFTER_SEQUENCE_NUMBER.",
        schema: { type: "string", pattern: "^[0-9]{1,129}$" },
    },
    "shard-iterator": {
        description: "The iterator, where the header `Shard-Iterator` does not have it.",
        schema: { type: "string" },
    },
    "Shard-Iterator": {
        description: "The iterator: one that was asked for, or `NextShardIterator` of the answer before.",
        schema: { type: "string" },
    },
    "partition-key": {
        description:
            "Partition key of every event. Defaults to a CloudEvent's own, else to one that spreads them.",
        schema: { type: "string", minLength: 1, maxLength: 256 },
    },
} as const;
