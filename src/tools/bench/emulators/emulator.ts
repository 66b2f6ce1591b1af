import { join } from "node:path";

/** A server of Kinesis's API that is measured beside the local run, where its binary is on PATH. */
export interface Emulator {
    /** Its binary. */
    readonly name: string;
    /** How it is told to listen at a port of 127.0.0.1; the folder is the one of its binary. */
    readonly at: (
        port: number,
        folder: string,
    ) => { readonly args?: readonly string[]; readonly env?: NodeJS.ProcessEnv };
    /** Names of scenarios in which it is not measured. Defaults to none. */
    readonly without?: readonly string[];
}

/** Each was started so and measured; none is a dependency but kinesis-local, with which tests compare. */
export const emulators: readonly Emulator[] = [
    {
        name: "kinesis-local",
        at: (port, folder) => ({
            env: {
                KINESIS_MOCK_CERT_PATH: join(folder, "server.json"),
                KINESIS_MOCK_PLAIN_PORT: String(port),
                KINESIS_MOCK_TLS_PORT: String(port + 1),
                CREATE_STREAM_DURATION: "0ms",
            },
        }),
        // It takes a second for one, and goes on with what it had no time for while others are measured.
        without: ["batch"],
    },
    { name: "kinesalite", at: (port) => ({ args: ["--port", String(port), "--shardLimit", "100"] }) },
    { name: "ferrokinesis", at: (port) => ({ args: ["--port", String(port)] }) },
    { name: "fakecloud", at: (port) => ({ args: ["--addr", `127.0.0.1:${port}`] }) },
];
