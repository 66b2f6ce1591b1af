import assert from "node:assert/strict";
import { caseTable } from "../../../src/tools/conformance/caseTable";
import { events } from "../../../src/tools/conformance/cases/events";
import { differencesOf } from "../../../src/tools/conformance/compare";
import { observe, type Observations } from "../../../src/tools/conformance/observe";
import { serve } from "../../support/gateway";

describe("conformance of a stack that takes events", () => {
    const answersOf = async (config: object): Promise<Observations> => {
        const run = await serve({ routeGroups: ["events"], ...config });
        const answers = await observe(run.outputs, events, { origin: "https://a.example", listPause: 0 });
        await run.close();
        return answers;
    };
    let answers: Observations;
    before(async () => (answers = await answersOf({})));

    it("asks about the route, and reads back what its cases store", () => {
        assert.ok(events.every((one) => caseTable.includes(one)));
        assert.deepEqual(
            new Set(Object.values(answers).map(({ status }) => status)),
            new Set([200, 204, 400, 415]),
        );
        for (const { name, stores = 0 } of events) {
            assert.equal(answers[name]!.records.length, stores, name);
            assert.ok(
                answers[name]!.records.every(({ partitionKey }) => partitionKey.startsWith("conformance")),
                name,
            );
        }
    });

    it("finds no difference between two stacks with stamps, each with callers and times of its own", async () => {
        const stamped = { stampRecords: true };
        assert.deepEqual(
            differencesOf(
                events,
                await answersOf({ ...stamped, streamName: "another" }),
                await answersOf(stamped),
            ),
            [],
        );
    });

    it("finds the difference that a stamp is", async () => {
        const differences = differencesOf(events, answers, await answersOf({ stampRecords: true }));
        assert.deepEqual(new Set(differences.map(({ what }) => what)), new Set(["records"]));
    });
}).timeout(60_000);
