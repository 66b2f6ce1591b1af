import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { DeclaredResource } from "../../src/local/declaration";
import { Command } from "../support/command";
import type { Project } from "./project";

/** What `pulumi up` did, by the URN's last part and type: `Deployment kinesis-proxy: create-replacement`. */
export type Steps = readonly string[];

/** A resource in Pulumi's state. */
export interface StateResource {
    readonly urn: string;
    readonly type: string;
    readonly id?: string;
    readonly custom: boolean;
    readonly parent?: string;
    readonly inputs?: Readonly<Record<string, unknown>>;
    readonly outputs?: Readonly<Record<string, unknown>>;
    readonly pendingReplacement?: boolean;
    readonly delete?: boolean;
}

interface Event {
    readonly resourcePreEvent?: { readonly metadata: { readonly op: string; readonly urn: string } };
    readonly diagnosticEvent?: { readonly severity: string; readonly message: string };
}

const run = promisify(execFile);

/** The Pulumi CLI, and the local run that it deploys to. */
export class Engine {
    private constructor(
        private readonly project: Project,
        private readonly command: Command,
        readonly endpoint: string,
        readonly environment: NodeJS.ProcessEnv,
    ) {}

    /**
     * @param options of the local run
     * @throws Error where no Pulumi CLI is on PATH
     */
    static async start(project: Project, ...options: readonly string[]): Promise<Engine> {
        await version();
        const args = ["--pulumi", "--json", "--port", "0", ...options];
        const command = Command.start("local", args, project.folder);
        const { endpoint, environment } = JSON.parse(await command.printed("\n")) as {
            endpoint: string;
            environment: Record<string, string>;
        };
        const engine = new Engine(project, command, endpoint, { ...process.env, ...environment });
        await engine.pulumi("stack", "select", "--create", "local");
        return engine;
    }

    /** Runs the CLI. Rejects with the errors that it printed where it fails. */
    async pulumi(...args: readonly string[]): Promise<string> {
        const options = { cwd: this.project.folder, env: this.environment, maxBuffer: 1 << 27 };
        try {
            return (await run("pulumi", [...args, "--non-interactive"], options)).stdout;
        } catch (error) {
            const { stdout, stderr } = error as { stdout: string; stderr: string };
            throw new Error(`pulumi ${args.join(" ")}\n${errorsIn(stdout)}\n${stderr}`);
        }
    }

    /** Updates the stack, and answers with the steps that were more than `same`. */
    async up(...args: readonly string[]): Promise<Steps> {
        return stepsOf(await this.pulumi("up", "--yes", "--skip-preview", "--json", ...args));
    }

    /** What an update would do. */
    async preview(...args: readonly string[]): Promise<Steps> {
        const { steps } = JSON.parse(await this.pulumi("preview", "--json", ...args)) as {
            steps: { op: string; urn: string }[];
        };
        return steps.filter(changes).map(({ op, urn }) => describe(op, urn));
    }

    /** Pulumi's state. */
    async state(): Promise<readonly StateResource[]> {
        const { deployment } = JSON.parse(await this.pulumi("stack", "export")) as {
            deployment: { resources?: StateResource[] };
        };
        return deployment.resources ?? [];
    }

    async outputs(...args: readonly string[]): Promise<Readonly<Record<string, string>>> {
        return JSON.parse(await this.pulumi("stack", "output", "--json", ...args)) as Record<string, string>;
    }

    /** The declaration that synth prints of the local stack. */
    async synth(): Promise<readonly DeclaredResource[]> {
        const { stdout, stderr } = await Command.start("synth", ["--stack", "local"], this.project.folder)
            .ended;
        if (stdout === "") {
            throw new Error(stderr);
        }
        return JSON.parse(stdout) as DeclaredResource[];
    }

    /** Calls an AWS service of the local run. */
    async service(
        target: string,
        input: unknown,
    ): Promise<{ status: number; body: Record<string, unknown> }> {
        const response = await fetch(this.endpoint, {
            method: "POST",
            headers: { "X-Amz-Target": target, "Content-Type": "application/x-amz-json-1.1" },
            body: JSON.stringify(input),
        });
        const text = await response.text();
        return { status: response.status, body: JSON.parse(text || "{}") as Record<string, unknown> };
    }

    /** How Kinesis describes a stream. */
    async stream(StreamName: string): Promise<Record<string, unknown>> {
        const { body } = await this.service("Kinesis_20131202.DescribeStreamSummary", { StreamName });
        return body.StreamDescriptionSummary as Record<string, unknown>;
    }

    /** All that the CLI keeps of its stacks, as it is on disk: the state, its backups and its history. */
    stateOnDisk(): string {
        const folder = fileURLToPath(this.environment.PULUMI_BACKEND_URL!);
        return readdirSync(folder, { recursive: true, withFileTypes: true })
            .filter((entry) => entry.isFile())
            .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"))
            .join("\n");
    }

    /** As somebody would do who stumbles over the plug. */
    async kill(): Promise<void> {
        await this.command.kill("SIGKILL");
    }

    async stop(): Promise<void> {
        await this.command.kill("SIGTERM");
    }
}

/** The CLI's version. */
export async function version(): Promise<string> {
    try {
        return (await run("pulumi", ["version"])).stdout.trim();
    } catch {
        throw new Error("The Pulumi CLI is not on PATH: CONTRIBUTING.md says how it can be had.");
    }
}

function stepsOf(lines: string): Steps {
    return eventsIn(lines)
        .flatMap(({ resourcePreEvent }) => resourcePreEvent?.metadata ?? [])
        .filter(changes)
        .map(({ op, urn }) => describe(op, urn));
}

/** The errors among the events that the CLI printed, or all that it printed where it printed no events. */
function errorsIn(lines: string): string {
    const errors = eventsIn(lines)
        .flatMap(({ diagnosticEvent }) => diagnosticEvent ?? [])
        .filter(({ severity }) => severity === "error");
    return errors.length === 0 ? lines : errors.map(({ message }) => message).join("\n");
}

function eventsIn(lines: string): Event[] {
    return lines
        .split("\n")
        .filter((line) => line.startsWith('{"sequence"'))
        .map((line) => JSON.parse(line) as Event);
}

/** Whether a step does more than look. */
function changes({ op }: { readonly op: string }): boolean {
    return !["same", "read", "refresh"].includes(op);
}

/** Type and name of a resource, which no two share: synth's URNs know no more of a parent than its type. */
export function labelOf(urn: string): string {
    const [, , types = "", name] = urn.split("::");
    return `${types.split("$").at(-1)} ${name}`;
}

function describe(op: string, urn: string): string {
    const [, , type = "", name] = urn.split("::");
    return `${type.split(":").at(-1)} ${name}: ${op}`;
}
