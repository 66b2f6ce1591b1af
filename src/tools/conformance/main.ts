import { APIGatewayClient } from "@aws-sdk/client-api-gateway";
import { Command } from "commander";
import type { Declaration } from "../../local/declaration";
import { evaluateApart } from "../../local/evaluation/evaluateApart";
import { startLocalRun } from "../../local/localRun";
import { runCommand } from "../../local/runCommand";
import { costOf } from "./case";
import { caseTable } from "./caseTable";
import { describeDifference, type Difference, differencesOf } from "./compare";
import { allowedOrigin, configurationOf, takenToken } from "./configuration";
import { observe } from "./observe";
import { writeRecording } from "./recording";
import { findTarget, type Target, type TargetOptions } from "./target";
import { throttleDifferences } from "./throttles";

interface Options extends TargetOptions {
    readonly record?: string;
    readonly list?: boolean;
}

const command = new Command("conformance")
    .description(
        "Asks a gateway, and a local run of the same configuration, the same requests, and prints each difference. " +
            "It costs nothing but the requests and the records that they store.",
    )
    .option("--stack <name>", "stack whose configuration is run; alone, its deployment is compared", "dev")
    .option("--outputs <file>", "outputs of the gateway's stack, as JSON")
    .option(
        "--against <url>",
        "a local run; with --outputs the URL of any gateway's stage, in place of AWS's",
    )
    .option("--cognito <url>", "its Cognito; defaults to the gateway's own address, or AWS")
    .option("--kinesis <url>", "its Kinesis; defaults to the gateway's own address, or AWS")
    .option("--record <file>", "keep what the gateway answers, without tokens, ids and account")
    .option("--list", "print the requests, where the expected answers come from, and what each costs");

runCommand(command, async () => {
    const options = command.opts<Options>();
    if (options.list) {
        const lines = caseTable.map((one) => `${one.name} | ${one.source} | ${costOf(one)}`);
        console.log(lines.join("\n"));
        return;
    }
    if (command.getOptionValueSource("stack") === "default" && !options.outputs && !options.against) {
        throw new Error("Say what is compared: --stack NAME, --outputs FILE or --against URL.");
    }
    const differences = await compareWithLocalRun(options);
    for (const difference of differences) {
        console.log(`${describeDifference(difference)}\n`);
    }
    const struck = new Set(differences.map(({ name }) => name)).size;
    const asked = `${caseTable.length} requests`;
    console.log(
        struck === 0
            ? `No difference in ${asked}.`
            : `${differences.length} differences in ${struck} of ${asked}.`,
    );
    process.exitCode = struck === 0 ? 0 : 1;
});

async function compareWithLocalRun(options: Options): Promise<Difference[]> {
    const configuration = configurationOf(options.stack);
    const origin = allowedOrigin(configuration);
    const taken = takenToken(configuration);
    const target = await findTarget(options);
    const { declaration } = await evaluateApart(options.stack);
    // One after the other: whatever happens here, the user there is gone by then.
    const answers = await observe(target, caseTable, { origin, taken, signal: interruption() });
    if (options.record !== undefined) {
        writeRecording(options.record, { configuration, answers });
    }
    const run = await startLocalRun({ declaration, port: 0 });
    try {
        const local = await observe(run.outputs, caseTable, { origin, taken, listPause: 0 });
        return [...(await throttlesAtAws(target, declaration)), ...differencesOf(caseTable, answers, local)];
    } finally {
        await run.close();
    }
}

/** Ctrl-C ends it in order. */
function interruption(): AbortSignal {
    const controller = new AbortController();
    process.once("SIGINT", () => controller.abort(new Error("Interrupted: its user is deleted.")));
    return controller.signal;
}

async function throttlesAtAws({ endpoint, region, invokeUrl }: Target, declaration: Declaration) {
    if (endpoint !== undefined) {
        return [];
    }
    const client = new APIGatewayClient({ region });
    try {
        return await throttleDifferences(client, invokeUrl, declaration);
    } catch (error) {
        console.error((error as Error).message);
        return [];
    } finally {
        client.destroy();
    }
}
