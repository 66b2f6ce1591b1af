import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { draw, type Mutant } from "./mutant";
import { typescriptMutants } from "./typescriptMutants";
import { vtlMutants } from "./vtlMutants";

const seed = 20261124;

/** The program, and the gateway of the local run. */
const programFolders = ["config", "auth", "stream", "api", "network", "monitoring", "local/gateway"];

/** The mutants that the tests are tried with. */
export function sampleMutants(folder: string): Mutant[] {
    const filesIn = (path: string, ending: string): string[] =>
        readdirSync(join(folder, path))
            .filter((name) => name.endsWith(ending))
            .sort()
            .map((name) => join(path, name));
    const all = (files: readonly string[], mutantsOf: (file: string, text: string) => Mutant[]): Mutant[] =>
        files.flatMap((file) => mutantsOf(file, readFileSync(join(folder, file), "utf8")));
    const program = [
        "index.ts",
        "src/routes.ts",
        ...programFolders.flatMap((name) => filesIn(join("src", name), ".ts")),
    ];
    return [
        ...draw(all(program, typescriptMutants), 150, seed),
        ...draw(all(filesIn("src/api/templates", ".vtl"), vtlMutants), 50, seed),
    ];
}
