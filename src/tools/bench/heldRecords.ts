import { join } from "node:path";
import { node } from "./localRun";
import { runProcess } from "./processes";
import type { Tell } from "./progress";
import type { Action } from "./requests";

export const heldSteps = 1;

/** What a put costs the in-memory Kinesis while it holds so many records. */
export interface Held {
    readonly records: number;
    /** Microseconds of a call. */
    readonly microseconds: Readonly<Record<Action, number>>;
    readonly residentBytes: number;
}

/** Measures in a process of its own, whose memory is the Kinesis's alone. */
export async function measureHeldRecords(tell: Tell): Promise<Held[]> {
    tell("the in-memory Kinesis with up to 1,000,000 records");
    const [command, ...options] = node;
    const output = await runProcess([command, "--expose-gc", ...options, join(__dirname, "fillKinesis.ts")]);
    return JSON.parse(output) as Held[];
}
