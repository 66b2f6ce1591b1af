import assert from "node:assert/strict";
import { answerOf } from "./declaredApi";

const refusalOf = async (bodySchema: object, body: unknown) => {
    const { status, body: text } = await answerOf(
        { bodySchema, gatewayMessage: "$context.error.validationErrorString" },
        { body: typeof body === "string" ? body : JSON.stringify(body) },
    );
    return { status, message: (JSON.parse(text) as { message: string }).message };
};

describe("What is told of a bad body", () => {
    it("is at most ten causes", async () => {
        const bodySchema = { type: "array", items: { type: "string" } };
        const { message } = await refusalOf(
            bodySchema,
            Array.from({ length: 50 }, () => 1),
        );
        const cause =
            'instance type (integer) does not match any allowed primitive type (allowed: ["string"])';
        assert.equal(message, `[${Array.from({ length: 10 }, () => cause).join(", ")}, and 40 more]`);
    });

    it("is at most ten names of a cause", async () => {
        const names = Array.from({ length: 30 }, (_, index) => [`k${index + 10}`, 0]);
        const bodySchema = { type: "object", additionalProperties: false };
        const { message } = await refusalOf(bodySchema, Object.fromEntries(names));
        const first = Array.from({ length: 10 }, (_, index) => `k${index + 10}`);
        assert.equal(
            message,
            `[object instance has properties which are not allowed by the schema: ${JSON.stringify(first)} and 20 more]`,
        );
    });

    it("shows 300 characters of a value", async () => {
        const { message } = await refusalOf(
            { type: "string", maxLength: 5 },
            JSON.stringify("😀".repeat(10_000)),
        );
        const shown = "😀".repeat(150);
        assert.equal(message, `[string "${shown}…" is too long (length: 10000, maximum allowed: 5)]`);
    });

    it("shows a value of 300 characters whole", async () => {
        const pattern = { type: "string", pattern: "^$" };
        const whole = (await refusalOf(pattern, JSON.stringify("x".repeat(300)))).message;
        assert.equal(whole, `[ECMA 262 regex "^$" does not match input string "${"x".repeat(300)}"]`);
    });

    it("names items in the order of their list", async () => {
        const bodySchema = { type: "array", items: { type: "null" } };
        const body = Array.from({ length: 11 }, (_, index) => ({ 2: true, 10: "x" })[index] ?? null);
        const { message } = await refusalOf(bodySchema, body);
        assert.match(message, /^\[instance type \(boolean\).*, instance type \(string\)/);
    });

    it("counts all items of a list, though it looks at few", async () => {
        const bodySchema = { type: "array", maxItems: 3, items: { type: "string" } };
        const { message } = await refusalOf(
            bodySchema,
            Array.from({ length: 10_000 }, () => 1),
        );
        assert.equal(
            message,
            "[array is too long: must have at most 3 elements but instance has 10000 elements]",
        );
    });

    it("knows the properties of its schema among 10,000 others", async () => {
        const others = Array.from({ length: 10_000 }, (_, index) => [`k${index}`, 0]);
        const bodySchema = { type: "object", properties: { late: { type: "string" } } };
        const { status, message } = await refusalOf(bodySchema, { ...Object.fromEntries(others), late: 1 });
        assert.equal(status, 400);
        assert.match(message, /^\[instance type \(integer\)/);
    });

    it("is, of what is no JSON, just that, whatever the schema takes", async () => {
        for (const bodySchema of [{}, { type: "object" }]) {
            for (const body of ["no JSON", "{", '{"a":1e400']) {
                const { status, message } = await refusalOf(bodySchema, body);
                assert.deepEqual([status, message], [400, "[the body is not valid JSON]"]);
            }
        }
    });

    it("is no word of JavaScript's where it is nested too deeply", async () => {
        const bodySchema = {
            definitions: { list: { type: "array", items: { $ref: "#/definitions/list" } } },
            $ref: "#/definitions/list",
        };
        const { status, message } = await refusalOf(bodySchema, "[".repeat(50_000) + "]".repeat(50_000));
        assert.deepEqual([status, message], [400, "[the body is nested too deeply]"]);
    });

    it("is whether items are unique, whatever the order of their members", async () => {
        const bodySchema = { type: "array", uniqueItems: true };
        const items = Array.from({ length: 8000 }, (_, index) => ({ index }));
        assert.equal((await answerOf({ bodySchema }, { body: JSON.stringify(items) })).status, 200);
        const twice = '[{"a":1,"b":2},{"b":2,"a":1}]';
        assert.equal((await answerOf({ bodySchema }, { body: twice })).status, 400);
    });
});
