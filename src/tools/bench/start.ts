import { figure, megabytes, table } from "./format";
import { signIn, startByNpm } from "./localRun";
import { usageOf } from "./processGroup";
import { putRecord } from "./scenarios/putRecord";
import { throughTheGateway } from "./scenarios/scenario";
import type { Section } from "./section";
import { medians } from "./statistics";

const runs = 3;

/** From `npm run local` to the first record of a user who signs up: the median of several starts. */
export const start: Section = {
    name: "start",
    title: "From npm run local to the first record stored",
    steps: runs,
    measure: async (tell) => {
        const measurements = [];
        for (let run = 1; run <= runs; run++) {
            tell(`start of npm run local, ${run} of ${runs}`);
            measurements.push(await startOnce());
        }
        const figures = medians(measurements);
        return { figures, table: tableOf(figures) };
    },
};

interface Start {
    readonly seconds: number;
    /** On a CPU, of npm, its shell and node. */
    readonly cpuSeconds: number;
    /** Resident memory of the same, at the end. */
    readonly residentBytes: number;
}

async function startOnce(): Promise<Readonly<Record<keyof Start, number>>> {
    const began = performance.now();
    const { outputs, pid, stop } = await startByNpm();
    const run = { outputs, tokens: await signIn(outputs) };
    const { url, method, headers, bodies } = await putRecord.ways[throughTheGateway]!(run);
    const answer = await fetch(url, { method, headers, body: bodies[0] });
    const seconds = (performance.now() - began) / 1000;
    if (answer.status !== 200) {
        throw new Error(`The first record: ${answer.status} ${await answer.text()}`);
    }
    const measured = { seconds, ...usageOf(pid) };
    await stop();
    return measured;
}

function tableOf({ seconds, cpuSeconds, residentBytes }: Start): string[] {
    return table([
        ["", "s", "CPU s", "resident MB"],
        ["npm run local", figure(seconds), figure(cpuSeconds), megabytes(residentBytes)],
    ]);
}
