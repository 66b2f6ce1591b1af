import assert from "node:assert/strict";
import { allRouteGroups, routes, routesOf } from "../src/routes";

describe("The route table", () => {
    it("has each name, and each method of a path, once", () => {
        assert.equal(new Set(routes.map(({ name }) => name)).size, routes.length);
        assert.equal(new Set(routes.map(({ method, path }) => `${method} ${path}`)).size, routes.length);
    });

    it("has these groups, each with its own routes", () => {
        assert.deepEqual(allRouteGroups, ["describe", "produce"]);
        assert.deepEqual(
            allRouteGroups.map((group) => routesOf([group]).map(({ name }) => name)),
            [
                ["ListStreams", "DescribeStream"],
                ["PutRecord", "PutRecords"],
            ],
        );
    });

    it("has these routes and no others", () => {
        assert.deepEqual(
            routes.map(({ method, path, action }) => `${method} ${path} ${action}`),
            [
                "GET /streams ListStreams",
                "GET /streams/{stream-name} DescribeStream",
                "PUT /streams/{stream-name}/record PutRecord",
                "PUT /streams/{stream-name}/records PutRecords",
            ],
        );
    });

    it("takes these parameters of the query, and keeps these quotas of an account", () => {
        assert.deepEqual(
            routes.map((route) => [route.name, route.query ?? [], route.accountQuota]),
            [
                ["ListStreams", ["limit", "next-token", "exclusive-start-stream-name"], 5],
                ["DescribeStream", ["limit", "exclusive-start-shard-id"], 10],
                ["PutRecord", [], undefined],
                ["PutRecords", [], undefined],
            ],
        );
    });
});
