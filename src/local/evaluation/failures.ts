import { relative } from "node:path";
import { RunError } from "@pulumi/pulumi";
import { programFolder } from "./programFolder";

/** Milliseconds that an action has to come to its end, once something in it has failed. */
const patience = 1000;

/**
 * Runs an action and answers with every error of it, those of promises that nobody awaits included, and with the
 * place where the program threw it.
 */
export async function collectFailures(action: () => Promise<void>): Promise<Error[]> {
    const failures: Error[] = [];
    let giveUp: (value?: unknown) => void;
    const givenUp = new Promise((resolve) => (giveUp = resolve));
    const fail = (error: unknown) => {
        failures.push(placed(error));
        // What waits for an output that failed waits for ever.
        setTimeout(giveUp, patience).unref();
    };
    const others = process.listeners("unhandledRejection");
    process.removeAllListeners("unhandledRejection");
    process.on("unhandledRejection", fail);
    const restoreExit = replace(process, "exit", refuseExit);
    try {
        await Promise.race([action().catch(fail), givenUp]);
        await new Promise((resolve) => setImmediate(resolve));
    } finally {
        restoreExit();
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
