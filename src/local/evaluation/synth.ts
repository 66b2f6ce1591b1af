import { Command } from "commander";
import { evaluate } from "./evaluate";
import { programFolder } from "./programFolder";
import { readStackSettings } from "./stackConfig";
import { runCommand } from "../runCommand";

const command = new Command("synth")
    .description("Prints what the program declares for a stack, as JSON, without AWS.")
    .option("--stack <name>", "stack whose configuration is read", "dev");

runCommand(command, async () => {
    const { stack } = command.opts<{ stack: string }>();
    const registrations = await evaluate(stack, readStackSettings(programFolder, stack));
    const declaration = registrations.map(({ urn, type, name, parent, id, inputs, outputs }) => ({
        urn,
        type,
        name,
        parent,
        id,
        inputs,
        outputs,
    }));
    process.stdout.write(`${JSON.stringify(declaration, undefined, 2)}\n`);
});
