// Puts records to an in-memory Kinesis, and prints what that costs as JSON; see held.ts.
import { InMemoryKinesis } from "../../local/kinesis/inMemoryKinesis";
import type { Held, Level } from "./held";
import { putRecord, putRecordInputs } from "./scenarios/putRecord";
import { putRecords, putRecordsInput } from "./scenarios/putRecords";
import { medians } from "./statistics";

type Action = keyof Level["microseconds"];
const batch: Readonly<Record<Action, number>> = {
    PutRecord: putRecord.records,
    PutRecords: putRecords.records,
};

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
        PutRecord: putRecordInputs(streamName),
        PutRecords: [putRecordsInput(streamName)],
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

/** Mean microseconds of CPU time that a call of each action takes, its part of garbage collection included. */
function measureRound(filled: Filled): Record<Action, number> {
    const means = {} as Record<Action, number>;
    for (const action of actions) {
        const before = process.cpuUsage();
        for (let call = 0; call < calls[action]; call++) {
            filled.put(action);
        }
        const { user, system } = process.cpuUsage(before);
        means[action] = (user + system) / calls[action];
    }
    return means;
}

function measure(filled: Filled, records: number): Level {
    filled.fill(records);
    const residentBytes = residentNow();
    const measurements = Array.from({ length: rounds }, () => measureRound(filled));
    return { records, microseconds: medians(measurements), residentBytes };
}

function residentNow(): number {
    global.gc!();
    return process.memoryUsage.rss();
}

function warmUp(): void {
    const filled = new Filled();
    for (let round = 0; round < warmUpRounds; round++) {
        measureRound(filled);
    }
}

const emptyBytes = residentNow();
warmUp();
const filled = new Filled();
const held: Held = { emptyBytes, levels: levels.map((records) => measure(filled, records)) };
console.log(JSON.stringify(held));
