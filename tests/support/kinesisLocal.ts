import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { RemoteKinesis } from "../../src/local/kinesis/remoteKinesis";

const folder = path.dirname(require.resolve("kinesis-local"));

/** kinesis-local in a process of its own, whose streams exist at once. */
export interface KinesisLocal {
    readonly kinesis: RemoteKinesis;
    stop(): Promise<void>;
}

export async function startKinesisLocal(): Promise<KinesisLocal> {
    const [plain, tls] = [await freePort(), await freePort()];
    const child = spawn(process.execPath, [path.join(folder, "main.js")], {
        stdio: "ignore",
        env: {
            ...process.env,
            KINESIS_MOCK_CERT_PATH: path.join(folder, "server.json"),
            KINESIS_MOCK_PLAIN_PORT: String(plain),
            KINESIS_MOCK_TLS_PORT: String(tls),
            CREATE_STREAM_DURATION: "0ms",
            DELETE_STREAM_DURATION: "0ms",
            ON_DEMAND_STREAM_COUNT_LIMIT: "1000",
            SHARD_LIMIT: "1000",
        },
    });
    const kill = (): boolean => child.kill("SIGKILL");
    process.once("exit", kill);
    const kinesis = new RemoteKinesis(`http://127.0.0.1:${plain}`, "us-east-1");
    const stop = async (): Promise<void> => {
        kinesis.close();
        process.off("exit", kill);
        if (child.exitCode === null && child.signalCode === null) {
            kill();
            await once(child, "exit");
        }
    };
    try {
        await answering(kinesis, () => child.exitCode);
    } catch (error) {
        await stop();
        throw error;
    }
    return { kinesis, stop };
}

async function answering(kinesis: RemoteKinesis, exitCode: () => number | null): Promise<void> {
    for (let attempt = 0; attempt < 150; attempt++) {
        if (exitCode() !== null) {
            throw new Error(`kinesis-local ended with exit code ${exitCode()}`);
        }
        const answer = await kinesis.call("ListStreams", "{}").catch(() => undefined);
        if (answer?.status === 200) {
            return;
        }
        await sleep(100);
    }
    throw new Error("kinesis-local does not answer");
}

async function freePort(): Promise<number> {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, "close");
    return port;
}
