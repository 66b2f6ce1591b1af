import { signIn, startLocalRun } from "./localRun";
import { residentBytes } from "./memory";
import type { Tell } from "./progress";
import { throughGateway } from "./requests";
import { medians } from "./statistics";

const runs = 3;
export const startSteps = runs;

/** From `npm run local` to the first record of a user who signs up. */
export interface Start {
    readonly seconds: number;
    /** Resident memory then, of npm, its shell and node. */
    readonly residentBytes: number;
}

/** The median of several starts. */
export async function measureStart(tell: Tell): Promise<Start> {
    const measurements = [];
    for (let run = 1; run <= runs; run++) {
        tell(`start of npm run local, ${run} of ${runs}`);
        measurements.push(await startOnce());
    }
    return medians(measurements);
}

async function startOnce() {
    const began = performance.now();
    const run = await startLocalRun([], ["npm", "run", "--silent", "local", "--"]);
    const { url, method, headers, bodies } = throughGateway(
        "PutRecord",
        run.outputs,
        await signIn(run.outputs),
    );
    const answer = await fetch(url, { method, headers, body: bodies[0] });
    const seconds = (performance.now() - began) / 1000;
    if (answer.status !== 200) {
        throw new Error(`The first record: ${answer.status} ${await answer.text()}`);
    }
    const measured = { seconds, residentBytes: residentBytes(run.pid) };
    await run.stop();
    return measured;
}
