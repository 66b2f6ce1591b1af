import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Mocha from "mocha";
import { transform } from "sucrase";
import { type Mutant, mutate } from "./mutant";

/** A copy of the project, in which this process stands: nobody else reads or writes it. */
const folder = process.cwd();

/** How long a test may take, in milliseconds: longer than its own limit, because the machine may be busy. */
const patience = 40_000;

const compiled = new Map<string, string>();

// As the loader does, but each text once: a mutant changes one file of hundreds.
require.extensions[".ts"] = (module, path) => {
    const text = readFileSync(path, "utf8");
    const code = compiled.get(text) ?? transform(text, { transforms: ["imports", "typescript"] }).code;
    compiled.set(text, code);
    (module as NodeModule & { _compile(code: string, path: string): void })._compile(code, path);
};

/** What the worker is told. */
export interface Task {
    readonly mutant: Mutant;
    /** The spec files, in the order in which they are run. */
    readonly specs: readonly string[];
}

/** What the worker says: that it still goes on, and what came of a mutant. */
export type Message = { readonly progress: string } | Result;

export interface Result {
    /** The test that fails; undefined for a mutant that lives. */
    readonly killer?: string;
    /** Whether that test passes once the mutant is gone. If not, it is not the mutant that it sees. */
    readonly passesWithout?: boolean;
}

process.on("message", ({ mutant, specs }: Task) => {
    void judge(mutant, specs).then((result) => process.send?.(result));
});
process.once("disconnect", () => process.exit());

async function judge(mutant: Mutant, specs: readonly string[]): Promise<Result> {
    const path = join(folder, mutant.file);
    const text = readFileSync(path, "utf8");
    writeFileSync(path, mutate(text, mutant));
    try {
        const failure = await firstFailure(specs);
        writeFileSync(path, text);
        if (failure === undefined) {
            return {};
        }
        const again = await firstFailure([failure.spec], failure.test);
        return { killer: failure.killer, passesWithout: again === undefined };
    } finally {
        writeFileSync(path, text);
    }
}

interface Failure {
    readonly spec: string;
    /** Its full title; undefined where there is none to run it by: a hook, or the file itself. */
    readonly test?: string;
    readonly killer: string;
}

/** Runs spec files, one after another, until a test fails. The packages stay loaded; all else is loaded anew. */
async function firstFailure(specs: readonly string[], test?: string): Promise<Failure | undefined> {
    unload();
    for (const spec of specs) {
        process.send?.({ progress: spec });
        const failure = await failureOf(spec, test);
        if (failure !== undefined) {
            return failure;
        }
    }
    return undefined;
}

async function failureOf(spec: string, test?: string): Promise<Failure | undefined> {
    const mocha = new Mocha({ bail: true, timeout: patience, reporter: class {} as never });
    if (test !== undefined) {
        mocha.fgrep(test);
    }
    try {
        const setup = join(folder, "tests/support/setup.ts");
        // eslint-disable-next-line @typescript-eslint/no-require-imports
        mocha.rootHooks((require(setup) as { mochaHooks: Mocha.RootHookObject }).mochaHooks);
        await mocha.addFile(join(folder, spec)).loadFilesAsync();
    } catch (error) {
        return { spec, killer: `${spec}: ${String(error).split("\n")[0]}` };
    }
    let failure: Failure | undefined;
    await new Promise((resolve) => {
        mocha.run(resolve).on("fail", (failed: Mocha.Test | Mocha.Hook) => {
            const title = failed.fullTitle();
            failure ??= {
                spec,
                test: failed.type === "test" ? title : undefined,
                killer: `${spec}: ${title}`,
            };
        });
    });
    return failure;
}

function unload(): void {
    process.removeAllListeners("unhandledRejection");
    for (const path of Object.keys(require.cache)) {
        if (path.startsWith(folder + "/")) {
            delete require.cache[path];
        }
    }
}
