import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { scripts } from "../../package.json";
import { programFolder } from "../../src/local/evaluation/programFolder";

/** What a command has left behind. */
export interface Ended {
    readonly exitCode: number | null;
    readonly signal: NodeJS.Signals | null;
    readonly stdout: string;
    readonly stderr: string;
}

const running = new Set<Command>();
process.once("exit", () => running.forEach((command) => void command.kill("SIGKILL")));

/** A command of package.json, in a process and a process group of its own. */
export class Command {
    /** Its process, and all that it has started and that writes to the same place, are at an end. */
    readonly ended: Promise<Ended>;
    private readonly child: ChildProcess;
    private stdout = "";
    private stderr = "";

    /**
     * @param script the script's name
     * @param folder folder of the project
     */
    static start(
        script: "local" | "synth" | "walk" | "conformance" | "openapi",
        args: readonly string[],
        folder = programFolder,
    ): Command {
        return new Command([...scripts[script].split(" ").slice(1), ...args], folder);
    }

    /** Starts a module as the scripts of package.json are. */
    static startModule(file: string, args: readonly string[]): Command {
        return new Command([...scripts.local.split(" ").slice(1, -1), file, ...args], programFolder);
    }

    private constructor(args: readonly string[], folder: string) {
        this.child = spawn(process.execPath, args, {
            cwd: folder,
            detached: true,
            stdio: ["ignore", "pipe", "pipe"],
        });
        this.child.stdout!.setEncoding("utf8").on("data", (text: string) => (this.stdout += text));
        this.child.stderr!.setEncoding("utf8").on("data", (text: string) => (this.stderr += text));
        running.add(this);
        this.ended = once(this.child, "close").then(() => {
            running.delete(this);
            const { exitCode, signalCode: signal } = this.child;
            return { exitCode, signal, stdout: this.stdout, stderr: this.stderr };
        });
    }

    /** What it has printed, once a text is in it. Rejects when it ends without. */
    async printed(text: string): Promise<string> {
        while (!this.stdout.includes(text)) {
            const ended = await Promise.race([this.ended, once(this.child.stdout!, "data")]);
            if (!Array.isArray(ended)) {
                throw new Error(`It has ended: ${JSON.stringify(ended)}`);
            }
        }
        return this.stdout;
    }

    /** What it has printed as errors so far. */
    get errors(): string {
        return this.stderr;
    }

    /** Sends a signal to it, and to all that it has started. */
    kill(signal: NodeJS.Signals): Promise<Ended> {
        if (this.isRunning()) {
            process.kill(-this.child.pid!, signal);
        }
        return this.ended;
    }

    /** Whether it runs, or anything that it has started. */
    isRunning(): boolean {
        try {
            return process.kill(-this.child.pid!, 0);
        } catch {
            return false;
        }
    }
}

/** Whether anybody listens at an address. */
export async function isListening(url: string): Promise<boolean> {
    const { port, hostname } = new URL(url);
    const socket = connect(Number(port), hostname.replace(/^\[|\]$/g, ""));
    try {
        await once(socket, "connect");
        return true;
    } catch {
        return false;
    } finally {
        socket.destroy();
    }
}
