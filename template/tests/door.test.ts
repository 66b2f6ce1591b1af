import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import * as pulumi from "@pulumi/pulumi";

/** What the program registers, by type, in place of AWS. */
const inputs = new Map<string, Record<string, unknown>>();

describe("The program", () => {
    let outputs: Record<string, pulumi.Output<string>>;

    before(async () => {
        await pulumi.runtime.setMocks(
            {
                newResource: (resource) => {
                    inputs.set(resource.type, resource.inputs as Record<string, unknown>);
                    return {
                        id: `${resource.name}-id`,
                        state: { ...resource.inputs, invokeUrl: "https://api.example.com/v1" },
                    };
                },
                call: ({ inputs }) => inputs as Record<string, unknown>,
            },
            "project",
        );
        pulumi.runtime.setAllConfig({ "project:streamName": "orders" });
        outputs = require("../index") as typeof outputs;
    });

    it("puts the door before the configured stream, and declares nothing else", async () => {
        await pulumi.runtime.disconnect();
        assert.deepEqual([...inputs], [["kinesis-proxy:index:KinesisProxy", { streamName: "orders" }]]);
    });

    it("says where the API is", async () => {
        const invokeUrl = await new Promise((resolve) => outputs.invokeUrl!.apply(resolve));
        assert.equal(invokeUrl, "https://api.example.com/v1");
    });
});
