// Loaded into the process of a local run: answers what is in its heap, and how often garbage was collected so far.
// Asked to "collect", it collects first.
import { PerformanceObserver } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import type { HeapState } from "./allocation";

let collections = 0;
new PerformanceObserver((list) => (collections += list.getEntries().length)).observe({ entryTypes: ["gc"] });

process.on("message", (message) => void answer(message));

async function answer(message: unknown): Promise<void> {
    if (message === "collect") {
        global.gc!();
    }
    // A collection is told of later.
    await sleep(50);
    const state: HeapState = { heapBytes: process.memoryUsage().heapUsed, collections };
    process.send!(state);
}
