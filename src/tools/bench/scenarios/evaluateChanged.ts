// Prints, as JSON, what the program declares for the stack dev with the keys changed that its argument names.
import { evaluate } from "../../../local/evaluation/evaluate";
import { programFolder } from "../../../local/evaluation/programFolder";
import { readStackSettings } from "../../../local/evaluation/stackConfig";

async function run(changes: Readonly<Record<string, unknown>>): Promise<void> {
    const { project, config } = readStackSettings(programFolder, "dev");
    const changed = Object.entries(changes).map(([key, value]) => [
        `${project}:${key}`,
        JSON.stringify(value),
    ]);
    const settings = { project, config: { ...config, ...(Object.fromEntries(changed) as typeof config) } };
    process.stdout.write(JSON.stringify(await evaluate("dev", settings)));
}

void run(JSON.parse(process.argv[2]!) as Record<string, unknown>);
