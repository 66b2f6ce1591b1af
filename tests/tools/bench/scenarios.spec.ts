import assert from "node:assert/strict";
import { gunzipSync } from "node:zlib";
import type { LocalRun } from "../../../src/local/localRun";
import { load } from "../../../src/tools/bench/load";
import { signIn } from "../../../src/tools/bench/localRun";
import type { SignedIn } from "../../../src/tools/bench/scenarios/scenario";
import { scenarios } from "../../../src/tools/bench/scenarios/scenarios";
import { serve } from "../../support/gateway";

describe("scenarios of the benchmark", () => {
    let run: LocalRun;
    let signedIn: SignedIn;
    before(async () => {
        run = await serve({ routeGroups: ["produce", "events", "consume"] });
        signedIn = { outputs: run.outputs, tokens: await signIn(run.outputs) };
    });
    after(() => run.close());

    for (const { name, ways, pairedWith, connections } of scenarios) {
        for (const [way, targetOf] of Object.entries(ways)) {
            it(`${name}, ${way}: every answer is a success`, async () => {
                const { p50, p99, requestsPerSecond } = await load(await targetOf(signedIn), 2, 4);
                assert.ok(p50 > 0 && p99 >= p50 && requestsPerSecond > 0);
            });
        }

        it(`${name} is paired with one of its own, and counted at 16 connections`, () => {
            assert.ok(pairedWith in ways);
            assert.ok(connections.includes(16));
        });
    }

    it("send the same lines with gzip and without", async () => {
        const { ways } = scenarios.find(({ name }) => name === "events")!;
        const bodyOf = async (way: string) => (await ways[way]!(signedIn)).bodies[0]!;
        const zipped = await bodyOf("lines, gzip");
        assert.equal(gunzipSync(zipped).toString(), await bodyOf("lines (NDJSON)"));
    });
});
