import { writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { Command } from "commander";
import { runCommand } from "../../local/runCommand";
import { createProgress } from "./progress";
import { chosen, sections } from "./sections";

const command = new Command("bench")
    .description("Measures the local run, beside others where that tells more.")
    .argument("[part...]", `what to measure, of ${sections.map(({ name }) => name).join(", ")}; all for none`)
    .option("--json <file>", "write the results there, too, as JSON");

runCommand(command, async () => {
    const measured = chosen(command.args);
    const { json } = command.opts<{ json?: string }>();
    const { tell, end } = createProgress(measured.reduce((sum, { steps }) => sum + steps, 0));
    const [node, cpus] = [process.version, availableParallelism()];
    const results: Record<string, unknown> = { node, cpus };
    print([`Measured with Node.js ${node} on ${cpus} CPUs, which the load shares with what it measures.`]);
    for (const { name, title, measure } of measured) {
        const { figures, table } = await measure(tell);
        results[name] = figures;
        end();
        print(["", title, ...table]);
    }
    if (json !== undefined) {
        writeFileSync(json, `${JSON.stringify(results, undefined, 2)}\n`);
    }
});

function print(lines: readonly string[]): void {
    process.stdout.write(`${lines.join("\n")}\n`);
}
