import { Command } from "commander";
import { evaluate } from "./evaluate";
import { otherProgram } from "./otherProgram";
import { programFolder } from "./programFolder";
import { readStackSettings } from "./stackConfig";
import { runCommand } from "../runCommand";

const command = new Command("synth")
    .description("Prints what the program declares for a stack, as JSON, without AWS.")
    .option("--stack <name>", "stack whose configuration is read", "dev")
    .option("--program <folder>", "another Pulumi program, one in TypeScript or JavaScript");

runCommand(command, async () => {
    const { stack, program: folder } = command.opts<{ stack: string; program?: string }>();
    const settings = readStackSettings(folder ?? programFolder, stack);
    const program = folder === undefined ? undefined : otherProgram(folder);
    const registrations = await evaluate(stack, settings, program);
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
