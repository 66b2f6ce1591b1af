import assert from "node:assert/strict";
import type { LocalRun } from "../../../src/local/localRun";
import { clientToken } from "../../../src/local/walk/clientToken";
import { Client } from "../../support/client";
import { serve } from "../../support/gateway";
import { readStream } from "./storedRecords";

const machines = ["a", "b"];
/** Half of them each machine's, half of those with JSON and half with NDJSON. */
const connections = 16;
const requestsOfConnection = 25;
const eventsOfRequest = 25;

/** What an event says of itself. */
interface Event {
    readonly machine: string;
    readonly connection: number;
    readonly number: number;
}

/** A record as it is stored. */
interface Stamped {
    readonly caller: string;
    readonly client: string;
    readonly sourceIp: string;
    readonly receivedAt: number;
    readonly requestId: string;
    /** A line of NDJSON is a text. */
    readonly data: Event | string;
}

const eventOf = ({ data }: Stamped) => (typeof data === "string" ? (JSON.parse(data) as Event) : data);

describe("A load of events from machine clients", () => {
    let run: LocalRun;
    before(async () => {
        run = await serve({
            routeGroups: ["events"],
            streamMode: "PROVISIONED",
            shardCount: 4,
            stampRecords: true,
            partitionKey: "caller",
            accessTokens: true,
            machinesOnly: true,
            machineClients: machines,
        });
    });
    after(() => run.close());

    it("stores 10,000 from 16 connections: none lost, each its sender's, in order for each caller", async () => {
        const { tokenUrl, machineClients } = run.outputs;
        const requestIds = new Map<string, Event[]>();
        let sockets = 0;
        const sendAll = async (connection: number) => {
            const machine = machines[connection % machines.length]!;
            const client = new Client(
                run.outputs,
                await clientToken(tokenUrl!, machineClients![machine]!),
                1,
            );
            for (let request = 0; request < requestsOfConnection; request++) {
                const events = Array.from({ length: eventsOfRequest }, (_, at) => ({
                    machine,
                    connection,
                    number: request * eventsOfRequest + at,
                }));
                const answer =
                    connection % 4 < 2
                        ? await client.post("/events", JSON.stringify(events), "application/json")
                        : await client.post(
                              "/events",
                              events.map((event) => `${JSON.stringify(event)}\n`).join(""),
                              "application/x-ndjson",
                          );
                assert.equal(answer.status, 200, answer.body);
                requestIds.set(String(answer.headers["x-amz-apigw-id"]), events);
            }
            sockets += client.sockets.size;
            client.close();
        };
        const began = Date.now();
        await Promise.all(Array.from({ length: connections }, (_, connection) => sendAll(connection)));
        const ended = Date.now();
        assert.equal(sockets, connections);

        const stored = (await readStream(run.outputs)).map((record) => ({
            ...record,
            stamped: JSON.parse(record.data) as Stamped,
        }));
        assert.equal(stored.length, connections * requestsOfConnection * eventsOfRequest);
        assert.equal(stored.length, 10_000);
        const clientIds = new Set(Object.values(machineClients!).map(({ clientId }) => clientId));
        assert.equal(clientIds.size, machines.length);
        for (const { key, stamped } of stored) {
            const { machine } = eventOf(stamped);
            const { clientId } = machineClients![machine]!;
            assert.deepEqual([stamped.caller, stamped.client, key], [clientId, clientId, clientId]);
            assert.equal(stamped.sourceIp, "127.0.0.1");
            assert.ok(stamped.receivedAt >= began && stamped.receivedAt <= ended);
        }

        // The events of a request stand together as they were sent, those of a connection in its order.
        for (const [requestId, events] of requestIds) {
            const ofRequest = stored.filter(({ stamped }) => stamped.requestId === requestId);
            assert.deepEqual(
                ofRequest.map(({ stamped }) => eventOf(stamped)),
                events,
            );
        }
        for (const clientId of clientIds) {
            const ofCaller = stored.filter(({ stamped }) => stamped.caller === clientId);
            assert.equal(new Set(ofCaller.map(({ ShardId }) => ShardId)).size, 1);
            for (let connection = 0; connection < connections; connection++) {
                const numbers = ofCaller
                    .map(({ stamped }) => eventOf(stamped))
                    .filter((event) => event.connection === connection)
                    .map(({ number }) => number);
                assert.deepEqual(
                    numbers,
                    [...numbers].sort((a, b) => a - b),
                );
            }
        }
    }).timeout(120_000);
});
