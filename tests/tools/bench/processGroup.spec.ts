import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { fromProc, fromPs, usageOf } from "../../../src/tools/bench/processGroup";
import { startProcess } from "../../../src/tools/bench/processes";

describe("usage of a process group", () => {
    it("reads what Linux tells of a process, whatever its name is", () => {
        const stat =
            "77 (a) b) S 1 4242 4242 0 -1 4194560 2411 0 0 0 250 31 900 900 20 0 11 0 8714 1219 4711 18446744073709551615";
        assert.deepEqual(fromProc(stat, "Name:\ta) b\nVmRSS:\t    1024 kB\nThreads:\t11\n"), {
            group: 4242,
            residentBytes: 1024 * 1024,
            cpuSeconds: 2.81,
        });
        assert.equal(fromProc(stat, "Name:\ta zombie\n").residentBytes, 0);
    });

    it("reads a line of ps", () => {
        assert.deepEqual(fromPs(" 4242  1024   1:02.50"), {
            group: 4242,
            residentBytes: 1024 * 1024,
            cpuSeconds: 62.5,
        });
        assert.equal(fromPs("1 1 01:02:03").cpuSeconds, 3723);
    });

    it("sums up a command and what it starts", async () => {
        const busy =
            "const end = Date.now() + 250; while (Date.now() < end); console.log('done'); setInterval(() => 0, 1e6)";
        const running = startProcess(["sh", "-c", `"${process.execPath}" -e "${busy}"; true`]);
        try {
            await running.line((line) => line === "done");
            const { residentBytes, cpuSeconds } = usageOf(running.pid);
            assert.ok(residentBytes > 20e6, `${residentBytes} B`);
            assert.ok(cpuSeconds > 0, `${cpuSeconds} s`);
        } finally {
            await running.stop();
        }
        // What the command has started ends at the same signal, a moment later than the command.
        while (usageOf(running.pid).residentBytes > 0) {
            await sleep(10);
        }
    });
});
