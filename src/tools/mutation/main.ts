import { writeFileSync } from "node:fs";
import { Command } from "commander";
import { programFolder } from "../../local/evaluation/programFolder";
import { runCommand } from "../../local/runCommand";
import { Judge } from "./judge";
import type { Mutant } from "./mutant";
import { sampleMutants } from "./sample";
import { specFilesFor } from "./specFiles";

const command = new Command("mutation")
    .description(
        "Changes the program and the gateway in 200 places, one at a time, and prints which changes no test sees.",
    )
    .option("--only <numbers>", "only the mutants of these numbers: 3,17")
    .option("--likely", "only the specs of a file's own area and of the program as a whole", false)
    .option("--specs <text>", "only the spec files with this text in their path", "")
    .option("--processes <count>", "how many are tried at a time", "2")
    .option("--out <file>", "writes what lives as JSON");

interface Options {
    readonly only?: string;
    readonly likely: boolean;
    readonly specs: string;
    readonly processes: string;
    readonly out?: string;
}

runCommand(command, async () => {
    const { only, likely, specs, processes, out } = command.opts<Options>();
    const numbers = only?.split(",").map(Number);
    const mutants = sampleMutants(programFolder)
        .map((mutant, index) => ({ number: index + 1, mutant }))
        .filter(({ number }) => numbers === undefined || numbers.includes(number));
    const waiting = [...mutants];
    const alive: Mutant[] = [];
    const specsFor = (file: string): string[] =>
        specFilesFor(file, programFolder, likely).filter((path) => path.includes(specs));
    const judges = Array.from({ length: Number(processes) }, () => new Judge(programFolder, specsFor));
    try {
        await Promise.all(
            judges.map(async (judge) => {
                for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
                    const began = performance.now();
                    const killer = await judge.killerOf(next.mutant);
                    if (killer === undefined) {
                        alive.push(next.mutant);
                    }
                    print(next.number, next.mutant, (performance.now() - began) / 1000, killer);
                }
            }),
        );
    } finally {
        judges.forEach((judge) => judge.close());
    }
    console.log(`${mutants.length - alive.length} of ${mutants.length} mutants are killed.`);
    if (out !== undefined) {
        writeFileSync(out, JSON.stringify(alive.map(entryOf), undefined, 2) + "\n");
    }
    process.exitCode = alive.length > mutants.length / 10 ? 1 : 0;
});

function entryOf({ file, line, operator, original, replacement }: Mutant) {
    return { file, line, operator, original, replacement };
}

function print(
    number: number,
    { file, line, operator, original, replacement }: Mutant,
    seconds: number,
    killer?: string,
): void {
    const brief = (text: string): string => JSON.stringify(text.replace(/\s+/g, " ").slice(0, 60));
    const change = `${operator} ${brief(original)} -> ${brief(replacement)}`;
    console.log(`${number} ${file}:${line} ${change}: ${killer ?? "LIVES"} (${seconds.toFixed(1)} s)`);
}
