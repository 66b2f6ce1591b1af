import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { caseTable } from "../../../src/tools/conformance/caseTable";
import { describeDifference } from "../../../src/tools/conformance/compare";
import { allowedOrigin } from "../../../src/tools/conformance/configuration";
import { observe, type Observations } from "../../../src/tools/conformance/observe";
import { writeRecording } from "../../../src/tools/conformance/recording";
import { serve } from "../../support/gateway";
import { differencesFrom } from "./heldTo";

const folder = join(__dirname, "../../recorded");

describe("The local run answers as was recorded", () => {
    for (const file of readdirSync(folder).filter((name) => name.endsWith(".json"))) {
        it(file, async () => {
            const differences = await differencesFrom(join(folder, file));
            assert.deepEqual(differences.map(describeDifference), []);
        }).timeout(60_000);
    }
});

describe("A recording", () => {
    const configuration = { corsOrigins: '["https://a.example","https://b.example"]' };
    let answers: Observations;
    let temporary: string;
    let file: string;
    before(async () => {
        temporary = mkdtempSync(join(tmpdir(), "recording-"));
        file = join(temporary, "recording.json");
        const run = await serve(configuration);
        answers = await observe(run.outputs, caseTable.slice(0, 60), {
            origin: allowedOrigin(configuration),
            listPause: 0,
        });
        await run.close();
    });
    after(() => rmSync(temporary, { recursive: true }));

    it("of a local run is what another one answers", async () => {
        writeRecording(file, { configuration, answers });
        assert.deepEqual(await differencesFrom(file), []);
    });

    it("that is another is told by case and by part", async () => {
        const gzip = answers["coding: gzip"]!;
        const broken = { ...gzip, status: 415, headers: { ...gzip.headers, vary: "Accept" }, records: [] };
        writeRecording(file, { configuration, answers: { ...answers, "coding: gzip": broken } });
        assert.deepEqual(
            (await differencesFrom(file)).map(({ name, what }) => `${name}: ${what}`),
            ["coding: gzip: status", "coding: gzip: header vary", "coding: gzip: records"],
        );
    });

    it("of requests that are no longer made is refused", async () => {
        writeRecording(file, { configuration, answers: { "no such case": answers["coding: gzip"]! } });
        await assert.rejects(differencesFrom(file), /requests that are no longer made: no such case/);
    });

    it("tells nothing of whose stack it is", () => {
        const text = JSON.stringify(answers);
        assert.doesNotMatch(text, /eyJ|my-stream|000000000000|us-east-1|127\.0\.0\.1/);
        assert.match(text, /<sequence number>/);
    });
}).timeout(60_000);
