import assert from "node:assert/strict";
import fc from "fast-check";
import { compileTemplate, createInput } from "../../../src/local/vtl";
import { jsonOf } from "../../support/hostileText";

const noParams = { path: {}, querystring: {}, header: {} };
// Every code unit there is, halves of surrogate pairs too, and those that are special to JSON and templates more often.
const text = fc.string({
    unit: fc.oneof(
        fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
        fc.constantFrom('"', "'", "\\", "/", "$", "#", "{", "}", "\u2028", "\u2029", "\n", "\u0000", "😀"),
    ),
});

describe("any text of a client", () => {
    const viaJson = compileTemplate('{"a":1,"text":$input.json(\'$.text\'),"z":[$input.json("$.list[0]")]}');
    const viaEscape = compileTemplate(
        `{"text":"$util.escapeJavaScript($input.path('$.text')).replaceAll("\\\\'","'")","z":1}`,
    );
    const viaParams = compileTemplate(
        `{"text":"$util.escapeJavaScript($input.params().querystring.get('q')).replaceAll("\\\\'","'")"}`,
    );
    const scope = (body: unknown, params = noParams) => ({
        input: createInput(jsonOf(body), params),
        context: {},
        stageVariables: {},
    });

    it("comes through $input.json unchanged, whatever it holds", () => {
        fc.assert(
            fc.property(text, (value) => {
                const output = viaJson.render(scope({ text: value, list: [value] }));
                assert.deepEqual(JSON.parse(output), { a: 1, text: value, z: [value] });
            }),
            { numRuns: 1000 },
        );
    });

    it("comes through escapeJavaScript and replaceAll unchanged, from the body and from the query", () => {
        fc.assert(
            fc.property(text, (value) => {
                assert.deepEqual(JSON.parse(viaEscape.render(scope({ text: value }))), { text: value, z: 1 });
                const output = viaParams.render(scope({}, { ...noParams, querystring: { q: value } }));
                assert.deepEqual(JSON.parse(output), { text: value });
            }),
            { numRuns: 1000 },
        );
    });

    it("makes any JSON value come through $input.json with the same value and the same order", () => {
        fc.assert(
            fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
                const expected = JSON.stringify({ text: value });
                const output = viaJson.render(scope({ text: value, list: [] }));
                const { text: found } = JSON.parse(output) as { text: unknown };
                assert.equal(JSON.stringify({ text: found }), expected);
            }),
            { numRuns: 1000 },
        );
    });
});
