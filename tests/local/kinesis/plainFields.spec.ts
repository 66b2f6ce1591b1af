import assert from "node:assert/strict";
import fc from "fast-check";
import type { Field, Fields } from "../../../src/local/kinesis/field";
import { operations } from "../../../src/local/kinesis/operations/operations";
import { isPlain } from "../../../src/local/kinesis/plainFields";
import type { Values } from "../../../src/local/kinesis/types";
import { checkFields } from "../../../src/local/kinesis/validation";
import { nearlyBase64 } from "./base64Text";

const numRuns = Number(process.env.FUZZ_RUNS ?? 300);

const arn = "arn:aws:kinesis:us-east-1:123456789012:stream/s";

const candidates: readonly unknown[] = [
    ...["s", "0", "123", "PROVISIONED", "LATEST", "AT_LATEST", "UNIFORM_SCALING", "KMS", arn, "QUJD", "QQ=="],
    ...["", "a b", " s", "s\n", `${arn}\n`, "a".repeat(128), "a".repeat(129), "é", "00", "x".repeat(5000)],
    ...[0, 1, 1.5, -1, 10_000, 10_001, 2 ** 31, 1e300, true, null, [], {}, [null], { a: "b" }, ["a"]],
];
const any = fc.oneof(fc.constantFrom(...candidates), nearlyBase64);

const isRight = (field: Field, value: unknown): boolean => {
    try {
        checkFields({ field }, { field: structuredClone(value) });
        return true;
    } catch {
        return false;
    }
};

/** What is right for a field, nearly always. */
function valueFor(field: Field): fc.Arbitrary<unknown> {
    const wrong = { weight: 1, arbitrary: any };
    if (field.type === "List") {
        return fc.oneof({ weight: 19, arbitrary: fc.array(valueFor(field.member), { maxLength: 3 }) }, wrong);
    }
    if (field.type === "Structure") {
        return fc.oneof({ weight: 19, arbitrary: requestWith(field.fields) }, wrong);
    }
    const right = candidates.filter((value) => isRight(field, value));
    return fc.oneof({ weight: 19, arbitrary: fc.constantFrom(...right) }, wrong);
}

function requestWith(fields: Fields): fc.Arbitrary<Values> {
    const entries = Object.entries(fields).map(([name, field]) => [name, valueFor(field)] as const);
    return fc.record(Object.fromEntries(entries), { requiredKeys: [], noNullPrototype: true });
}

describe("A request that is plain", () => {
    for (const [action, { fields }] of operations) {
        it(`of ${action} has nothing that would be found wrong, or changed`, () => {
            const isRight = (request: Values) => {
                const body = JSON.stringify(request);
                const input = JSON.parse(body) as Values;
                if (isPlain(fields, input)) {
                    checkFields(fields, input);
                    assert.equal(JSON.stringify(input), body);
                }
            };
            fc.assert(fc.property(requestWith(fields), isRight), { numRuns });
        });
    }

    const record = { Data: "QUJD", PartitionKey: "a" };
    const { fields } = operations.get("PutRecords")!;
    it("is what puts are", () => {
        const Records = [record, { ...record, ExplicitHashKey: "0" }];
        assert.ok(isPlain(fields, { StreamARN: arn, Records }));
        assert.ok(isPlain(operations.get("PutRecord")!.fields, { StreamName: "s", ...record }));
    });

    for (const [what, Records] of Object.entries({
        "too many records": Array(501).fill(record),
        "data that is too long": [{ ...record, Data: "A".repeat(14_000_000) }],
        "what is no record": [record, [record]],
    })) {
        it(`is none with ${what}`, () => {
            assert.equal(isPlain(fields, { StreamName: "s", Records }), false);
        });
    }
});
