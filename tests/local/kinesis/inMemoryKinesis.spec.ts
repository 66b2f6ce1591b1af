import { InMemoryKinesis } from "../../../src/local/kinesis/inMemoryKinesis";
import { cases } from "./cases";
import { match } from "./match";
import { runCase } from "./runCase";

describe("InMemoryKinesis answers as AWS does", () => {
    for (const entry of cases) {
        it(entry.name, async () => {
            const kinesis = new InMemoryKinesis({ region: "us-east-1", accountId: "000000000000" });
            const { shardCount } = entry;
            kinesis.ensureStream({
                name: "stream",
                mode: shardCount === undefined ? "ON_DEMAND" : "PROVISIONED",
                ...(shardCount && { shardCount }),
            });
            await runCase(kinesis, entry, "stream", (actual, _, expected, place) =>
                match(actual, expected, place),
            );
        });
    }
});
