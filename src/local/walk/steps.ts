import assert from "node:assert/strict";
import type { Call } from "./api";
import { consumerRoutes } from "./consume";

/** How the walk calls one route by itself. */
export interface Step extends Call {
    /** Sent where 400 is the answer to the body: with the caller as partition key, a body has none. */
    readonly bodyWithoutKey?: object;
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

const lines = ['{"degrees": 21.5}', "some other line"];

/** Where the answer to a batch says that its records are, all of them. */
function storedAs(
    data: readonly string[],
    { FailedRecordCount, Records }: Readonly<Record<string, unknown>>,
): Stored[] {
    assert.equal(FailedRecordCount, 0);
    const positions = Records as Position[];
    assert.equal(positions.length, data.length);
    return data.map((text, index) => ({ ...positions[index]!, data: text }));
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
        bodyWithoutKey: { Data: "some data" },
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
        bodyWithoutKey: { records: [{ data: "some data" }, { data: "some other data" }] },
        check: (answer) => storedAs(["some data", "some other data"], answer),
    },
    {
        route: "POST /streams/{stream-name}/events",
        body: `${lines.join("\n")}\n`,
        check: (answer) => storedAs(lines, answer),
    },
];
