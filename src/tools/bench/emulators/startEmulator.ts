import { once } from "node:events";
import { realpathSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { RemoteKinesis } from "../../../local/kinesis/remoteKinesis";
import { startProcess, type Running } from "../processes";
import type { KinesisAddress } from "../scenarios/scenario";
import type { Emulator } from "./emulator";

/** An emulator in a process of its own, with an empty stream. */
export interface RunningEmulator extends Running {
    readonly kinesis: KinesisAddress;
}

const streamName = "measured";
/** As many as a new on-demand stream has, which not all of them know. */
const shardCount = 4;

/**
 * Starts it, waits until it answers, and makes a stream.
 *
 * @param file its binary
 * @throws Error with its standard error, where it ends
 */
export async function startEmulator({ at }: Emulator, file: string): Promise<RunningEmulator> {
    const port = await freePort();
    const { args = [], env } = at(port, dirname(realpathSync(file)));
    const running = startProcess([file, ...args], { env });
    const endpoint = `http://127.0.0.1:${port}`;
    const kinesis = new RemoteKinesis(endpoint, "us-east-1");
    await answering(kinesis, running);
    await kinesis.ensureStream({ name: streamName, mode: "PROVISIONED", shardCount });
    kinesis.close();
    return { ...running, kinesis: { endpoint, streamName } };
}

/** None of them says in one way when it is ready. */
async function answering(kinesis: RemoteKinesis, running: Running): Promise<void> {
    for (;;) {
        const answer = await kinesis.call("ListStreams", "{}").catch(() => undefined);
        if (answer?.status === 200) {
            return;
        }
        running.check();
        await sleep(50);
    }
}

async function freePort(): Promise<number> {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, "close");
    return port;
}
