import { gzipSync } from "node:zlib";
import { allStored, data, keys, throughGateway } from "./requests";
import { putRecordsThroughGateway } from "./putRecords";
import type { Scenario, SignedIn } from "./scenario";

/** As long as the data of other records. */
const event = JSON.stringify({ message: data.slice('{"message":""}'.length) });
const list = `[${keys.map(() => event).join(",")}]`;
const lines = keys.map(() => `${event}\n`).join("");

const putRecords = "PutRecords";

export const events: Scenario = {
    name: "events",
    title: `Events through the gateway, ${keys.length} x 100 B`,
    records: keys.length,
    connections: [16],
    allocating: 20,
    routeGroups: ["produce", "events"],
    ways: {
        "a JSON list": (run) => send(run, list, { "Content-Type": "application/json" }),
        "lines (NDJSON)": (run) => send(run, lines, { "Content-Type": "application/x-ndjson" }),
        "lines, gzip": (run) =>
            send(run, gzipSync(lines), {
                "Content-Type": "application/x-ndjson",
                "Content-Encoding": "gzip",
            }),
        [putRecords]: putRecordsThroughGateway,
    },
    pairedWith: putRecords,
};

function send(run: SignedIn, body: string | Buffer<ArrayBuffer>, headers: Readonly<Record<string, string>>) {
    return throughGateway(run, "events", { method: "POST", headers, bodies: [body], isSuccess: allStored });
}
