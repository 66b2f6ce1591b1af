import { setTimeout as sleep } from "node:timers/promises";

import { KinesisService } from "../../../src/local/kinesis/service";
import { Case, cases } from "./cases";
import { KinesisLocal, startKinesisLocal } from "./kinesisLocal";
import { runCase } from "./runCase";

describe("kinesis-local answers as AWS does, but for the differences listed", () => {
    let local: KinesisLocal;
    before(async () => {
        local = await startKinesisLocal();
    });
    after(() => local.stop());

    cases.forEach((entry, at) => {
        it(entry.name, async () => {
            const stream = `stream-${String(at).padStart(3, "0")}`;
            await createStream(local.kinesis, stream, entry);
            await runCase(local.kinesis, entry, stream, (step, seen) => step.kinesisLocal ?? step.expected(seen));
        });
    });
});

async function createStream(kinesis: KinesisService, name: string, { shardCount }: Case): Promise<void> {
    const details =
        shardCount === undefined ? { StreamModeDetails: { StreamMode: "ON_DEMAND" } } : { ShardCount: shardCount };
    await kinesis.call("CreateStream", JSON.stringify({ StreamName: name, ...details }));
    const isActive = async (): Promise<boolean> => {
        const { body } = await kinesis.call("DescribeStreamSummary", JSON.stringify({ StreamName: name }));
        return body.includes('"ACTIVE"');
    };
    while (!(await isActive())) {
        await sleep(10);
    }
}
