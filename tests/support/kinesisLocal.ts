import { join } from "node:path";
import { RemoteKinesis } from "../../src/local/kinesis/remoteKinesis";
import { emulators } from "../../src/tools/bench/emulators/emulator";
import { startServer } from "../../src/tools/bench/emulators/startEmulator";

const name = "kinesis-local";
const { at } = emulators.find((emulator) => emulator.name === name)!;
const file = join(require.resolve(name), "..", "main.js");

/** Beside what makes it start: streams that are gone at once, too, and as many as the tests have. */
const more = {
    DELETE_STREAM_DURATION: "0ms",
    ON_DEMAND_STREAM_COUNT_LIMIT: "1000",
    SHARD_LIMIT: "1000",
};

/** kinesis-local in a process of its own, whose streams exist at once. */
export interface KinesisLocal {
    readonly kinesis: RemoteKinesis;
    stop(): Promise<void>;
}

export async function startKinesisLocal(): Promise<KinesisLocal> {
    const withMore: typeof at = (...where) => ({ env: { ...at(...where).env, ...more } });
    const server = await startServer({ name, at: withMore }, file);
    const kinesis = new RemoteKinesis(server.endpoint, "us-east-1");
    const stop = async () => {
        kinesis.close();
        await server.stop();
    };
    return { kinesis, stop };
}
