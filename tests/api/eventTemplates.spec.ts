import assert from "node:assert/strict";
import fc from "fast-check";
import { requestTemplate } from "../../src/api/mappingTemplates";
import type { RecordsConfig } from "../../src/config/records";
import { compileJsonTemplate, createInput } from "../../src/local/vtl";
import { routes } from "../../src/routes";
import { hostileText as text, jsonOf } from "../support/hostileText";
import { renderJson } from "../support/renderJson";
import { assertSameJson, assertStored, hostileData as data, type KinesisRecord } from "../support/storedData";

const seed = Number(process.env.FC_SEED ?? Date.now() % 0x7fffffff);
const runs = { seed, numRuns: Number(process.env.FUZZ_RUNS ?? 100) };

/** Claims as API Gateway hands them on: of an ID token, or of an access token. */
const claims = fc.oneof(
    fc.record({ sub: text, aud: text.filter((aud) => aud !== "") }),
    fc.record({ sub: text, client_id: text }),
);
type Claims = Readonly<Record<string, string>>;

const settings: fc.Arbitrary<RecordsConfig> = fc.record({
    stampRecords: fc.boolean(),
    partitionKey: fc.constantFrom("request", "caller"),
});

interface Request {
    readonly body: string;
    readonly query?: Readonly<Record<string, string>>;
    readonly header?: Readonly<Record<string, string>>;
}

/** Each template is compiled once. */
const templates = new Map<string, ReturnType<typeof compileJsonTemplate>>();

function templateOf(name: string, type: string, config: RecordsConfig) {
    const key = JSON.stringify([name, type, config.stampRecords, config.partitionKey]);
    const route = routes.find((one) => one.name === name)!;
    const body = route.bodies!.find(({ contentType }) => contentType === type)!;
    const template = templates.get(key) ?? compileJsonTemplate(requestTemplate(route, body, config));
    templates.set(key, template);
    return template;
}

const context = (claims: Claims) => ({
    extendedRequestId: "id=",
    requestTimeEpoch: 1795530412315,
    identity: { sourceIp: "203.0.113.7" },
    authorizer: { claims },
});

/** What reaches Kinesis, whose fields are these and no others. */
function sent(name: string, type: string, config: RecordsConfig, claims: Claims, request: Request) {
    const { body, query = {}, header = {} } = request;
    const input = createInput(body, { path: { "stream-name": "my-stream" }, querystring: query, header });
    const scope = { input, context: context(claims), stageVariables: {} };
    const { StreamName, Records, ...one } = renderJson(templateOf(name, type, config), scope) as {
        StreamName: string;
        Records?: KinesisRecord[];
    };
    const records = Records ?? [one as KinesisRecord];
    for (const record of records) {
        assert.deepEqual(Object.keys(record).sort(), ["Data", "PartitionKey"]);
    }
    return { StreamName, records };
}

/** Whether the record holds the value, within a stamp of these claims where records are stamped. */
function assertHolds(record: KinesisRecord, value: unknown, config: RecordsConfig, claims: Claims): void {
    if (!config.stampRecords) {
        assertStored(record.Data, value);
        return;
    }
    const { caller, client, sourceIp, receivedAt, requestId, ...rest } = JSON.parse(
        Buffer.from(record.Data, "base64").toString(),
    ) as Record<string, unknown>;
    assertSameJson([caller, client], [claims.sub, claims.aud ?? claims.client_id]);
    assert.deepEqual([sourceIp, receivedAt, requestId], ["203.0.113.7", 1795530412315, "id="]);
    assert.deepEqual(Object.keys(rest), ["data"]);
    assertSameJson(rest.data, JSON.parse(JSON.stringify(value)));
}

const keyOf = (config: RecordsConfig, claims: Claims, own: string | undefined, at: number) =>
    config.partitionKey === "caller" ? claims.sub : own || `id=-${at}`;

