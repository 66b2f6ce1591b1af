import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** A process that runs, and all that it starts. */
export interface Running {
    readonly pid: number;
    /** Waits for a line of its standard output. Throws Error with its standard error where it ends before. */
    readonly line: (test: (line: string) => boolean) => Promise<string>;
    /** Throws Error with its standard error where it has ended. */
    readonly check: () => void;
    /** Sends a message to a process of Node that was started with `messages`, and waits for its answer. */
    readonly ask: (message: string) => Promise<unknown>;
    /** Ends it and all that it started. */
    readonly stop: () => Promise<void>;
}

const groups = new Set<ChildProcess>();

process.once("exit", () => groups.forEach(kill));
for (const [signal, number] of Object.entries({ SIGHUP: 1, SIGINT: 2, SIGTERM: 15 })) {
    process.once(signal, () => process.exit(128 + number));
}

/** Starts a command, which ends with this process at the latest. */
export function startProcess(
    command: readonly string[],
    options: Pick<LaunchOptions, "env" | "messages" | "silent"> = {},
): Running {
    const child = launch(command, options);
    const errors = collect(child.stderr!);
    const check = (): void => {
        if (child.exitCode !== null || child.signalCode !== null) {
            throw new Error(`${command.join(" ")} ended.\n${errors()}`);
        }
    };
    const line = async (test: (line: string) => boolean): Promise<string> => {
        for await (const text of createInterface(child.stdout!)) {
            if (test(text)) {
                // What nobody reads would fill the pipe.
                child.stdout!.resume();
                return text;
            }
        }
        throw new Error(`${command.join(" ")} ended.\n${errors()}`);
    };
    const ask = async (message: string): Promise<unknown> => {
        child.send(message);
        const [answer] = (await once(child, "message")) as unknown[];
        return answer;
    };
    return { pid: child.pid!, line, check, ask, stop: () => stop(child) };
}

/**
 * Runs a command to its end, and answers with its standard output.
 *
 * @throws Error with its standard error, where it fails
 */
export async function runProcess(
    command: readonly string[],
    options: Pick<LaunchOptions, "env" | "cwd"> = {},
): Promise<string> {
    const child = launch(command, options);
    const [output, errors] = [collect(child.stdout!), collect(child.stderr!)];
    const [code] = (await once(child, "close")) as [number | null];
    groups.delete(child);
    if (code !== 0) {
        throw new Error(`${command.join(" ")} failed with exit code ${code}.\n${errors()}`);
    }
    return output();
}

interface LaunchOptions {
    readonly env?: NodeJS.ProcessEnv;
    readonly cwd?: string;
    /** Whether it can be asked. */
    readonly messages?: boolean;
    /** Whether nobody reads its standard output, which would fill the pipe. */
    readonly silent?: boolean;
}

/** In a process group of its own, so that a signal to the group reaches what the command starts, too. */
function launch([file, ...args]: readonly string[], options: LaunchOptions): ChildProcess {
    const { env, cwd, messages, silent } = options;
    const child = spawn(file!, args, {
        cwd,
        env: { ...process.env, ...env },
        detached: true,
        stdio: ["ignore", silent ? "ignore" : "pipe", "pipe", ...(messages ? (["ipc"] as const) : [])],
    });
    groups.add(child);
    return child;
}

function collect(stream: NodeJS.ReadableStream): () => string {
    const chunks: Buffer[] = [];
    stream.on("data", (chunk: Buffer) => chunks.push(chunk));
    return () => Buffer.concat(chunks).toString().trim();
}

async function stop(child: ChildProcess): Promise<void> {
    if (child.exitCode === null && child.signalCode === null) {
        const ended = once(child, "exit");
        kill(child);
        await ended;
    }
    groups.delete(child);
}

function kill(child: ChildProcess): void {
    try {
        process.kill(-child.pid!, "SIGKILL");
    } catch {
        // It has ended by itself.
    }
}
