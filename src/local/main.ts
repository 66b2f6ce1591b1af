import { Command, InvalidArgumentError, Option } from "commander";
import { prepareSigningKey } from "./cognito/signingKey";
import { parseFault, type Fault } from "./kinesis/faults/fault";
import { defaultPort, parsePort } from "./port";
import { readProgram } from "./program";
import { runCommand } from "./runCommand";
import type { CommandOptions } from "./serve";

const command = new Command("local")
    .description("Serves the declared API on this machine, with Cognito and Kinesis, without AWS.")
    .option("--stack <name>", "stack whose configuration is read", "dev")
    .option("--port <number>", "port of 127.0.0.1, 0 for any that is free", parsePort, defaultPort)
    .option("--json", "print one line of JSON when ready, and nothing else")
    .option("--declaration <file>", "serve a declaration that `npm run synth` printed")
    .addOption(
        new Option(
            "--program <folder>",
            "serve another Pulumi program, one in TypeScript or JavaScript",
        ).conflicts([...["declaration", "watch", "pulumi"]]),
    )
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
    const options = command.opts<CommandOptions>();
    // A thread evaluates the program while this one loads what is to serve it.
    const program = options.pulumi ? undefined : readProgram(options);
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { serveDeclaration, waitForPulumi } = require("./serve") as typeof import("./serve");
    if (options.cognito === undefined) {
        prepareSigningKey();
    }
    await (program === undefined ? waitForPulumi(options) : serveDeclaration(options, await program));
});

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
