import { Command, InvalidArgumentError, Option } from "commander";
import { parseFault, type Fault } from "./kinesis/faults/fault";
import { createRequestLog } from "./console/requestLog";
import { terminalLine } from "./console/terminalText";
import { userScope } from "./cognito/tokens";
import { prepareSigningKey } from "./cognito/signingKey";
import { startLocalRun } from "./localRun";
import { type Callers, emptyMessage, readyMessage } from "./readyMessage";
import type { RunOptions } from "./runServices";
import { defaultPort, parsePort } from "./port";
import { localStack } from "./provider/environment";
import { ensureStackFile } from "./provider/stackFile";
import type { Declaration } from "./declaration";
import { programFolder } from "./evaluation/programFolder";
import { method } from "./resources/apigateway/method";
import { userPool } from "./resources/cognito/userPool";
import { describeNotServed } from "./resources/notServed";
import { runCommand } from "./runCommand";
import { readProgram, serveChanges, tellOfChanges } from "./watch/watchProgram";

interface Options {
    stack: string;
    port: number;
    json?: boolean;
    declaration?: string;
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

const command = new Command("local")
    .description("Serves the declared API on this machine, with Cognito and Kinesis, without AWS.")
    .option("--stack <name>", "stack whose configuration is read", "dev")
    .option("--port <number>", "port of 127.0.0.1, 0 for any that is free", parsePort, defaultPort)
    .option("--json", "print one line of JSON when ready, and nothing else")
    .option("--declaration <file>", "serve a declaration that `npm run synth` printed")
    .option("--kinesis <url>", "use a Kinesis that already runs", parseUrl)
    .option("--cognito <url>", "use a Cognito that already runs: another local run", parseUrl)
    .option("--data <folder>", "keep users and records there between runs")
    .option("--shard-limits", "throttle each shard at 1,000 records and 1 MiB a second")
    .option("--fault <fault>", "let Kinesis fail: ACTION=ERROR[:RATE], may be repeated", addFault, [])
    .addOption(
        new Option("--verbose", "tell what each stage did with a request").conflicts(["quiet", "json"]),
    )
    .option("--quiet", "tell of no request")
    .option("--watch", "serve every change of the program, its templates and its configuration")
    .addOption(
        new Option("--pulumi", "start empty, for `pulumi up` to deploy to").conflicts([
            "declaration",
            "watch",
        ]),
    );

runCommand(command, async () => {
    const options = command.opts<Options>();
    await (options.pulumi ? waitForPulumi(options) : serveDeclaration(options));
});

async function serveDeclaration(options: Options): Promise<void> {
    if (options.cognito === undefined) {
        prepareSigningKey();
    }
    const program = await readProgram(options);
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
    if (!options.watch && options.declaration === undefined) {
        // Nobody waits for this, and a system that watches no more files does without.
        await tellOfChanges(options.stack, tellLine).catch((error: Error) => tellLine(error.message));
    }
}

async function waitForPulumi(options: Options): Promise<void> {
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

function runOptionsOf(options: Options): RunOptions {
    return {
        port: options.port,
        kinesisUrl: options.kinesis,
        cognitoUrl: options.cognito,
        dataFolder: options.data,
        shardLimits: options.shardLimits,
        faults: options.fault,
        onMessage: ({ kind, destination, code }) =>
            console.error(terminalLine(`${kind} for ${destination}: ${code}`)),
        // Beside the ready message, on a stream of its own: whoever reads that may not read this.
        onRequest: options.json || options.quiet ? undefined : createRequestLog(process.stderr, options),
    };
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

function addFault(text: string, faults: Fault[]): Fault[] {
    try {
        return [...faults, parseFault(text)];
    } catch (error) {
        throw new InvalidArgumentError((error as Error).message);
    }
}

function parseUrl(text: string): string {
    if (!URL.canParse(text) || new URL(text).protocol !== "http:") {
        throw new InvalidArgumentError("It takes a URL such as http://127.0.0.1:4567.");
    }
    return text;
}
