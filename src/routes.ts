/** Name of the API's one stage, and the last part of its URL. */
export const stageName = "v1";

/** Groups of routes that a stack can switch on. */
export const allRouteGroups = ["describe", "produce"] as const;
export type RouteGroup = (typeof allRouteGroups)[number];

/** One method of the API, and the Kinesis action that it calls. */
export interface Route {
    readonly group: RouteGroup;
    readonly method: "GET" | "PUT" | "POST" | "DELETE";
    /** Path below the stage, with `{parameters}`. */
    readonly path: string;
    /** Kinesis action; its mapping templates are `templates/<action>.vtl` and, where it has one, `templates/<action>.response.vtl`. */
    readonly action: "ListStreams" | "DescribeStream" | "PutRecord" | "PutRecords";
    /** Optional query parameters. */
    readonly query?: readonly string[];
    /** Calls a second that Kinesis takes from a whole account, where they are few (Kinesis API reference). */
    readonly accountQuota?: number;
}

/** The API: resources, methods, integrations, models, the role's actions and the redeploy trigger come from here. */
export const routes: readonly Route[] = [
    {
        group: "describe",
        method: "GET",
        path: "/streams",
        action: "ListStreams",
        query: ["limit", "next-token", "exclusive-start-stream-name"],
        accountQuota: 5,
    },
    {
        group: "describe",
        method: "GET",
        path: "/streams/{stream-name}",
        action: "DescribeStream",
        query: ["limit", "exclusive-start-shard-id"],
        accountQuota: 10,
    },
    { group: "produce", method: "PUT", path: "/streams/{stream-name}/record", action: "PutRecord" },
    { group: "produce", method: "PUT", path: "/streams/{stream-name}/records", action: "PutRecords" },
];

/** The routes of the groups, in the table's order. */
export function routesOf(groups: readonly RouteGroup[]): Route[] {
    return routes.filter((route) => groups.includes(route.group));
}

/** Names of the `{parameters}` of a path. */
export function pathParameters(path: string): string[] {
    return [...path.matchAll(/\{([^}]+)\}/g)].map((match) => match[1]!);
}
