import {
    cloudEventModel,
    cloudEventsModel,
    createStreamModel,
    eventsModel,
    putRecordModel,
    putRecordsModel,
    type RequestModel,
} from "./api/models";

/** Name of the API's one stage, and the last part of its URL. */
export const stageName = "v1";

/** A content type that a route's body may have. */
export interface RequestBody {
    readonly contentType: string;
    /** What the body must match. Defaults to none: its template alone refuses what does not fit. */
    readonly model?: RequestModel;
    /** Ends the model's name, where it is not the route's only one. */
    readonly modelSuffix?: string;
    /** Name of its file in `templates/`. Defaults to the route's. */
    readonly template?: string;
    /** Member of an event that may hold its partition key. Defaults to none. */
    readonly keyMember?: string;
}

interface RouteEntry {
    /** Its own name: logical names, and the file `templates/<name>.vtl`. */
    readonly name: string;
    readonly group: string;
    readonly method: "GET" | "PUT" | "POST" | "DELETE";
    /** Path below the stage, with `{parameters}`. */
    readonly path: string;
    /** The Kinesis action that it calls, and the file `templates/<action>.response.vtl`, where it has one. */
    readonly action: string;
    /** Optional query parameters. */
    readonly query?: readonly string[];
    /** Query parameters without which a request is refused. */
    readonly requiredQuery?: readonly string[];
    /** Optional headers, beside those of every route; the request template finds each, in any letter case, in a variable. */
    readonly headers?: readonly string[];
    /** The content types of the body. Defaults to none: the route takes no body. */
    readonly bodies?: readonly RequestBody[];
    /** What the action needs of a customer's key (Kinesis Developer Guide, "Permissions to use user-generated KMS keys"). */
    readonly kmsAction?: "kms:GenerateDataKey" | "kms:Decrypt";
    /** Calls a second that Kinesis takes from a whole account, or for a stream, where it counts so (Kinesis API reference). */
    readonly quota?: number;
    /** The role is denied the action on the stack's own stream. */
    readonly sparesOwnStream?: boolean;
}

const table = [
    {
        name: "ListStreams",
        group: "describe",
        method: "GET",
        path: "/streams",
        action: "ListStreams",
        query: ["limit", "next-token", "exclusive-start-stream-name"],
        quota: 5,
    },
    {
        name: "DescribeStream",
        group: "describe",
        method: "GET",
        path: "/streams/{stream-name}",
        action: "DescribeStream",
        query: ["limit", "exclusive-start-shard-id"],
        quota: 10,
    },
    {
        name: "PutRecord",
        group: "produce",
        method: "PUT",
        path: "/streams/{stream-name}/record",
        action: "PutRecord",
        bodies: [{ contentType: "application/json", model: putRecordModel }],
        kmsAction: "kms:GenerateDataKey",
    },
    {
        name: "PutRecords",
        group: "produce",
        method: "PUT",
        path: "/streams/{stream-name}/records",
        action: "PutRecords",
        bodies: [{ contentType: "application/json", model: putRecordsModel }],
        kmsAction: "kms:GenerateDataKey",
    },
    {
        name: "PutEvents",
        group: "events",
        method: "POST",
        path: "/streams/{stream-name}/events",
        action: "PutRecords",
        query: ["partition-key"],
        bodies: [
            { contentType: "application/json", model: eventsModel },
            { contentType: "application/x-ndjson", template: "PutEventLines" },
            {
                contentType: "application/cloudevents+json",
                model: cloudEventModel,
                modelSuffix: "CloudEvent",
                keyMember: "partitionkey",
            },
            {
                contentType: "application/cloudevents-batch+json",
                model: cloudEventsModel,
                modelSuffix: "CloudEvents",
                keyMember: "partitionkey",
            },
        ],
        kmsAction: "kms:GenerateDataKey",
    },
    {
        name: "ListShards",
        group: "consume",
        method: "GET",
        path: "/streams/{stream-name}/shards",
        action: "ListShards",
        query: ["limit", "next-token", "exclusive-start-shard-id"],
        quota: 1000,
    },
    {
        name: "GetShardIterator",
        group: "consume",
        method: "GET",
        path: "/streams/{stream-name}/sharditerator",
        action: "GetShardIterator",
        requiredQuery: ["shard-id"],
        query: ["type", "timestamp", "sequence-number"],
    },
    {
        name: "GetRecords",
        group: "consume",
        method: "GET",
        path: "/streams/{stream-name}/records",
        action: "GetRecords",
        query: ["limit", "shard-iterator"],
        headers: ["Shard-Iterator"],
        kmsAction: "kms:Decrypt",
    },
    {
        name: "CreateStream",
        group: "manage",
        method: "POST",
        path: "/streams/{stream-name}",
        action: "CreateStream",
        bodies: [{ contentType: "application/json", model: createStreamModel }],
        quota: 5,
        sparesOwnStream: true,
    },
    {
        name: "DeleteStream",
        group: "manage",
        method: "DELETE",
        path: "/streams/{stream-name}",
        action: "DeleteStream",
        quota: 5,
        sparesOwnStream: true,
    },
] as const satisfies readonly RouteEntry[];

/** A group of routes that a stack can switch on. */
export type RouteGroup = (typeof table)[number]["group"];

/** One method of the API, the Kinesis action that it calls, and all that is special of it. */
export interface Route extends RouteEntry {
    readonly group: RouteGroup;
}

/** The API: resources, methods, integrations, models, throttles, the role's actions and the redeploy trigger come from here. */
export const routes: readonly Route[] = table;

/** The groups, each once, in the table's order. */
export const allRouteGroups: readonly RouteGroup[] = [...new Set(routes.map(({ group }) => group))];

/** The routes of the groups, in the table's order. */
export function routesOf(groups: readonly RouteGroup[]): Route[] {
    return routes.filter((route) => groups.includes(route.group));
}

/** Names of the `{parameters}` of a path. */
export function pathParameters(path: string): string[] {
    return [...path.matchAll(/\{([^}]+)\}/g)].map((match) => match[1]!);
}

/** Whether a route is about one stream, which its path names; the role's statements and the templates follow from it. */
export function namesStream({ path }: Pick<Route, "path">): boolean {
    return pathParameters(path).includes("stream-name");
}
