import { once } from "node:events";
import { realpathSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { RemoteKinesis } from "../../../local/kinesis/remoteKinesis";
import { startProcess, type Running } from "../processes";
import type { KinesisAddress } from "../scenarios/scenario";
import type { Emulator } from "./emulator";

/** A server of Kinesis's API in a process of its own. */
export interface RunningServer extends Running {
    readonly endpoint: string;
}

/** An emulator in a process of its own, with an empty stream. */
export interface RunningEmulator extends Running {
    readonly kinesis: KinesisAddress;
}

const streamName = "measured";
/** As many as a new on-demand stream has, which not all of them know. */
const shardCount = 4;

/** As startServer, and makes a stream. */
export async function startEmulator(
    emulator: Emulator,
    file: string,
    patienceMs?: number,
): Promise<RunningEmulator> {
    const running = await startServer(emulator, file, patienceMs);
    const { endpoint } = running;
    const kinesis = new RemoteKinesis(endpoint, "us-east-1");
    await kinesis.ensureStream({ name: streamName, mode: "PROVISIONED", shardCount });
    kinesis.close();
    return { ...running, kinesis: { endpoint, streamName } };
}

/**
 * Starts an emulator, and waits until it answers.
 *
 * @param file its binary
 * @param patienceMs how long it may take until it answers
 * @throws Error with its standard error, where it ends; where it does not answer in time
 */
export async function startServer(
    { name, at }: Emulator,
    file: string,
    patienceMs = 20_000,
): Promise<RunningServer> {
    const port = await freePort();
    const { args = [], env } = at(port, dirname(realpathSync(file)));
    const running = startProcess([file, ...args], { env, silent: true });
    const endpoint = `http://127.0.0.1:${port}`;
    const kinesis = new RemoteKinesis(endpoint, "us-east-1");
    if (!(await answers(kinesis, running, performance.now() + patienceMs))) {
        await running.stop();
        throw new Error(`${name} at ${endpoint} has not answered ListStreams within ${patienceMs} ms.`);
    }
    kinesis.close();
    return { ...running, endpoint };
}

/** Whether it answers in time: no two of them say in the same way that they are ready. */
async function answers(kinesis: RemoteKinesis, running: Running, deadline: number): Promise<boolean> {
    while (performance.now() < deadline) {
        const answer = await kinesis.call("ListStreams", "{}").catch(() => undefined);
        if (answer?.status === 200) {
            return true;
        }
        running.check();
        await sleep(50);
    }
    return false;
}

async function freePort(): Promise<number> {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, "close");
    return port;
}
