import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { RemoteKinesis } from "../../local/kinesis/remoteKinesis";
import { startProcess, type Running } from "./processes";

/** kinesis-local in a process of its own. */
export interface KinesisLocal {
    readonly url: string;
    readonly stop: () => Promise<void>;
}

/** Starts it, with those on-demand streams, empty. */
export async function startKinesisLocal(streamNames: readonly string[]): Promise<KinesisLocal> {
    const folder = dirname(require.resolve("kinesis-local"));
    const [plain, tls] = [await freePort(), await freePort()];
    const running = startProcess([process.execPath, join(folder, "main.js")], {
        KINESIS_MOCK_CERT_PATH: join(folder, "server.json"),
        KINESIS_MOCK_PLAIN_PORT: String(plain),
        KINESIS_MOCK_TLS_PORT: String(tls),
        CREATE_STREAM_DURATION: "0ms",
    });
    const url = `http://127.0.0.1:${plain}`;
    const kinesis = new RemoteKinesis(url, "us-east-1");
    await answering(kinesis, running);
    for (const name of streamNames) {
        await kinesis.ensureStream({ name, mode: "ON_DEMAND" });
    }
    kinesis.close();
    return { url, stop: running.stop };
}

/** It says nothing when it is ready. */
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
