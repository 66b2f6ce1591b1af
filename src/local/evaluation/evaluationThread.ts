import Module from "node:module";
import { join } from "node:path";
import { parentPort } from "node:worker_threads";
import { evaluate } from "./evaluate";
import type { Answer, Asked, Evaluation } from "./evaluateApart";
import { programFolder } from "./programFolder";

// What evaluateApart.ts starts: a thread that evaluates one program, and tells what came of it.

/** By its path, as the program's entry point is: nothing here imports the program. */
const factsModule = join(programFolder, "src/tools/openapi/apiFacts");

async function answer({ stack, settings, folder }: Asked): Promise<Answer> {
    try {
        const declaration = await evaluate(stack, settings, folder === undefined ? undefined : other(folder));
        // eslint-disable-next-line @typescript-eslint/no-require-imports
        const { apiFacts } = require(factsModule) as Pick<Evaluation, "apiFacts">;
        return { declaration, apiFacts };
    } catch (error) {
        return { error: error instanceof Error ? error.message : String(error) };
    }
}

function other(folder: string): () => Promise<unknown> {
    // It reads that program's project file, whose parser this one's evaluation does without.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { otherProgram } = require("./otherProgram") as typeof import("./otherProgram");
    return otherProgram(folder);
}

// Node 22 keeps what it has compiled for the next thread, at its end; this one is ended before it comes to that.
const { flushCompileCache } = Module as { flushCompileCache?: () => void };

parentPort!.once("message", (asked: Asked) => {
    void answer(asked).then((answered) => {
        flushCompileCache?.();
        parentPort!.postMessage(answered);
    });
});