describe(`Neither events nor claims change the shape of what Kinesis gets (seed ${seed})`, () => {
    const property = <T>(
        arbitrary: fc.Arbitrary<T>,
        check: (c: RecordsConfig, k: Claims, value: T) => void,
    ) => fc.assert(fc.property(settings, claims, arbitrary, check), runs);
    const key = fc.option(text, { nil: undefined });

    it("not a list of events, nor the key of its query", () =>
        property(
            fc.tuple(fc.array(data, { minLength: 1, maxLength: 4 }), key),
            (config, claims, [events, own]) => {
                const query: Record<string, string> = own === undefined ? {} : { "partition-key": own };
                const body = jsonOf(events);
                const { StreamName, records } = sent("PutEvents", "application/json", config, claims, {
                    body,
                    query,
                });
                assert.equal(StreamName, own && config.partitionKey === "caller" ? "" : "my-stream");
                assert.equal(records.length, events.length);
                records.forEach((record, i) => {
                    assert.equal(record.PartitionKey, keyOf(config, claims, own, i));
                    assertHolds(record, events[i], config, claims);
                });
            },
        ));

    it("not an event by itself", () =>
        property(fc.dictionary(text, data, { minKeys: 1 }), (config, claims, event) => {
            const body = jsonOf(event);
            const { records } = sent("PutEvents", "application/json", config, claims, { body });
            assert.equal(records.length, 1);
            assertHolds(records[0]!, event, config, claims);
        }));

    it("not CloudEvents, nor their keys", () => {
        const attributes = { specversion: fc.constant("1.0"), id: text, source: text, type: text };
        const ownKey = fc.oneof(
            text.filter((own) => own !== ""),
            fc.constant(null),
        );
        const event = fc.record(
            { ...attributes, partitionkey: ownKey, data },
            { requiredKeys: ["specversion", "id", "source", "type"] },
        );
        property(
            fc.tuple(fc.array(event, { minLength: 1, maxLength: 4 }), key),
            (config, claims, [events, given]) => {
                const own = config.partitionKey === "caller" ? undefined : given;
                const query: Record<string, string> = own === undefined ? {} : { "partition-key": own };
                for (const [type, some] of [
                    ["cloudevents-batch", events],
                    ["cloudevents", events.slice(0, 1)],
                ] as const) {
                    const body = jsonOf(type === "cloudevents" ? some[0] : some);
                    const { records } = sent("PutEvents", `application/${type}+json`, config, claims, {
                        body,
                        query,
                    });
                    assert.equal(records.length, some.length);
                    records.forEach((record, i) => {
                        assert.equal(
                            record.PartitionKey,
                            keyOf(config, claims, own || (some[i]!.partitionkey ?? undefined), i),
                        );
                        assertHolds(record, some[i], config, claims);
                    });
                }
            },
        );
    });

    it("not lines, whatever they end in", () => {
        const line = fc.oneof(text, fc.constantFrom("},{", '"},{"', " ", "\t\r", "", '{"data":1}', "  x"));
        const end = fc.constantFrom("\n", "\r\n", "\n\n", "\r\n \t\r\n");
        property(fc.tuple(fc.array(line, { maxLength: 6 }), end), (config, claims, [some, lineEnd]) => {
            const body = some.join(lineEnd);
            const expected = body.split(/\r?\n/).filter((one) => /[^ \t\r]/.test(one));
            const isNone = expected.length === 0 || body === "{}";
            const { StreamName, records } = sent("PutEvents", "application/x-ndjson", config, claims, {
                body,
            });
            assert.equal(StreamName, isNone ? "" : "my-stream");
            assert.equal(records.length, isNone ? 0 : expected.length);
            records.forEach((record, i) => {
                assert.equal(record.PartitionKey, keyOf(config, claims, undefined, i));
                assertHolds(record, expected[i], config, claims);
            });
        });
    });

    it("not records, with a key of their own or the caller's", () =>
        property(
            fc.array(fc.tuple(data, text), { minLength: 1, maxLength: 4 }),
            (config, claims, entries) => {
                const records = entries.map(([data, own]) => ({ data, "partition-key": own }));
                const many = sent("PutRecords", "application/json", config, claims, {
                    body: jsonOf({ records }),
                });
                entries.forEach(([Data, PartitionKey], i) => {
                    const one = sent("PutRecord", "application/json", config, claims, {
                        body: jsonOf({ Data, PartitionKey }),
                    });
                    for (const record of [many.records[i]!, one.records[0]!]) {
                        assert.equal(
                            record.PartitionKey,
                            config.partitionKey === "caller" ? claims.sub : PartitionKey,
                        );
                        assertHolds(record, Data, config, claims);
                    }
                });
            },
        ));
});

describe("The template of lines", () => {
    it("names its stream for 1 to 500 of them", () => {
        const config: RecordsConfig = { stampRecords: false, partitionKey: "request" };
        for (const [count, names] of [
            [0, ""],
            [1, "my-stream"],
            [500, "my-stream"],
            [501, ""],
            [502, ""],
            [503, ""],
            [1001, ""],
        ] as const) {
            const body = "a\n".repeat(count);
            const { StreamName } = sent("PutEvents", "application/x-ndjson", config, { sub: "u" }, { body });
            assert.equal(StreamName, names, String(count));
        }
    });
});

describe("A stamp of base64", () => {
    const config: RecordsConfig = { stampRecords: true, partitionKey: "request" };
    const stampedOf = (data: string) => {
        const records = [{ data, "partition-key": "k", encoding: "base64" }];
        const render = (name: string, body: object) =>
            renderJson(templateOf(name, "application/json", config), {
                input: createInput(JSON.stringify(body), {
                    path: { "stream-name": "s" },
                    querystring: {},
                    header: {},
                }),
                context: context({ sub: "u", aud: "c" }),
                stageVariables: {},
            }) as KinesisRecord & { Records: KinesisRecord[] };
        const one = render("PutRecord", { Data: data, PartitionKey: "k", Encoding: "base64" });
        const many = render("PutRecords", { records });
        return [one.Data, many.Records[0]!.Data].map((stored) =>
            stored === null
                ? null
                : (JSON.parse(Buffer.from(stored, "base64").toString()) as Record<string, unknown>),
        );
    };

    it("holds it as it is", () => {
        for (const text of ["", "eA==", "AAE=", "//8/", "+/+/"]) {
            for (const stamped of stampedOf(text)) {
                assert.equal(stamped!.dataBase64, text);
                assert.deepEqual(Object.keys(stamped!).sort(), [
                    "caller",
                    "client",
                    "dataBase64",
                    "receivedAt",
                    "requestId",
                    "sourceIp",
                ]);
            }
        }
    });

    it("of what is none leaves a record without data, which Kinesis refuses", () => {
        for (const text of [
            "%",
            "a",
            "ab",
            "abc",
            "a===",
            "====",
            "ab=c",
            "a\nb=",
            "ab==\n",
            '"}',
            "é+//",
            "\\n==",
        ]) {
            assert.deepEqual(stampedOf(text), [null, null], text);
        }
    });
});
