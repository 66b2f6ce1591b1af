import { Command } from "commander";
import { evaluateApart } from "../evaluation/evaluateApart";
import { startLocalRun } from "../localRun";
import { defaultPort, parsePort } from "../port";
import { runCommand } from "../runCommand";
import { outputsOfLocalRun, outputsOfStack } from "./findOutputs";
import type { Target } from "./target";
import { walkThrough } from "./walkThrough";

const command = new Command("walk")
    .description(
        "Signs up and in, calls each route that is declared, and reads the records back from Kinesis.",
    )
    .option("--stack <name>", "walk through a deployed stack, with the outputs of `pulumi stack output`")
    .option(
        "--port <number>",
        `port of a local run; without it ${defaultPort}, or a run of the walk's own where none is there`,
        parsePort,
    );

runCommand(command, async () => {
    const { stack, port } = command.opts<{ stack?: string; port?: number }>();
    const tell = (step: string, answer?: unknown) =>
        console.log(`$ ${step}\n${answer === undefined ? "" : `${JSON.stringify(answer, undefined, 2)}\n`}`);
    if (stack !== undefined) {
        await walkThrough(outputsOfStack(stack), tell);
    } else {
        const run = port === undefined ? await anyLocalRun() : await localRunAt(port);
        try {
            await walkThrough(run.outputs, tell);
        } finally {
            await run.close?.();
        }
    }
    console.log("Every answer is as it must be.");
});

/** A run, and how to end it if it is the walk's own. */
interface Run {
    readonly outputs: Target;
    close?(): Promise<void>;
}

async function localRunAt(port: number): Promise<Run> {
    const run = await findLocalRun(port);
    if (run === undefined) {
        throw new Error(
            `No local run answers at port ${port} of 127.0.0.1. This starts one: npm run local -- --port ${port}`,
        );
    }
    return run;
}

async function anyLocalRun(): Promise<Run> {
    const running = await findLocalRun(defaultPort);
    if (running !== undefined) {
        return running;
    }
    const run = await startLocalRun({ ...(await evaluateApart("dev")), port: 0 });
    console.log(
        `No local run answers at port ${defaultPort}: the walk has one of its own, ${run.outputs.endpoint}.\n`,
    );
    return run;
}

async function findLocalRun(port: number): Promise<Run | undefined> {
    const outputs = await outputsOfLocalRun(`http://127.0.0.1:${port}`);
    return outputs && { outputs };
}
