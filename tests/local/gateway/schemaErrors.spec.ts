import assert from "node:assert/strict";
import Ajv from "ajv-draft-04";
import { describeSchemaErrors } from "../../../src/local/gateway/schemaErrors";

/** Recorded from json-schema-validator 2.2.6 (com.github.fge), the validator whose words API Gateway's are. */
const recorded: readonly { schema: object; body: unknown; messages: readonly string[] }[] = [
    {
        schema: { type: "object", required: ["b", "a", "c"] },
        body: { a: 1 },
        messages: ['object has missing required properties (["b","c"])'],
    },
    {
        schema: { properties: { b: { type: ["string", "integer"] } } },
        body: { b: true },
        messages: [
            'instance type (boolean) does not match any allowed primitive type (allowed: ["integer","string"])',
        ],
    },
    {
        schema: { properties: { f: { type: "number" } } },
        body: { f: "1" },
        messages: [
            'instance type (string) does not match any allowed primitive type (allowed: ["integer","number"])',
        ],
    },
    {
        schema: { properties: { a: { type: "string", minLength: 1, maxLength: 3, pattern: "^[a-z]*$" } } },
        body: { a: "😀😀😀😀" },
        messages: [
            'string "😀😀😀😀" is too long (length: 4, maximum allowed: 3)',
            'ECMA 262 regex "^[a-z]*$" does not match input string "😀😀😀😀"',
        ],
    },
    {
        schema: {
            oneOf: [
                { type: "object", required: ["a"] },
                { type: "object", required: ["b"] },
            ],
        },
        body: {},
        messages: ["instance failed to match exactly one schema (matched 0 out of 2)"],
    },
    {
        schema: {
            oneOf: [
                { type: "object", required: ["a"] },
                { type: "object", required: ["b"] },
            ],
        },
        body: { a: 1, b: 1 },
        messages: ["instance failed to match exactly one schema (matched 2 out of 2)"],
    },
    {
        schema: { properties: { a: { not: { type: "null" } } } },
        body: { a: null },
        messages: ["instance matched a schema which it should not have"],
    },
    {
        schema: {
            type: "object",
            required: ["data", "key"],
            properties: { data: { type: "string" }, key: { type: "string" } },
            additionalProperties: false,
        },
        body: { zz: 1, data: 5, b: 2 },
        messages: [
            'object instance has properties which are not allowed by the schema: ["b","zz"]',
            'object has missing required properties (["key"])',
        ],
    },
    {
        schema: {
            properties: {
                b: { type: "null" },
                a: { type: "null" },
                c: { type: "null" },
                B: { type: "null" },
            },
        },
        body: { c: 1, a: "x", b: [], B: {} },
        messages: ["object", "string", "array", "integer"].map(
            (type) => `instance type (${type}) does not match any allowed primitive type (allowed: ["null"])`,
        ),
    },
    {
        schema: { type: "array", items: { type: "string" } },
        body: ["x", 1, "x", "x", "x", "x", "x", "x", "x", "x", true],
        messages: ["integer", "boolean"].map(
            (type) =>
                `instance type (${type}) does not match any allowed primitive type (allowed: ["string"])`,
        ),
    },
    {
        schema: { type: "array", maxItems: 2, items: { type: "object" } },
        body: [1, {}, 3],
        messages: ["array is too long: must have at most 2 elements but instance has 3 elements"],
    },
];

describe("Errors of a request model", () => {
    for (const { schema, body, messages } of recorded) {
        it(`of ${JSON.stringify(body)} are told as API Gateway tells them`, () => {
            const validate = new Ajv({ strict: false, allErrors: true, verbose: true }).compile(schema);
            assert.equal(validate(body), false);
            assert.equal(describeSchemaErrors(validate.errors ?? []), `[${messages.join(", ")}]`);
        });
    }
});
