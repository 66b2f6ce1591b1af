// Puts records into the data file named, and prints each answer, until it is killed.
import { writeSync } from "node:fs";

import { TestKinesis } from "./fixtures";

const kinesis = new TestKinesis({ dataFile: process.argv[2]! });
kinesis.service.ensureStream({ name: "s", mode: "ON_DEMAND" });
const record = (n: number): object => ({
    Data: Buffer.from(`record ${n}`).toString("base64"),
    PartitionKey: `key ${n % 50}`,
});

for (let n = 0; ; n += 21) {
    const single = kinesis.call("PutRecord", { StreamName: "s", ...record(n) });
    writeSync(1, `${JSON.stringify([single])}\n`);
    const Records = Array.from({ length: 20 }, (_, at) => record(n + 1 + at));
    const batch = kinesis.call("PutRecords", { StreamName: "s", Records });
    writeSync(1, `${JSON.stringify(batch.Records)}\n`);
}
