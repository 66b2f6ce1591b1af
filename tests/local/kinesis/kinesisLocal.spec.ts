import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";

import type { KinesisService } from "../../../src/local/kinesis/service";
import { cases } from "./cases";
import type { Difference, Expected } from "./cases/case";
import type { KinesisLocal } from "../../support/kinesisLocal";
import { startKinesisLocal } from "../../support/kinesisLocal";
import { match } from "./match";
import { runCase } from "./runCase";

describe("kinesis-local answers as AWS does, but for the differences listed", () => {
    let local: KinesisLocal;
    before(async () => {
        local = await startKinesisLocal();
    });
    after(() => local.stop());

    it("everywhere: null for what AWS leaves out, EncryptionType NONE, errors in words of its own", async () => {
        await createStream(local.kinesis, "a-stream", 1);
        const put = await local.kinesis.call(
            "PutRecords",
            '{"StreamName":"a-stream","Records":[{"Data":"","PartitionKey":"a"}]}',
        );
        match(JSON.parse(put.body), {
            EncryptionType: "NONE",
            FailedRecordCount: 0,
            Records: [
                {
                    ErrorCode: null,
                    ErrorMessage: null,
                    SequenceNumber: /^\d{56}$/,
                    ShardId: /^shardId-0{12}$/,
                },
            ],
        });
        const refusal = await local.kinesis.call("DeleteStream", '{"StreamName":"nowhere"}');
        assert.deepEqual(JSON.parse(refusal.body), {
            __type: "ResourceNotFoundException",
            message: "Stream arn arn:aws:kinesis:us-east-1:000000000000:stream/nowhere not found",
        });
    });

    cases.forEach((entry, at) => {
        it(entry.name, async () => {
            const stream = `case-${String(at).padStart(3, "0")}-x`;
            await createStream(local.kinesis, stream, entry.shardCount);
            await runCase(local.kinesis, entry, stream, (actual, { kinesisLocal }, expected, place) => {
                if (kinesisLocal !== undefined) {
                    matchDifference(actual, kinesisLocal, place);
                } else if (expected.status === 200) {
                    match(withoutExtras(actual), withoutExtras(expected), place);
                } else {
                    matchDifference(actual, { status: expected.status, code: codeOf(expected) }, place);
                }
            });
        });
    });
});

function matchDifference(actual: Expected, { body, ...outcome }: Difference, place: string): void {
    assert.deepEqual({ status: actual.status, code: codeOf(actual) }, { code: undefined, ...outcome }, place);
    if (body !== undefined) {
        match(withoutExtras(actual.body), body, place);
    }
}

function codeOf({ body }: Expected): string | undefined {
    return (body as { __type?: string }).__type;
}

/** Without what kinesis-local says everywhere and AWS does not. */
function withoutExtras(value: unknown): unknown {
    if (typeof value !== "object" || value === null || value instanceof RegExp) {
        return value;
    }
    if (Array.isArray(value)) {
        return value.map(withoutExtras);
    }
    const kept = Object.entries(value).filter(
        ([key, inner]) => inner !== null && !(key === "EncryptionType" && inner === "NONE"),
    );
    return Object.fromEntries(kept.map(([key, inner]) => [key, withoutExtras(inner)]));
}

async function createStream(
    kinesis: KinesisService,
    name: string,
    shardCount: number | undefined,
): Promise<void> {
    const size =
        shardCount === undefined
            ? { StreamModeDetails: { StreamMode: "ON_DEMAND" } }
            : { ShardCount: shardCount };
    await kinesis.call("CreateStream", JSON.stringify({ StreamName: name, ...size }));
    const isActive = async (): Promise<boolean> => {
        const { body } = await kinesis.call("DescribeStreamSummary", JSON.stringify({ StreamName: name }));
        return body.includes('"ACTIVE"');
    };
    while (!(await isActive())) {
        await sleep(10);
    }
}
