// Puts records to an in-memory Kinesis, and prints what that costs as JSON; see heldRecords.ts.
import { Bench } from "tinybench";
import { InMemoryKinesis } from "../../local/kinesis/inMemoryKinesis";
import type { Held } from "./heldRecords";
import { batch, straightTo, type Action } from "./requests";
import { medians } from "./statistics";

const levels = [0, 100_000, 1_000_000];
/** Odd, for a median, and few calls in each, as they leave their records behind. */
const rounds = 9;
const calls: Readonly<Record<Action, number>> = { PutRecord: 1000, PutRecords: 10 };
const warmUpRounds = 15;

const actions: readonly Action[] = ["PutRecord", "PutRecords"];
const streamName = "measured";

class Filled {
    private readonly kinesis = new InMemoryKinesis({ region: "us-east-1", accountId: "000000000000" });
    private readonly bodies = {
        PutRecord: straightTo("PutRecord", "", streamName).bodies,
        PutRecords: straightTo("PutRecords", "", streamName).bodies,
    };
    private next = 0;
    held = 0;

    constructor() {
        this.kinesis.ensureStream({ name: streamName, mode: "ON_DEMAND" });
    }

    put(action: Action): void {
        const bodies = this.bodies[action];
        const { status, body } = this.kinesis.call(action, bodies[this.next++ % bodies.length]!);
        if (status !== 200) {
            throw new Error(`${action}: ${status} ${body}`);
        }
        this.held += batch[action];
    }

    fill(records: number): void {
        while (this.held < records) {
            this.put("PutRecords");
        }
    }
}

/** Mean microseconds of a call of each action. */
async function measureRound(filled: Filled): Promise<Record<Action, number>> {
    const means = {} as Record<Action, number>;
    for (const action of actions) {
        const bench = new Bench({ time: 0, iterations: calls[action], warmup: false });
        bench.add(action, () => filled.put(action));
        const [task] = await bench.run();
        means[action] = task!.result!.latency.mean * 1000;
    }
    return means;
}

async function measure(filled: Filled, records: number): Promise<Held> {
    filled.fill(records);
    global.gc?.();
    const residentBytes = process.memoryUsage.rss();
    const measurements = [];
    for (let round = 0; round < rounds; round++) {
        measurements.push(await measureRound(filled));
    }
    return { records, microseconds: medians(measurements), residentBytes };
}

async function warmUp(): Promise<void> {
    const filled = new Filled();
    for (let round = 0; round < warmUpRounds; round++) {
        await measureRound(filled);
    }
}

async function run(): Promise<void> {
    await warmUp();
    const filled = new Filled();
    const results: Held[] = [];
    for (const records of levels) {
        results.push(await measure(filled, records));
    }
    console.log(JSON.stringify(results));
}

void run();
