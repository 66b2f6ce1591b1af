import { execFileSync } from "node:child_process";
import { Command } from "commander";
import { startLocalRun } from "../localRun";
import { evaluateApart } from "../evaluation/evaluateApart";
import { runCommand } from "../runCommand";
import { walkThrough, type Target } from "./walkThrough";

const command = new Command("walk")
    .description("Signs up and in, calls each route, and reads the records back from Kinesis.")
    .option("--stack <name>", "walk through a deployed stack, with the outputs of `pulumi stack output`")
    .option("--port <number>", "port of a local run; where none runs, one is started for the walk", "4566");

runCommand(command, async () => {
    const { stack, port } = command.opts<{ stack?: string; port: string }>();
    const tell = (step: string, answer: unknown) =>
        console.log(`$ ${step}\n${JSON.stringify(answer, undefined, 2)}\n`);
    if (stack !== undefined) {
        await walkThrough(deployedStack(stack), tell);
    } else {
        const running = await runningLocally(port);
        const started = running === undefined ? await startHere() : undefined;
        try {
            await walkThrough((running ?? started?.outputs)!, tell);
        } finally {
            await started?.close();
        }
    }
    console.log("Every answer is as it must be.");
});

function deployedStack(stack: string): Target {
    try {
        const outputs = execFileSync("pulumi", ["stack", "output", "--json", "--stack", stack]);
        return JSON.parse(outputs.toString("utf8")) as Target;
    } catch (error) {
        throw new Error(
            `The outputs of stack ${stack} cannot be read, which takes the Pulumi CLI: ${(error as Error).message}`,
        );
    }
}

/** The outputs of the local run on a port, undefined where none runs. */
async function runningLocally(port: string): Promise<Target | undefined> {
    const response = await fetch(`http://127.0.0.1:${port}/_local`).catch(() => undefined);
    return response?.ok ? ((await response.json()) as { outputs: Target }).outputs : undefined;
}

async function startHere() {
    const declaration = await evaluateApart("dev");
    return startLocalRun({ declaration, port: 0 });
}
