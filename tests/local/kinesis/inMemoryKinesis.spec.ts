import { InMemoryKinesis } from "../../../src/local/kinesis/inMemoryKinesis";
import { cases } from "./cases";
import { runCase } from "./runCase";

describe("InMemoryKinesis answers as AWS does", () => {
    for (const entry of cases) {
        it(entry.name, async () => {
            const kinesis = new InMemoryKinesis({ region: "us-east-1", accountId: "000000000000" });
            const { shardCount } = entry;
            kinesis.ensureStream(
                shardCount === undefined
                    ? { name: "stream", mode: "ON_DEMAND" }
                    : { name: "stream", mode: "PROVISIONED", shardCount },
            );
            await runCase(kinesis, entry, "stream", (step, seen) => step.expected(seen));
        });
    }
});
