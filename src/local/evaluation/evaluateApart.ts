import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { ApiFacts } from "../apiFacts";
import type { Declaration } from "../declaration";
import { programFolder } from "./programFolder";
import type { StackSettings } from "./stackConfig";

/** What the program has for a stack. */
export interface Evaluation {
    readonly declaration: Declaration;
    /** What it knows of its API beside. */
    readonly apiFacts: ApiFacts;
    /** The stack's configuration; keys of the project's own without its name. */
    readonly config: StackSettings["config"];
}

/** What the thread is asked. */
export interface Asked {
    readonly stack: string;
    readonly settings: StackSettings;
    /** Folder of another program. */
    readonly folder?: string;
}

/** What it answers. */
export type Answer = Pick<Evaluation, "declaration" | "apiFacts"> | { readonly error: string };

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
    const worker = new Worker(join(__dirname, "evaluationThread.ts"));
    signal?.addEventListener("abort", () => void worker.terminate());
    try {
        // While the thread loads Pulumi's SDK.
        // eslint-disable-next-line @typescript-eslint/no-require-imports
        const { readStackSettings } = require("./stackConfig") as typeof import("./stackConfig");
        const settings = readStackSettings(folder ?? programFolder, stack);
        worker.postMessage({ stack, settings, folder } satisfies Asked);
        const answer = await answerOf(worker);
        if ("error" in answer) {
            throw new Error(answer.error);
        }
        return { ...answer, config: ownKeys(settings) };
    } finally {
        await worker.terminate();
    }
}

function answerOf(worker: Worker): Promise<Answer> {
    return new Promise((resolve, reject) => {
        worker.once("message", resolve);
        worker.once("error", reject);
        // Comes after a message, if there is one.
        worker.once("exit", () => reject(new Error("The program came to its end before it was evaluated.")));
    });
}

function ownKeys({ project, config }: StackSettings): StackSettings["config"] {
    return Object.fromEntries(
        Object.entries(config).map(([key, value]) => [
            key.startsWith(`${project}:`) ? key.slice(project.length + 1) : key,
            value,
        ]),
    );
}
