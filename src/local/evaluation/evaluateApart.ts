import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { join } from "node:path";
import type { ApiFacts } from "../apiFacts";
import type { Declaration } from "../declaration";
import { programFolder } from "./programFolder";
import { readStackSettings } from "./stackConfig";

/** What the program has for a stack. */
export interface Evaluation {
    readonly declaration: Declaration;
    /** What it knows of its API beside. */
    readonly apiFacts: ApiFacts;
}

type Result = Evaluation | { readonly error: string };

/** By its path, as the program's entry point is: nothing here imports the program. */
const factsModule = join(programFolder, "src/tools/openapi/apiFacts");

/**
 * Evaluates the program for a stack in a thread of its own: this one goes on meanwhile, and Pulumi's memory,
 * more than half of the whole, is free again afterwards.
 *
 * @throws Error with what the program, or the stack's configuration, says is wrong.
 */
export async function evaluateApart(stack: string): Promise<Evaluation> {
    const worker = new Worker(__filename, { workerData: stack });
    const result = await new Promise<Result>((resolve, reject) => {
        worker.once("message", resolve);
        worker.once("error", reject);
        // Comes after a message, if there is one.
        worker.once("exit", () => reject(new Error("The program came to its end before it was evaluated.")));
    });
    await worker.terminate();
    if ("error" in result) {
        throw new Error(result.error);
    }
    return result;
}

async function evaluateHere(stack: string): Promise<Result> {
    try {
        // The thread that asks does without Pulumi.
        // eslint-disable-next-line @typescript-eslint/no-require-imports
        const { evaluate } = require("./evaluate") as typeof import("./evaluate");
        const declaration = await evaluate(stack, readStackSettings(programFolder, stack));
        // eslint-disable-next-line @typescript-eslint/no-require-imports
        const { apiFacts } = require(factsModule) as Pick<Evaluation, "apiFacts">;
        return { declaration, apiFacts };
    } catch (error) {
        return { error: error instanceof Error ? error.message : String(error) };
    }
}

if (!isMainThread) {
    void evaluateHere(workerData as string).then((result) => parentPort?.postMessage(result));
}
