import assert from "node:assert/strict";
import { allowOriginTemplate } from "../../src/api/cors";
import {
    errorTemplate,
    headerTemplate,
    passThroughTemplate,
    successTemplate,
} from "../../src/api/mappingTemplates";
import { compileTemplate, createInput, responseOverrideOf, type TemplateContext } from "../../src/local/vtl";
import { routes } from "../../src/routes";

function render(template: string, body: string, header: Record<string, string> = {}) {
    const context: TemplateContext = {};
    const input = createInput(body, { path: {}, querystring: {}, header });
    const text = compileTemplate(template).render({
        input,
        context: context,
        stageVariables: {},
    });
    const { status, header: headers } = responseOverrideOf(context);
    return { text, status, headers };
}

describe("The template of several origins", () => {
    const template = allowOriginTemplate(["https://a.example", "https://b.example"]);
    const allowed = (header: Record<string, string>) =>
        render(template, "{}", header).headers["Access-Control-Allow-Origin"];

    it("finds the header in any spelling", () => {
        for (const name of ["origin", "Origin", "ORIGIN", "oRiGiN"]) {
            assert.equal(allowed({ Host: "a", [name]: "https://b.example", Via: "b" }), "https://b.example");
        }
    });

    it("allows nobody else, and prints nothing", () => {
        for (const origin of ["https://evil.example", "", "https://a.example/", "HTTPS://A.EXAMPLE"]) {
            assert.equal(allowed({ Origin: origin }), undefined);
        }
        assert.equal(allowed({ "X-Origin": "https://a.example" }), undefined);
        assert.equal(allowed({}), undefined);
        assert.equal(render(template, "{}", { Origin: "https://a.example" }).text, "");
    });
});

describe("The template of a header", () => {
    const found = (header: Record<string, string>) =>
        render(headerTemplate("mine", "X-Mine") + "[$mine]", "{}", header).text.trim();

    it("finds it in any spelling, and nothing where it is none", () => {
        assert.equal(found({ Host: "a", "x-mine": "b" }), "[b]");
        assert.equal(found({ "X-Mine-Too": "a", "Not-X-Mine": "b" }), "[]");
        assert.equal(found({}), "[]");
    });
});

describe("The template that passes an answer through", () => {
    for (const body of ['{"a":1.10,"b":"x/y","c":1e5}', ' {"a": [ 1 ] }\n', "no JSON"]) {
        it(`answers ${JSON.stringify(body)} as it stands`, () => {
            assert.equal(render(passThroughTemplate(), body).text, body);
        });
    }

    it("answers nothing with nothing", () => assert.equal(render(passThroughTemplate(), "").text, ""));
});

describe("The template of PutRecords's answer", () => {
    const template = successTemplate(routes.find(({ name }) => name === "PutRecords")!)!;
    const stored = { SequenceNumber: "49", ShardId: "shardId-000000000000" };
    const failed = { ErrorCode: "InternalFailure" };
    const throttled = { ErrorCode: "ProvisionedThroughputExceededException" };
    const innards = "Rate exceeded for shard shardId-1 under account 123456789012.";

    it("is Kinesis's own where all is stored", () => {
        for (const more of ["", ',"EncryptionType":"KMS"']) {
            const body = `{"FailedRecordCount":0,"Records":[${JSON.stringify(stored)},${JSON.stringify(stored)}]${more}}`;
            assert.deepEqual(render(template, body), { text: body, status: undefined, headers: {} });
        }
    });

    /** What Kinesis might say of its records, whatever the count; what the client is told, and with which status. */
    const answers: readonly { records: unknown; told: object[]; status: number }[] = [
        { records: [stored, failed], told: [stored, failed], status: 207 },
        { records: [stored, stored], told: [stored, stored], status: 200 },
        { records: [throttled, stored], told: [throttled, stored], status: 207 },
        { records: [throttled, throttled], told: [throttled, throttled], status: 429 },
        { records: [throttled, failed], told: [throttled, failed], status: 503 },
        { records: [{ ...throttled, ErrorMessage: innards }], told: [throttled], status: 429 },
        ...["A-B", innards, "", 5, true, {}, ["A"], "A".repeat(65)].map((ErrorCode) => ({
            records: [{ ErrorCode }, stored, { ...stored, ErrorCode }],
            told: [failed, stored, failed],
            status: 207,
        })),
        ...[null, 5, "x", [], {}, { ShardId: "s" }, { SequenceNumber: "1" }].map((record) => ({
            records: [record, stored],
            told: [failed, stored],
            status: 207,
        })),
        { records: [{ ...stored, SequenceNumber: innards }], told: [failed], status: 503 },
        { records: [{ ...stored, ShardId: innards }], told: [failed], status: 503 },
        { records: [{ ...stored, ErrorCode: null, ErrorMessage: null }], told: [stored], status: 200 },
        { records: { a: stored }, told: [failed], status: 503 },
        ...["s", "S_-.".repeat(32)].map((ShardId) => ({
            records: [{ SequenceNumber: "1".repeat(129), ShardId }, failed],
            told: [{ SequenceNumber: "1".repeat(129), ShardId }, failed],
            status: 207,
        })),
        { records: [{ ...stored, ShardId: "s".repeat(129) }], told: [failed], status: 503 },
        { records: [{ ...stored, SequenceNumber: "1".repeat(130) }], told: [failed], status: 503 },
    ];
    for (const count of ["0", "1", "2", "0.0", '"0"', "null", `"${innards}"`, undefined]) {
        it(`tells each record as it is with FailedRecordCount ${count}`, () => {
            for (const { records, told, status } of answers) {
                const counted = count === undefined ? "" : `"FailedRecordCount":${count},`;
                const body = `{${counted}"Records":${JSON.stringify(records)},"EncryptionType":"KMS"}`;
                const answer = render(template, body);
                assert.equal(Number(answer.status ?? 200), status, body);
                assert.deepEqual(
                    JSON.parse(answer.text),
                    {
                        Records: told,
                        ...(status < 429 && { EncryptionType: "KMS" }),
                        FailedRecordCount: told.filter((record) => "ErrorCode" in record).length,
                    },
                    body,
                );
                assert.deepEqual(answer.headers, status === 429 ? { "Retry-After": "1" } : {});
            }
        });
    }

    it("tells of a failure where there is no record in it", () => {
        for (const body of ["", "{}", "[]", "5", "null", `"${innards}"`, `{"message":"${innards}"}`]) {
            const answer = render(template, body);
            assert.equal(Number(answer.status), 503, body);
            assert.deepEqual(JSON.parse(answer.text), { Records: [], FailedRecordCount: 1 }, body);
        }
        for (const records of ["[]", "null", '"x"', "5"]) {
            const answer = render(template, `{"FailedRecordCount":0,"Records":${records}}`);
            assert.equal(Number(answer.status), 503, records);
        }
    });
});

