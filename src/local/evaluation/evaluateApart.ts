import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { join } from "node:path";
import type { ApiFacts } from "../apiFacts";
import type { Declaration } from "../declaration";
import { otherProgram } from "./otherProgram";
import { programFolder } from "./programFolder";
import { readStackSettings, type StackSettings } from "./stackConfig";

/** What the program has for a stack. */
export interface Evaluation {
    readonly declaration: Declaration;
    /** What it knows of its API beside. */
    readonly apiFacts: ApiFacts;
    /** The stack's configuration; keys of the project's own without its name. */
    readonly config: StackSettings["config"];
}

interface Asked {
    readonly stack: string;
    readonly folder?: string;
}

type Result = Evaluation | { readonly error: string };

/** By its path, as the program's entry point is: nothing here imports the program. */
const factsModule = join(programFolder, "src/tools/openapi/apiFacts");

/**
 * Evaluates the program for a stack in a thread of its own: this one goes on meanwhile, and Pulumi's memory,
 * more than half of the whole, is free again afterwards.
 *
 * @param signal ends it before its time
 * @param folder of another program. Defaults to this one's
 * @throws Error with what the program, or the stack's configuration, says is wrong.
 */
export async function evaluateApart(
    stack: string,
    signal?: AbortSignal,
    folder?: string,
): Promise<Evaluation> {
    const worker = new Worker(__filename, { workerData: { stack, folder } satisfies Asked });
    signal?.addEventListener("abort", () => void worker.terminate());
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

async function evaluateHere({ stack, folder }: Asked): Promise<Result> {
    try {
        // The thread that asks does without Pulumi.
        // eslint-disable-next-line @typescript-eslint/no-require-imports
        const { evaluate } = require("./evaluate") as typeof import("./evaluate");
        const settings = readStackSettings(folder ?? programFolder, stack);
        const declaration = await evaluate(
            stack,
            settings,
            folder === undefined ? undefined : otherProgram(folder),
        );
        // eslint-disable-next-line @typescript-eslint/no-require-imports
        const { apiFacts } = require(factsModule) as Pick<Evaluation, "apiFacts">;
        return { declaration, apiFacts, config: ownKeys(settings) };
    } catch (error) {
        return { error: error instanceof Error ? error.message : String(error) };
    }
}

function ownKeys({ project, config }: StackSettings): StackSettings["config"] {
    return Object.fromEntries(
        Object.entries(config).map(([key, value]) => [
            key.startsWith(`${project}:`) ? key.slice(project.length + 1) : key,
            value,
        ]),
    );
}

if (!isMainThread) {
    void evaluateHere(workerData as Asked).then((result) => parentPort?.postMessage(result));
}
