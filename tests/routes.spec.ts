import assert from "node:assert/strict";
import { allRouteGroups, routes, routesOf } from "../src/routes";

describe("The route table", () => {
    it("has each action, and each method of a path, once", () => {
        assert.equal(new Set(routes.map(({ action }) => action)).size, routes.length);
        assert.equal(new Set(routes.map(({ method, path }) => `${method} ${path}`)).size, routes.length);
    });

    it("has a route for each group", () => {
        for (const group of allRouteGroups) {
            assert.ok(routesOf([group]).length > 0, group);
        }
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
});
