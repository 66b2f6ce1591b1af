import assert from "node:assert/strict";
import type { LocalRun } from "../../../src/local/localRun";
import { serve, serviceAt, signIn } from "../../support/gateway";
import { Client } from "../../support/client";
import { Sender } from "./sender";
import { assertStored, readStream } from "./storedRecords";

/** 16 senders, each of which waits for an answer before it puts again. */
const senderCount = 16;
const singlesOfSender = 125;
const batchSize = 500;
/** 20 batches are 10,000 records: one of each sender, and a second one of the first four. */
const batchesOfSender = (sender: number) => (sender < 4 ? 2 : 1);

describe("Load of 16 connections at once", () => {
    let run: LocalRun;
    let client: Client;
    before(async () => {
        run = await serve();
        const { IdToken } = await signIn(run.outputs, serviceAt(run.outputs.endpoint));
        client = new Client(run.outputs, IdToken, senderCount);
    });
    after(async () => {
        client.close();
        await run.close();
    });

    it("stores 12,000 records, none lost, none twice, in order, where their answers say", async () => {
        const senders = Array.from({ length: senderCount }, (_, at) => new Sender(client, `sender ${at}`));
        const statuses = await Promise.all(
            senders.map(async (sender, at) => {
                const answers: number[] = [];
                for (let single = 0; single < singlesOfSender; single++) {
                    answers.push((await sender.putOne()).status);
                    if (single % 50 === 0 && single < batchesOfSender(at) * 50) {
                        answers.push((await sender.putBatch(batchSize)).status);
                    }
                }
                return answers;
            }),
        );
        assert.deepEqual([...new Set(statuses.flat())], [200]);
        assert.equal(statuses.flat().length, 2000 + 20);
        assert.equal(client.sockets.size, senderCount);

        const stored = await readStream(run.outputs);
        const acknowledged = senders.flatMap((sender) => sender.acknowledged);
        assert.equal(acknowledged.length, 12_000);
        assert.equal(stored.length, 12_000);
        assert.ok(new Set(stored.map(({ ShardId }) => ShardId)).size > 1);
        assertStored(stored, acknowledged);
    });
});
