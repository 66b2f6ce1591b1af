import { writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { Command } from "commander";
import { runCommand } from "../../local/runCommand";
import { evaluationSteps, measureEvaluation } from "./evaluation";
import { heldSteps, measureHeldRecords } from "./heldRecords";
import { createProgress } from "./progress";
import { report, type Results } from "./report";
import { measureStart, startSteps } from "./start";
import { measureThroughput, throughputSteps } from "./throughput";

const command = new Command("bench")
    .description(
        "Measures the local run, the program's evaluation and the in-memory Kinesis, beside their peers.",
    )
    .option("--json <file>", "write the results there, too, as JSON");

runCommand(command, async () => {
    const { json } = command.opts<{ json?: string }>();
    const { tell, end } = createProgress(throughputSteps + startSteps + evaluationSteps + heldSteps);
    const results: Results = {
        node: process.version,
        cpus: availableParallelism(),
        throughput: await measureThroughput(tell),
        start: await measureStart(tell),
        evaluation: await measureEvaluation(tell),
        held: await measureHeldRecords(tell),
    };
    end();
    if (json !== undefined) {
        writeFileSync(json, `${JSON.stringify(results, undefined, 2)}\n`);
    }
    process.stdout.write(report(results));
});
