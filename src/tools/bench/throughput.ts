import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { programFolder } from "../../local/evaluation/programFolder";
import { startKinesisLocal } from "./kinesisLocal";
import { load, type LoadResult } from "./load";
import { node, signIn, startLocalRun } from "./localRun";
import { runProcess } from "./processes";
import type { Tell } from "./progress";
import { batch, straightTo, throughGateway, ways, type Action, type Way } from "./requests";
import { ratio } from "./statistics";
import { temporaryFolder } from "./temporaryFolder";

const actions: readonly Action[] = ["PutRecord", "PutRecords"];
const connectionCounts = [1, 16, 64];

/** How many steps it tells of. */
export const throughputSteps = actions.length * connectionCounts.length * Object.keys(ways).length;

const seconds = 1.5;
const warmUpSeconds = 2;
/** kinesis-local takes its time to answer at all, and for one record to get fast. */
const kinesisLocalSeconds = 2.5;
const kinesisLocalWarmUp: Readonly<Record<Action, number>> = { PutRecord: 3, PutRecords: 1 };

export interface Throughput extends LoadResult {
    readonly action: Action;
    readonly connections: number;
    readonly way: Way;
    readonly recordsPerSecond: number;
    /** Its rate to that of the same calls straight to the same Kinesis; undefined where they are those calls. */
    readonly toStraight: number | undefined;
    /** Its rate to that of the same calls straight to kinesis-local. */
    readonly toKinesisLocal: number | undefined;
}

/** Measures each action on each way, those that are compared one after the other. */
export async function measureThroughput(tell: Tell): Promise<Throughput[]> {
    const { outputs, stop } = await startLocalRun();
    const declaration = await writeDeclaration();
    const token = await signIn(outputs);
    const results: Throughput[] = [];
    for (const action of actions) {
        const gateway = throughGateway(action, outputs, token);
        const straight = straightTo(action, outputs.endpoint, outputs.streamName);
        await load(gateway, 16, warmUpSeconds);
        await load(straight, 16, warmUpSeconds);
        for (const connections of connectionCounts) {
            const measure = (way: Way, run: () => Promise<LoadResult>) => {
                tell(`${action}, connections: ${connections}, ${ways[way]}`);
                return run();
            };
            const measured = {
                gateway: await measure("gateway", () => load(gateway, connections, seconds)),
                straight: await measure("straight", () => load(straight, connections, seconds)),
                kinesisLocal: await measure("kinesisLocal", () => loadKinesisLocal(action, connections)),
                gatewayToKinesisLocal: await measure("gatewayToKinesisLocal", () =>
                    loadGatewayToKinesisLocal(action, connections, declaration),
                ),
            };
            results.push(...compare(action, connections, measured));
        }
    }
    await stop();
    return results;
}

const streamName = "measured";

function loadKinesisLocal(action: Action, connections: number): Promise<LoadResult> {
    return withKinesisLocal(action, (url) =>
        load(straightTo(action, url, streamName), connections, kinesisLocalSeconds),
    );
}

function loadGatewayToKinesisLocal(
    action: Action,
    connections: number,
    declaration: string,
): Promise<LoadResult> {
    return withKinesisLocal(action, async (url) => {
        const { outputs, stop } = await startLocalRun(["--kinesis", url, "--declaration", declaration]);
        const target = throughGateway(action, outputs, await signIn(outputs));
        const result = await load(target, connections, kinesisLocalSeconds);
        await stop();
        return result;
    });
}

/** The program's declaration in a file: local runs start sooner with it. */
async function writeDeclaration(): Promise<string> {
    const file = join(temporaryFolder(), "declaration.json");
    writeFileSync(file, await runProcess([...node, join(programFolder, "src/local/evaluation/synth.ts")]));
    return file;
}

/** The more it holds the slower it is, and what it could not do in time it does later: each time a new one. */
async function withKinesisLocal(
    action: Action,
    measure: (url: string) => Promise<LoadResult>,
): Promise<LoadResult> {
    const { url, stop } = await startKinesisLocal(["warm-up", streamName]);
    await load(straightTo("PutRecord", url, "warm-up"), 1, kinesisLocalWarmUp[action]);
    const result = await measure(url);
    await stop();
    return result;
}

function compare(
    action: Action,
    connections: number,
    measured: Readonly<Record<Way, LoadResult>>,
): Throughput[] {
    const rate = (way: Way) => measured[way].requestsPerSecond;
    const toStraight: Partial<Record<Way, number>> = {
        gateway: ratio(rate("gateway"), rate("straight")),
        gatewayToKinesisLocal: ratio(rate("gatewayToKinesisLocal"), rate("kinesisLocal")),
    };
    return (Object.keys(ways) as Way[]).map((way) => ({
        action,
        connections,
        way,
        ...measured[way],
        recordsPerSecond: rate(way) * batch[action],
        toStraight: toStraight[way],
        toKinesisLocal: ratio(rate(way), rate("kinesisLocal")),
    }));
}
