import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { figure, megabytes, table, times } from "./format";
import { createOneBucket } from "./oneBucket";
import { runProcess } from "./processes";
import type { Tell } from "./progress";
import type { Section } from "./section";
import { medians, ratio } from "./statistics";
import { temporaryFolder } from "./temporaryFolder";

const runs = 3;

/** Each is evaluated several times, in turn; the medians count. */
export const evaluation: Section = {
    name: "evaluation",
    title: "Evaluation of a program",
    steps: runs,
    measure: async (tell) => {
        const figures = await measureEvaluations(tell);
        return { figures, table: tableOf(figures) };
    },
};

interface Evaluation {
    readonly seconds: number;
    /** The most memory that was resident, summed up over its node processes. */
    readonly peakBytes: number;
}

/** The program, through npm, and Pulumi's one-bucket template in the bare process of node. */
interface Evaluations {
    readonly synth: Evaluation;
    /** Type-checked, as after an edit. */
    readonly template: Evaluation;
    /** Compiled before. */
    readonly templateAgain: Evaluation;
}

async function measureEvaluations(tell: Tell): Promise<Evaluations> {
    const template = createOneBucket();
    const measurements: Evaluations[] = [];
    for (let run = 1; run <= runs; run++) {
        tell(`evaluation of the program, and of the one-bucket template, ${run} of ${runs}`);
        template.forget();
        measurements.push({
            synth: await evaluate(["npm", "run", "--silent", "synth"]),
            template: await evaluate(template.command, template.folder),
            templateAgain: await evaluate(template.command, template.folder),
        });
    }
    return {
        synth: medians(measurements.map(({ synth }) => synth)),
        template: medians(measurements.map(({ template }) => template)),
        templateAgain: medians(measurements.map(({ templateAgain }) => templateAgain)),
    };
}

function tableOf({ synth, template, templateAgain }: Evaluations): string[] {
    const row = (name: string, { seconds, peakBytes }: Evaluation) => [
        name,
        figure(seconds),
        megabytes(peakBytes),
        times(ratio(seconds, template.seconds)),
        times(ratio(peakBytes, template.peakBytes)),
    ];
    return table([
        ["", "s", "peak MB", "time to template", "memory to template"],
        row("npm run synth", synth),
        row("one-bucket template", template),
        row("one-bucket template, compiled before", templateAgain),
    ]);
}

/** Each node process writes its peak to the file when it ends, npm's included. */
const hook = `
if (require("node:worker_threads").isMainThread) {
    process.on("exit", () => {
        require("node:fs").appendFileSync(process.env.BENCH_PEAKS, process.resourceUsage().maxRSS + "\\n");
    });
}`;

async function evaluate(command: readonly string[], cwd?: string): Promise<Evaluation> {
    const folder = temporaryFolder();
    const [hookFile, peaks] = [join(folder, "hook.js"), join(folder, "peaks")];
    writeFileSync(hookFile, hook);
    const began = performance.now();
    await runProcess(command, { cwd, env: { NODE_OPTIONS: `--require ${hookFile}`, BENCH_PEAKS: peaks } });
    const seconds = (performance.now() - began) / 1000;
    const kilobytes = readFileSync(peaks, "utf8").trim().split("\n").map(Number);
    return { seconds, peakBytes: kilobytes.reduce((sum, peak) => sum + peak, 0) * 1024 };
}