describe("The template of an error", () => {
    const told = (type: unknown) => {
        const { text, status } = render(errorTemplate(), JSON.stringify({ __type: type, message: "secret" }));
        return [Number(status), (JSON.parse(text) as { code: string }).code];
    };

    it("knows a code behind any prefix", () => {
        assert.deepEqual(told("com.amazon.coral#ResourceNotFoundException"), [
            404,
            "ResourceNotFoundException",
        ]);
        assert.deepEqual(told("a#b#ThrottlingException"), [429, "ThrottlingException"]);
        assert.deepEqual(told("UnheardOfException"), [500, "UnheardOfException"]);
    });

    it("takes what is no code for a failure of Kinesis", () => {
        for (const type of ["", 'a"b', "a b", "A".repeat(65), 5, null, true, [], ["a"], {}]) {
            assert.deepEqual(told(type), [500, "InternalFailureException"], JSON.stringify(type));
        }
    });

    it("takes an answer that is no object for a failure of Kinesis", () => {
        for (const body of ["", "{}", "[]", "5", "null", "no JSON", '["ThrottlingException"]', ' {"a": 1}']) {
            const { text, status } = render(errorTemplate(), body);
            assert.equal(Number(status), 500, body);
            const { code, message } = JSON.parse(text) as Record<string, string>;
            assert.equal(code, "InternalFailureException", body);
            assert.equal(message, "Kinesis failed to answer the request. Try again.");
        }
    });

    /** Statuses by code; a code that begins as `KMS` or `ServiceUnavailable` does stands for all that do. */
    const statuses = {
        ResourceNotFoundException: 404,
        InvalidArgumentException: 400,
        ValidationException: 400,
        SerializationException: 400,
        ExpiredIteratorException: 400,
        ExpiredNextTokenException: 400,
        AccessDeniedException: 403,
        ResourceInUseException: 409,
        ProvisionedThroughputExceededException: 429,
        LimitExceededException: 429,
        ThrottlingException: 429,
        KMSThrottlingException: 503,
        ServiceUnavailable: 503,
        ServiceUnavailableException: 503,
        KMSDisabledException: 500,
        KMSOptInRequired: 500,
        InternalFailure: 500,
    };
    for (const [code, status] of Object.entries(statuses)) {
        it(`answers ${status} to ${code}, and when to try again where it is too much`, () => {
            const answer = render(errorTemplate(), JSON.stringify({ __type: code, message: "secret" }));
            assert.equal(Number(answer.status), status);
            assert.deepEqual(answer.headers, status === 429 ? { "Retry-After": "1" } : {});
            assert.equal((JSON.parse(answer.text) as { code: string }).code, code);
            assert.doesNotMatch(answer.text, /secret/);
        });
    }
});
