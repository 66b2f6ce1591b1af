import { setTimeout as sleep } from "node:timers/promises";
import { Command } from "commander";
import { runCommand } from "../../local/runCommand";
import { signIn, startLocalRun } from "../bench/localRun";
import { declarationWith } from "../bench/scenarios/declaration";
import { hostileRequests } from "./bodies";
import { statusOf, WaitingClient } from "./waits";

/** What no request may keep another one waiting, in milliseconds, on two quiet cores. */
const limit = 250;

const command = new Command("hostile")
    .description(
        "Sends requests that are hard work to a local run, and prints how long another client waits meanwhile.",
    )
    .option("--only <text>", "only the requests whose name has this text", "");

runCommand(command, async () => {
    const { only } = command.opts<{ only: string }>();
    const declaration = await declarationWith({ routeGroups: ["describe", "produce", "events"] });
    const run = await startLocalRun(["--declaration", declaration]);
    const { endpoint, invokeUrl, streamName } = run.outputs;
    const { IdToken: token } = await signIn(run.outputs);
    const client = new WaitingClient(`${invokeUrl}/streams`, { Authorization: token });
    await sleep(1000);
    client.worstWait();
    await sleep(1000);
    print("nothing", client.worstWait());
    let worst = 0;
    for (const { name, method, path, headers, body } of hostileRequests(streamName)) {
        if (!name.includes(only)) {
            continue;
        }
        const bytes = Buffer.from(body());
        await sleep(50);
        client.worstWait();
        const url = path.startsWith("//") ? endpoint + path.slice(1) : invokeUrl + path;
        const began = performance.now();
        const status = await statusOf(
            url,
            { method, headers: { "Content-Type": "application/json", Authorization: token, ...headers } },
            bytes,
        ).catch((error: Error) => error.message);
        const took = performance.now() - began;
        await sleep(100);
        const wait = client.worstWait();
        worst = Math.max(worst, wait);
        print(name, wait, `${status} in ${Math.round(took)} ms`);
    }
    await client.stop();
    await run.stop();
    console.log(`The worst wait was ${Math.round(worst)} ms; the limit is ${limit} ms.`);
    process.exitCode = worst > limit ? 1 : 0;
});

function print(name: string, wait: number, what = ""): void {
    console.log(`${String(Math.round(wait)).padStart(7)} ms  ${name.padEnd(50)} ${what}`.trimEnd());
}
