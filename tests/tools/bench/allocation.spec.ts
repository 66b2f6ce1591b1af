import assert from "node:assert/strict";
import { startProcess, type Running } from "../../../src/tools/bench/processes";
import { node } from "../../../src/tools/bench/localRun";
import { countingOptions, measureAllocation } from "../../../src/tools/bench/scenarios/allocation";
import type { Target } from "../../../src/tools/bench/load";

const kept = 25_000;
/** Makes a list of so many pointers for each request, and collects garbage where it is asked to. */
const server = `
    let last;
    const server = require("node:http").createServer((request, response) => {
        last = new Array(${kept}).fill(request.url);
        if (request.url === "/collect") {
            gc();
        }
        response.end();
    });
    server.listen(0, "127.0.0.1", () => console.log(server.address().port));`;

describe("allocation of a request", () => {
    let running: Running;
    let target: Target;
    before(async () => {
        running = startProcess([...node, ...countingOptions, "-e", server], { messages: true });
        const port = await running.line((line) => /^\d+$/.test(line));
        const url = `http://127.0.0.1:${port}/`;
        target = { url, method: "GET", headers: {}, bodies: [""], isSuccess: () => true };
    });
    after(() => running.stop());

    it("is what the process allocates in its heap, garbage or not", async () => {
        const bytes = (await measureAllocation(running, target, 50))!;
        const list = kept * 8;
        assert.ok(bytes > list && bytes < list + 20_000, `${bytes} B`);
    });

    it("is not known where garbage was collected", async () => {
        const collecting = { ...target, url: `${target.url}collect` };
        assert.equal(await measureAllocation(running, collecting, 20), undefined);
    });
});
