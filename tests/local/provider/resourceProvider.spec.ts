import assert from "node:assert/strict";
import { previewCreate } from "../../../src/local/provider/preview";
import { diffInputs } from "../../../src/local/provider/propertyDiff";
import { typeOf } from "../../../src/local/provider/resourceLabel";
import { unknownValue } from "../../../src/local/provider/values";
import { ProviderBench, types } from "../../support/provider";

const stream = `aws:${types.stream}`;
const provisioned = { name: "orders", shardCount: 1, retentionPeriod: 24 };

describe("The provider", () => {
    let bench: ProviderBench;
    beforeEach(async () => (bench = await ProviderBench.create()));

    const describeStream = async (name: string) => {
        const { status, body } = await bench.services.kinesis.call(
            "DescribeStreamSummary",
            JSON.stringify({ StreamName: name }),
        );
        const { StreamDescriptionSummary } = JSON.parse(body) as Record<string, Record<string, unknown>>;
        return status === 200 ? StreamDescriptionSummary : undefined;
    };

    it("says at once where everything goes, and refuses another region", () => {
        assert.equal(
            bench.provider.configure({ region: "us-east-1" }),
            "This deploys to the local run on this machine, http://127.0.0.1:4566, and not to AWS.",
        );
        assert.throws(() => bench.provider.configure({ region: "eu-west-1" }), {
            message:
                "The local run is in us-east-1, and aws:region is eu-west-1: start the run anew, and it is in that region.",
        });
    });

    it("names what has no name, and keeps the name while the resource lasts", () => {
        const resource = { type: stream, name: "it" };
        const first = bench.check(resource, {}, { shardCount: 1 }, "0123456789ab").inputs;
        assert.equal(first.name, "it-0123456");
        const again = bench.check(resource, first, { shardCount: 2 }, "fedcba987654").inputs;
        assert.equal(again.name, "it-0123456");
        const renamed = bench.check({ ...resource, name: "new" }, first, { shardCount: 1 }, "fedcba").inputs;
        assert.equal(renamed.name, "it-0123456");
        const replacement = bench.check(resource, {}, { shardCount: 2 }, "fedcba987654").inputs;
        assert.equal(replacement.name, "it-fedcba9");
    });

    it("checks what is known already in a preview, and leaves the rest", () => {
        const check = (inputs: object) =>
            bench.check({ type: stream, name: "it" }, {}, inputs as never, "00").failures;
        assert.deepEqual(check({ name: unknownValue, shardCount: unknownValue }), []);
        assert.deepEqual(check({ name: unknownValue, shardCount: 1, retentionPeriod: 1 }), [
            {
                property: "retentionPeriod",
                reason: "expected retentionPeriod to be in the range (24 - 8760), got 1",
            },
        ]);
    });

    it("knows no id, and no ARN, of what it previews", () => {
        const outputs = previewCreate({ type: stream, name: "it" }, provisioned, "us-east-1");
        assert.deepEqual(outputs, { ...provisioned, arn: unknownValue });
    });

    it("tells a change from a replacement, property by property", () => {
        const { changes, replaces } = diffInputs(
            typeOf({ type: stream, name: "it" }),
            { ...provisioned, tags: { team: "a" } },
            { ...provisioned, name: "other", tags: { team: "b" }, kmsKeyId: "k" },
        );
        assert.deepEqual(Object.fromEntries(changes), {
            name: "update",
            "tags.team": "update",
            kmsKeyId: "add",
        });
        assert.deepEqual([...replaces], ["name"]);
    });

    it("finds nothing to change where nothing has", () => {
        assert.equal(
            diffInputs(typeOf({ type: stream, name: "it" }), provisioned, { ...provisioned }).changes.size,
            0,
        );
    });

    it("deletes an integration before its replacement, since there cannot be two", () => {
        const { deleteBeforeReplace } = diffInputs(
            typeOf({ type: `aws:${types.integration}`, name: "it" }),
            {},
            { type: "AWS" },
        );
        assert.equal(deleteBeforeReplace, true);
    });

    it("changes a stream that there is, and deletes it", async () => {
        const { id } = await bench.create(types.stream, provisioned);
        await bench.provider.update(stream, id, provisioned, { ...provisioned, retentionPeriod: 48 });
        assert.equal((await describeStream("orders"))?.RetentionPeriodHours, 48);
        await bench.provider.delete(stream, id);
        assert.equal(await describeStream("orders"), undefined);
    });

    it("sees that a stream is gone", async () => {
        const { id } = await bench.create(types.stream, provisioned);
        await bench.services.kinesis.call("DeleteStream", JSON.stringify({ StreamName: "orders" }));
        assert.equal(await bench.provider.read({ type: stream, name: "it" }, id, provisioned), undefined);
    });

    it("reads a stream that somebody else has made, by its name", async () => {
        await bench.services.kinesis.call(
            "CreateStream",
            JSON.stringify({ StreamName: "theirs", ShardCount: 2 }),
        );
        assert.deepEqual(await bench.provider.read({ type: stream, name: "it" }, "theirs", {}), {
            id: "arn:aws:kinesis:us-east-1:000000000000:stream/theirs",
            inputs: {
                name: "theirs",
                streamModeDetails: { streamMode: "PROVISIONED" },
                shardCount: 2,
                retentionPeriod: 24,
                encryptionType: "NONE",
            },
            outputs: {
                name: "theirs",
                arn: "arn:aws:kinesis:us-east-1:000000000000:stream/theirs",
                streamModeDetails: { streamMode: "PROVISIONED" },
                shardCount: 2,
                retentionPeriod: 24,
                encryptionType: "NONE",
            },
        });
    });

    it("sees that a user pool is gone", async () => {
        const { id } = await bench.create(types.userPool, {});
        const pool = { type: `aws:${types.userPool}`, name: "it" };
        assert.equal((await bench.provider.read(pool, id, {}))?.id, id);
        await bench.services.cognito.call("DeleteUserPool", JSON.stringify({ UserPoolId: id }));
        assert.equal(await bench.provider.read(pool, id, {}), undefined);
    });

    it("does not find a stream that is not there", async () => {
        await assert.rejects(
            async () => bench.provider.invoke("aws:kinesis/getStream:getStream", { name: "none" }),
            { message: "reading Kinesis Stream (none): couldn't find resource" },
        );
    });

    it("tells what has no effect on this machine, once", async () => {
        await bench.create(types.topic, {}, "one");
        await bench.create(types.topic, {}, "other");
        assert.deepEqual(bench.notCopied, ["the topic of alarms"]);
    });
});
