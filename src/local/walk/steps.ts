import assert from "node:assert/strict";
import type { Call } from "./api";
import { consumerRoutes } from "./consume";

/** How the walk calls one route by itself. */
export interface Step extends Call {
    /**
     * @returns what the call has stored
     * @throws AssertionError for an answer that is not as it must be
     */
    check(answer: Readonly<Record<string, unknown>>, streamName: string): Stored[];
}

/** A record, and where it must be found. */
export interface Stored {
    readonly ShardId: string;
    readonly SequenceNumber: string;
    readonly data: string;
}

type Position = Omit<Stored, "data">;

/**
 * The steps of those routes that are declared: what is known here in its order, then every other GET but a consumer's,
 * of which 200 is asked.
 */
export function stepsOf(routes: readonly string[]): Step[] {
    const known = steps.filter(({ route }) => routes.includes(route));
    const others = routes.filter(
        (name) =>
            name.startsWith("GET ") &&
            !steps.some(({ route }) => route === name) &&
            !consumerRoutes.includes(name),
    );
    return [...known, ...others.map((route) => ({ route, check: () => [] }))];
}

/** In the order of the walk. */
export const steps: readonly Step[] = [
    {
        route: "GET /streams",
        check: ({ StreamNames }, streamName) => {
            assert.ok((StreamNames as string[]).includes(streamName), `${streamName} is among the streams`);
            return [];
        },
    },
    {
        route: "GET /streams/{stream-name}",
        check: ({ StreamDescription }) => {
            assert.equal((StreamDescription as { StreamStatus: string }).StreamStatus, "ACTIVE");
            return [];
        },
    },
    {
        route: "PUT /streams/{stream-name}/record",
        body: { Data: "some data", PartitionKey: "some key" },
        check: (answer) => [{ ...(answer as unknown as Position), data: "some data" }],
    },
    {
        route: "PUT /streams/{stream-name}/records",
        body: {
            records: [
                { data: "some data", "partition-key": "some key" },
                { data: "some other data", "partition-key": "some key" },
            ],
        },
        check: ({ FailedRecordCount, Records }) => {
            assert.equal(FailedRecordCount, 0);
            const positions = Records as Position[];
            assert.equal(positions.length, 2);
            return ["some data", "some other data"].map((data, index) => ({ ...positions[index]!, data }));
        },
    },
];
