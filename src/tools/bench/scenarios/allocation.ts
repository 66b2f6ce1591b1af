import { join } from "node:path";
import { load, type Target } from "../load";
import type { Running } from "../processes";
import { warmUp } from "../rounds";

/** What the process of a local run tells of itself. */
export interface HeapState {
    readonly heapBytes: number;
    /** Garbage collections since it started. */
    readonly collections: number;
}

/** Room for all that is measured, in MB: as long as nothing is collected, the heap grows by what is allocated. */
const youngMegabytes = 256;

/** Options of node for a local run whose allocation is counted. */
export const countingOptions: readonly string[] = [
    "--expose-gc",
    `--min-semi-space-size=${youngMegabytes}`,
    `--max-semi-space-size=${youngMegabytes}`,
    ...["-r", join(__dirname, "countAllocation.ts")],
];

const connections = 16;

/**
 * Bytes that a local run allocates in V8's heap for a request, as the mean of so many; buffers outside of it are left out.
 *
 * @returns undefined where garbage was collected meanwhile, so that nothing is known
 */
export async function measureAllocation(
    server: Pick<Running, "ask">,
    target: Target,
    requests: number,
): Promise<number | undefined> {
    // Code that is not compiled yet allocates more.
    await warmUp(target, connections);
    const before = (await server.ask("collect")) as HeapState;
    await load(target, connections, requests);
    const after = (await server.ask("count")) as HeapState;
    const grown = after.heapBytes - before.heapBytes;
    return after.collections === before.collections ? grown / requests : undefined;
}
