import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { CorsPreflight } from "../../src/api/corsPreflight";
import { requestParameters } from "../../src/api/kinesisMethod";
import { Snapshot } from "../../src/api/snapshot";
import type { Route } from "../../src/routes";

const route: Route = {
    name: "Read",
    group: "describe",
    method: "GET",
    path: "/streams/{stream-name}/records",
    action: "GetRecords",
    query: ["limit"],
    requiredQuery: ["shard-id"],
    headers: ["Shard-Iterator"],
};

describe("What a route says of itself", () => {
    it("becomes the parameters of its method: those of the path and those it needs required, others not", () => {
        assert.deepEqual(requestParameters(route), {
            "method.request.path.stream-name": true,
            "method.request.querystring.limit": false,
            "method.request.querystring.shard-id": true,
            "method.request.header.Shard-Iterator": false,
        });
    });

    it("is what a preflight of its path lets a browser send, each once", async () => {
        const declared: pulumi.runtime.MockResourceArgs[] = [];
        await pulumi.runtime.setMocks({
            newResource: (resource: pulumi.runtime.MockResourceArgs) => {
                declared.push(resource);
                return { id: resource.name, state: resource.inputs as object };
            },
            call: () => ({}),
        });
        new CorsPreflight("preflight", {
            restApi: "api",
            resourceId: "resource",
            routes: [route, { ...route, method: "DELETE" }],
            corsOrigins: ["*"],
            snapshot: new Snapshot(),
        });
        await pulumi.runtime.disconnect();
        const response = declared.find(({ type }) => type.endsWith(":IntegrationResponse"));
        const { responseParameters: headers } = response!.inputs as {
            responseParameters: Record<string, string>;
        };
        assert.equal(
            headers["method.response.header.Access-Control-Allow-Headers"],
            "'Authorization,Content-Type,Content-Encoding,Shard-Iterator'",
        );
        assert.equal(headers["method.response.header.Access-Control-Allow-Methods"], "'GET,DELETE,OPTIONS'");
    });
});
