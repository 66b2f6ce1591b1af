import assert from "node:assert/strict";
import { pathName, resourceTree } from "../../src/api/resourceTree";

describe("The resource tree", () => {
    it("has each resource once, parents first", () => {
        assert.deepEqual(
            resourceTree(["/streams", "/streams/{stream-name}/record", "/streams/{stream-name}/records"]),
            [
                { path: "/streams", pathPart: "streams", parent: undefined },
                { path: "/streams/{stream-name}", pathPart: "{stream-name}", parent: "/streams" },
                {
                    path: "/streams/{stream-name}/record",
                    pathPart: "record",
                    parent: "/streams/{stream-name}",
                },
                {
                    path: "/streams/{stream-name}/records",
                    pathPart: "records",
                    parent: "/streams/{stream-name}",
                },
            ],
        );
    });

    it("names a resource after its path", () => {
        assert.equal(pathName("/streams/{stream-name}/record"), "streams-stream-name-record");
    });
});
