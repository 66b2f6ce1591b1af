import { RequestLog } from "./console/requestLog";
import { terminalLine } from "./console/terminalText";
import { userScope } from "./cognito/tokens";
import type { Declaration } from "./declaration";
import { programFolder } from "./evaluation/programFolder";
import type { Fault } from "./kinesis/faults/fault";
import { startLocalRun } from "./localRun";
import { localStack } from "./provider/environment";
import { ensureStackFile } from "./provider/stackFile";
import { type Callers, emptyMessage, readyMessage } from "./readyMessage";
import { method } from "./resources/apigateway/method";
import { userPool } from "./resources/cognito/userPool";
import { describeNotServed } from "./resources/notServed";
import type { RunOptions } from "./runServices";
import type { Program } from "./servedProgram";
import { serveChanges, tellOfChanges } from "./watch/watchProgram";

/** What the command line says. */
export interface CommandOptions {
    stack: string;
    port: number;
    json?: boolean;
    declaration?: string;
    program?: string;
    kinesis?: string;
    cognito?: string;
    data?: string;
    shardLimits?: boolean;
    fault: Fault[];
    watch?: boolean;
    pulumi?: boolean;
    verbose?: boolean;
    quiet?: boolean;
}

/** Serves a program until it is told to end. */
export async function serveDeclaration(options: CommandOptions, program: Program): Promise<void> {
    const { declaration } = program;
    const run = await startLocalRun({ ...runOptionsOf(options), ...program });
    closeOnSignal(run);
    if (options.watch) {
        await serveChanges(options, run, program, tellLine);
    }
    tellOf("without effect", run.notCopied);
    tellOf("not served", describeNotServed(declaration));
    console.log(
        options.json
            ? JSON.stringify({ ...run.outputs, readme: undefined })
            : readyMessage(run.outputs, callersOf(declaration)),
    );
    if (!options.watch && options.declaration === undefined && options.program === undefined) {
        // Nobody waits for this, and a system that watches no more files does without.
        await tellOfChanges(options.stack, tellLine).catch((error: Error) => tellLine(error.message));
    }
}

/** Serves what `pulumi up` deploys, until it is told to end. */
export async function waitForPulumi(options: CommandOptions): Promise<void> {
    // A run that waits for nobody does without the engine's protocol.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { startPulumiRun } = require("./provider/pulumiRun") as typeof import("./provider/pulumiRun");
    const { region, isNew } = ensureStackFile(programFolder, options.stack);
    const onNotCopied = (what: string) => tellOf("without effect", [what]);
    const run = await startPulumiRun({ ...runOptionsOf(options), region, onNotCopied });
    closeOnSignal(run);
    if (isNew) {
        console.error(
            `Pulumi.${localStack}.yaml is new: what Pulumi.${options.stack}.yaml says, yours to change.`,
        );
    }
    const { endpoint, environment } = run;
    console.log(options.json ? JSON.stringify({ endpoint, environment }) : emptyMessage(endpoint));
}

function runOptionsOf(options: CommandOptions): RunOptions {
    return {
        port: options.port,
        kinesisUrl: options.kinesis,
        cognitoUrl: options.cognito,
        dataFolder: options.data,
        shardLimits: options.shardLimits,
        faults: options.fault,
        onMessage: ({ kind, destination, code }) =>
            console.error(terminalLine(`${kind} for ${destination}: ${code}`)),
        onRequest: options.json || options.quiet ? undefined : logRequests(options),
    };
}

/** On stderr, beside the ready message: whoever reads that may not read this. */
function logRequests(options: CommandOptions): RunOptions["onRequest"] {
    const log = new RequestLog(process.stderr, options);
    process.once("exit", () => log.flush());
    return (request) => log.tell(request);
}

function closeOnSignal(run: { close(): Promise<void> }): void {
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
        process.once(signal, () => void run.close().then(() => process.exit(0)));
    }
}

function tellLine(line: string): void {
    console.error(line);
}

function tellOf(fate: string, what: readonly string[]): void {
    if (what.length > 0) {
        console.error(`Declared, and ${fate} on this machine: ${what.join("; ")}.`);
    }
}

function callersOf(declaration: Declaration): Callers {
    const { inputs } = declaration.find(({ type }) => type === userPool.token) ?? {};
    const config = inputs?.adminCreateUserConfig as { allowAdminCreateUserOnly?: boolean } | undefined;
    const scopes = declaration.flatMap(({ type, inputs }) =>
        type === method.token ? ((inputs.authorizationScopes as string[] | undefined) ?? []) : [],
    );
    return {
        selfSignUp: config?.allowAdminCreateUserOnly !== true,
        token: scopes.length === 0 ? "IdToken" : scopes.includes(userScope) ? "AccessToken" : "machine",
    };
}
