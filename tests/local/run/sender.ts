import type { Answer, Client } from "../../support/client";
import type { Place, StoredRecord } from "./storedRecords";

/**
 * Somebody who puts one record, or one batch, after the other's answer. Record n of a sender says so in its data,
 * and its partition key is one of five that no other sender has.
 */
export class Sender {
    /** Its records that were answered with 200, at the places that the answers name. */
    readonly acknowledged: StoredRecord[] = [];
    private sent = 0;

    constructor(
        private readonly client: Client,
        private readonly name: string,
    ) {}

    async putOne(): Promise<Answer> {
        const { key, data } = this.nextRecord();
        const answer = await this.client.put("/record", { Data: data, PartitionKey: key });
        if (answer.status === 200) {
            this.acknowledged.push({ key, data, ...placeOf(JSON.parse(answer.body)) });
        }
        return answer;
    }

    async putBatch(count: number): Promise<Answer> {
        const batch = Array.from({ length: count }, () => this.nextRecord());
        const records = batch.map(({ key, data }) => ({ data, "partition-key": key }));
        const answer = await this.client.put("/records", { records });
        if (answer.status === 200) {
            const { Records } = JSON.parse(answer.body) as { Records: unknown[] };
            this.acknowledged.push(...batch.map((record, at) => ({ ...record, ...placeOf(Records[at]) })));
        }
        return answer;
    }

    private nextRecord(): { key: string; data: string } {
        const number = this.sent++;
        return { key: `${this.name} ${number % 5}`, data: `${this.name} ${number}` };
    }
}

function placeOf(answer: unknown): Place {
    const { ShardId, SequenceNumber } = answer as Place;
    return { ShardId, SequenceNumber };
}
