import { relative } from "node:path";
import { RunError } from "@pulumi/pulumi";
import { programFolder } from "./programFolder";

/**
 * Runs an action and answers with every error of it, those of promises that nobody awaits included, and with the
 * place where the program threw it.
 */
export async function collectFailures(action: () => Promise<void>): Promise<Error[]> {
    const failures: Error[] = [];
    const fail = (error: unknown) => void failures.push(placed(error));
    const others = process.listeners("unhandledRejection");
    process.removeAllListeners("unhandledRejection");
    process.on("unhandledRejection", fail);
    // Pulumi takes a stack trace for every promise: with source maps, half the time of the whole evaluation.
    const restoreTraces = replace(Error, "prepareStackTrace", undefined as never);
    const restoreExit = replace(process, "exit", refuseExit);
    try {
        await action().catch(fail);
        await new Promise((resolve) => setImmediate(resolve));
    } finally {
        restoreExit();
        restoreTraces();
        process.removeAllListeners("unhandledRejection");
        others.forEach((listener) => process.on("unhandledRejection", listener));
    }
    return failures;
}

/** Sets a property until the function that this answers with is called. */
function replace<T, K extends keyof T>(target: T, key: K, value: T[K]): () => void {
    const former = target[key];
    target[key] = value;
    return () => (target[key] = former);
}

/** Whoever evaluates the program goes on afterwards. */
function refuseExit(code?: number | string | null): never {
    throw new Error(`The program calls process.exit(${code ?? ""}); it has to come to its end, or to throw.`);
}

/** An error as whoever runs the program is told of it; one that Pulumi takes as the program's own words stays so. */
function placed(error: unknown): Error {
    if (!(error instanceof Error)) {
        return new Error(String(error));
    }
    const { message, stack = "" } = error;
    return new Error(RunError.isInstance(error) ? message : [message, ...placesOf(stack)].join("\n"));
}

/** The lines of a stack trace that are the program's. */
function placesOf(stack: string): string[] {
    return [...stack.matchAll(/^ +at (?:(.+) \()?(\/.+|[A-Z]:\\.+):(\d+):\d+\)?$/gm)].flatMap(
        ([, called, file, line]) => {
            const path = relative(programFolder, file!);
            const isProgram = !/^\.\.|node_modules|^src.local/.test(path);
            const place = `${path}:${line}`;
            return isProgram
                ? [
                      `    at ${called === undefined || called === "Object.<anonymous>" ? place : `${called} (${place})`}`,
                  ]
                : [];
        },
    );
}
