import assert from "node:assert/strict";
import { caseTable } from "../../../src/tools/conformance/caseTable";
import { consume } from "../../../src/tools/conformance/cases/consume";
import { manage } from "../../../src/tools/conformance/cases/manage";
import { differencesOf } from "../../../src/tools/conformance/compare";
import { observe, type Observations } from "../../../src/tools/conformance/observe";
import { serve, serviceAt } from "../../support/gateway";

const cases = [...consume, ...manage];

describe("conformance of a stack where consumers read, and streams come and go", () => {
    const answersOf = async (streamName: string, records: number): Promise<Observations> => {
        const run = await serve({
            streamName,
            routeGroups: ["produce", "consume", "manage"],
            selfSignUp: false,
        });
        const put = { StreamName: streamName, Data: "YQ==", PartitionKey: "k" };
        for (let count = 0; count < records; count++) {
            await serviceAt(run.outputs.endpoint)("Kinesis_20131202.PutRecord", put);
        }
        const answers = await observe(run.outputs, cases, { origin: "https://a.example", listPause: 0 });
        await run.close();
        return answers;
    };
    let answers: Observations;
    before(async () => (answers = await answersOf("my-stream", 0)));

    it("asks about each of their routes, and of manage's nothing that could change a stream", () => {
        assert.ok(cases.every((one) => caseTable.includes(one)));
        const statuses = (names: readonly { readonly name: string }[]) =>
            new Set(names.map(({ name }) => answers[name]!.status));
        assert.deepEqual(statuses(consume), new Set([200, 400, 403, 404, 415]));
        assert.deepEqual(statuses(manage), new Set([400, 403, 415]));
        assert.ok(manage.every(({ method, path }) => method === "POST" || !path.includes("{stream}")));
    });

    it("finds an iterator wherever it stands", () => {
        const found = consume.filter(({ name }) => /^records: (header|the query|several)/.test(name));
        assert.equal(found.length, 7);
        for (const { name } of found) {
            assert.equal(answers[name]!.status, 200, name);
            assert.equal(
                answers[name]!.body,
                '{"MillisBehindLatest":<time>,"NextShardIterator":"<id>","Records":[]}',
            );
        }
    });

    it("finds no difference to a stack of another name with records on it", async () => {
        assert.deepEqual(differencesOf(cases, await answersOf("another", 8), answers), []);
    });
}).timeout(60_000);
