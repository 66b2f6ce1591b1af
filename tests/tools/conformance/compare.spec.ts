import assert from "node:assert/strict";
import type { Declaration } from "../../../src/local/declaration";
import { parseFault } from "../../../src/local/kinesis/faults/fault";
import { startLocalRun, type LocalRunOptions } from "../../../src/local/localRun";
import { mark } from "../../../src/tools/conformance/case";
import { caseTable } from "../../../src/tools/conformance/caseTable";
import { events } from "../../../src/tools/conformance/cases/events";
import { differencesOf } from "../../../src/tools/conformance/compare";
import { takenToken } from "../../../src/tools/conformance/configuration";
import { observe, type Observations } from "../../../src/tools/conformance/observe";
import { type ConfigChange, declare } from "../../support/declare";

const options = { origin: "https://a.example", listPause: 0 };

async function answersOf(run: Partial<LocalRunOptions> = {}): Promise<Observations> {
    const local = await startLocalRun({ declaration: await declare(), port: 0, ...run });
    try {
        return await observe(local.outputs, caseTable, options);
    } finally {
        await local.close();
    }
}

describe("conformance between two local runs", () => {
    let usual: Observations;
    before(async () => (usual = await answersOf()));

    /** Names of the cases that another run answers otherwise. */
    const struck = async (run?: Partial<LocalRunOptions>) => {
        const differences = differencesOf(caseTable, await answersOf(run), usual);
        return [...new Set(differences.map(({ name }) => name))];
    };
    const namesOf = (isMeant: (one: (typeof caseTable)[number], seen: Observations[string]) => boolean) =>
        asked()
            .filter((one) => isMeant(one, usual[one.name]!))
            .map(({ name }) => name);
    /** Those of tokens that the stack has. */
    const asked = () => caseTable.filter(({ name }) => name in usual);

    it("finds nothing", async () => assert.deepEqual(await struck(), []));

    it("finds a fault, and nothing else", async () => {
        const faults = [parseFault("PutRecords=InternalFailureException")];
        const batches = namesOf(({ path }, { status }) => path.endsWith("/records") && status === 200);
        assert.ok(batches.length > 2);
        assert.deepEqual(await struck({ faults }), batches);
    });

    it("finds a broken template by the bytes that are stored, and nothing else", async () => {
        // Texts are stored with their quotes.
        const good = "$util.base64Encode($input.path('$.Data'))";
        const text = JSON.stringify(await declare());
        assert.ok(text.includes(good));
        const declaration = JSON.parse(text.replaceAll(good, "$util.base64Encode($data)")) as Declaration;
        const noTexts =
            /^(number|data: (true|a list|an obj|spaces)|reference: base64|body: a key twice|.*in JSON$)/;
        const stored = namesOf(({ path }, { records }) => path.endsWith("/record") && records.length > 0);
        const texts = stored.filter((name) => !noTexts.test(name));
        assert.ok(texts.length > 10 && texts.length < stored.length);
        assert.deepEqual(await struck({ declaration }), texts);
    });

    it("marks each record, and stores as many as it says", () => {
        const leftOut = caseTable.filter((one) => !asked().includes(one));
        assert.ok(leftOut.every(({ headers }) => headers?.Authorization === "{machine-token}"));
        // The route of the events is off here.
        for (const { name, stores = 0 } of asked().filter((one) => !events.includes(one))) {
            const { records } = usual[name]!;
            assert.equal(records.length, stores, name);
            assert.ok(
                records.every(({ partitionKey }) => partitionKey.startsWith(mark)),
                name,
            );
        }
    });
}).timeout(120_000);

describe("conformance of stacks that take access tokens", () => {
    /** Statuses of the cases about tokens, and of one that sends the token that is taken. */
    const statusesOf = async (change: ConfigChange) => {
        const run = await startLocalRun({ declaration: await declare(change), port: 0 });
        const cases = caseTable.filter(({ name }) => /^(token: |number: 42$)/.test(name));
        const configuration = Object.fromEntries(
            Object.entries(change).map(([key, value]) => [key, JSON.stringify(value)]),
        );
        try {
            const seen = await observe(run.outputs, cases, { ...options, taken: takenToken(configuration) });
            return Object.fromEntries(Object.entries(seen).map(([name, { status }]) => [name, status]));
        } finally {
            await run.close();
        }
    };
    const ofEachToken = (statuses: Record<string, number>) => [
        statuses["number: 42"],
        statuses["token: behind Bearer"],
        statuses["token: ID token"],
        statuses["token: access token"],
        statuses["token: machine's token"],
        statuses["token: {machine-token} on GET /streams?limit=x"],
        statuses["token: {machine-token} on PUT /streams/{stream}/record"],
    ];

    it("sends those that the stack takes, and asks about a machine's", async () => {
        const change = { accessTokens: true, machineClients: ["a:produce", "b:describe+produce"] };
        assert.deepEqual(ofEachToken(await statusesOf(change)), [200, 200, 401, 200, 200, 400, 400]);
        assert.deepEqual(
            ofEachToken(await statusesOf({ ...change, machinesOnly: true })),
            [200, 200, 401, 401, 200, 400, 400],
        );
        assert.deepEqual(
            ofEachToken(await statusesOf({ ...change, machineClients: ["a:produce"] })),
            [200, 200, 401, 200, 401, 401, 400],
        );
        assert.deepEqual(ofEachToken(await statusesOf({})), [
            200,
            200,
            200,
            401,
            undefined,
            undefined,
            undefined,
        ]);
    });

    it("says that nobody can be let in", () =>
        assert.rejects(statusesOf({ accessTokens: true, machinesOnly: true }), {
            message: "The stack takes tokens of machine clients alone, and has no such client.",
        }));
}).timeout(60_000);

it("ListStreams waits for its turn", async () => {
    const run = await startLocalRun({ declaration: await declare(), port: 0 });
    const lists = caseTable.filter(({ name }) => /^list: limit=[01]$/.test(name));
    const began = performance.now();
    await observe(run.outputs, lists, { ...options, listPause: 300 });
    assert.ok(performance.now() - began >= 600);
    await run.close();
});

describe("The case table", () => {
    it("has names of its own, and what is most in doubt first", () => {
        const names = caseTable.map(({ name }) => name);
        assert.equal(new Set(names).size, names.length);
        assert.match(names[0]!, /^coding: gzip/);
    });
    it("puts records on the stack's own stream alone", () => {
        for (const { method, path } of caseTable.filter((one) => one.method === "PUT")) {
            assert.match(`${method} ${path}`, /^PUT (\/streams\/\{stream\}\/records?|\/nope)$/);
        }
    });
});
