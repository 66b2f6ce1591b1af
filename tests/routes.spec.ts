import assert from "node:assert/strict";
import { allRouteGroups, routes, routesOf } from "../src/routes";

describe("The route table", () => {
    it("has each name, and each method of a path, once", () => {
        assert.equal(new Set(routes.map(({ name }) => name)).size, routes.length);
        assert.equal(new Set(routes.map(({ method, path }) => `${method} ${path}`)).size, routes.length);
    });

    it("has these groups, each with its own routes", () => {
        assert.deepEqual(allRouteGroups, ["describe", "produce", "events", "consume", "manage"]);
        assert.deepEqual(
            allRouteGroups.map((group) => routesOf([group]).map(({ name }) => name)),
            [
                ["ListStreams", "DescribeStream"],
                ["PutRecord", "PutRecords"],
                ["PutEvents"],
                ["ListShards", "GetShardIterator", "GetRecords"],
                ["CreateStream", "DeleteStream"],
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
                "POST /streams/{stream-name}/events PutRecords",
                "GET /streams/{stream-name}/shards ListShards",
                "GET /streams/{stream-name}/sharditerator GetShardIterator",
                "GET /streams/{stream-name}/records GetRecords",
                "POST /streams/{stream-name} CreateStream",
                "DELETE /streams/{stream-name} DeleteStream",
            ],
        );
    });

    it("takes these parameters of the query, and keeps these quotas of an account or a stream", () => {
        assert.deepEqual(
            routes.map((route) => [route.name, route.query ?? [], route.quota]),
            [
                ["ListStreams", ["limit", "next-token", "exclusive-start-stream-name"], 5],
                ["DescribeStream", ["limit", "exclusive-start-shard-id"], 10],
                ["PutRecord", [], undefined],
                ["PutRecords", [], undefined],
                ["PutEvents", ["partition-key"], undefined],
                ["ListShards", ["limit", "next-token", "exclusive-start-shard-id"], 1000],
                ["GetShardIterator", ["type", "timestamp", "sequence-number"], undefined],
                ["GetRecords", ["limit", "shard-iterator"], undefined],
                ["CreateStream", [], 5],
                ["DeleteStream", [], 5],
            ],
        );
    });

    it("requires of a query the shard of an iterator alone, and takes one header", () => {
        const special = routes.filter(({ requiredQuery, headers }) => requiredQuery ?? headers);
        assert.deepEqual(
            special.map(({ name, requiredQuery, headers }) => [name, requiredQuery, headers]),
            [
                ["GetShardIterator", ["shard-id"], undefined],
                ["GetRecords", undefined, ["Shard-Iterator"]],
            ],
        );
    });

    it("takes these content types, all but lines with a model", () => {
        assert.deepEqual(
            routes.flatMap(({ name, bodies = [] }) =>
                bodies.map(({ contentType, model }) => [name, contentType, model !== undefined]),
            ),
            [
                ["PutRecord", "application/json", true],
                ["PutRecords", "application/json", true],
                ["PutEvents", "application/json", true],
                ["PutEvents", "application/x-ndjson", false],
                ["PutEvents", "application/cloudevents+json", true],
                ["PutEvents", "application/cloudevents-batch+json", true],
                ["CreateStream", "application/json", true],
            ],
        );
    });

    it("spares the stack's own stream where streams come and go", () => {
        const sparing = routes.filter(({ sparesOwnStream }) => sparesOwnStream);
        assert.deepEqual(sparing, routesOf(["manage"]));
    });
});
