import assert from "node:assert/strict";
import fc from "fast-check";
import { compileJsonTemplate, compileTemplate, createInput } from "../../../src/local/vtl";

const numRuns = Number(process.env.FUZZ_RUNS ?? 300);

/** A template's text, and its value as far as it came out on the way. Both are held to the plain rendering. */
function rendered(template: string, body: unknown = {}) {
    const scope = () => ({
        input: createInput(JSON.stringify(body), { path: {}, querystring: {}, header: {} }),
        context: {},
        stageVariables: {},
    });
    const { text, value } = compileJsonTemplate(template).render(scope());
    assert.equal(text, compileTemplate(template).render(scope()));
    if (value !== undefined) {
        // The order of members, too.
        assert.equal(JSON.stringify(value), JSON.stringify(JSON.parse(text)), template);
        assert.deepEqual(value, JSON.parse(text));
    }
    return { text, value };
}

describe("a template whose text is JSON", () => {
    it("tells its value: members, items, texts, what paths find, and what stands by itself", () => {
        const { value } = rendered(
            `#set($n = '{"deep":[1,2.50]}')
            {"a": [ #foreach($x in $input.path('$.list'))"$x"#if($foreach.hasNext),#end#end ], "empty": {},
             "none": [], "found": $input.json('$.text'), "missing": $input.json('$.no'), "n": $n, "word": true , "b": "$util.base64Encode('é')-x",
             #if($input.json('$.no') == '""')"chosen": null ,#else"not": 1 ,#end "last": "\\u0041 \\" $n.length()"}`,
            { list: ["p", "q"], text: 'é"/\\' },
        );
        assert.deepEqual(value, {
            a: ["p", "q"],
            empty: {},
            none: [],
            found: 'é"/\\',
            missing: "",
            n: { deep: [1, 2.5] },
            word: true,
            b: "w6k=-x",
            chosen: null,
            last: 'A " 17',
        });
    });

    const untold: Record<string, string> = {
        "no JSON": "{]",
        "two values": "1 2",
        "an open list": "[1, 2 ",
        "a comma too many": "[ 1 ,]",
        "a member without a name": "{ 1 }",
        "a text that a client's quote ends": '#set($x = \'","b":"\')["$x"]',
        "a text that ends with a client's backslash": '#set($x = \'\\\')["$x", "]',
        "a number in two parts": "#set($x = '2')[ 1$x ]",
        "a branch that ends a string": '["a#if(true)"#end]',
        "a name that every object has": '{"__proto__": 1 }',
    };
    for (const [what, template] of Object.entries(untold)) {
        it(`leaves ${what} to JSON.parse`, () => {
            assert.equal(rendered(template).value, undefined);
        });
    }

    /** A JSON text in pieces: as they are, from variables, from loops of one round, or of a branch. */
    const cut = fc.tuple(
        fc.jsonValue({ maxDepth: 3 }),
        fc.array(fc.tuple(fc.nat(1000), fc.constantFrom("text", "variable", "loop", "branch")), {
            maxLength: 8,
        }),
    );

    it("tells no other value than JSON.parse does, wherever its text comes from", () => {
        let told = 0;
        fc.assert(
            fc.property(cut, ([json, cuts]) => {
                const text = JSON.stringify(json).replace(/[$#]/g, "");
                const ends = cuts.map(([at]) => at % (text.length + 1)).sort((a, b) => a - b);
                // A backslash before a reference or a directive would make it none.
                const places = ends.filter((at) => text[at - 1] !== "\\");
                const pieces = [0, ...places].map((from, n) => text.slice(from, places[n] ?? text.length));
                const parts = pieces.map((piece, n) => {
                    const kind = n === 0 ? "text" : cuts[n - 1]![1];
                    return kind === "variable"
                        ? `\${input.path('$[${n}]')}`
                        : kind === "loop"
                          ? `#foreach($x in ['y'])${piece}#{end}`
                          : kind === "branch"
                            ? `#if(true)${piece}#{else}"x"#{end}`
                            : piece;
                });
                told += rendered(parts.join(""), pieces).value === undefined ? 0 : 1;
            }),
            { numRuns },
        );
        assert.ok(told > 0);
    });

    it("tells no value of a text that is none, whatever it is made of", () => {
        const piece = fc.constantFrom(
            ...'{}[],:"1 \\',
            '"a"',
            "$v",
            "true",
            "#if($v == '1')",
            "#end",
            "null",
        );
        fc.assert(
            fc.property(
                fc.array(piece),
                fc.constantFrom("", "1", '"', "\\", '"b"', ",", "{}"),
                (pieces, v) => {
                    const open = pieces.filter((text) => text.startsWith("#if")).length;
                    const closed = pieces.filter((text) => text === "#end").length;
                    const balanced = pieces.filter((text) => text !== "#end" && !text.startsWith("#if"));
                    const template = open === closed && open < 2 ? pieces : balanced;
                    try {
                        rendered(`#set($v = $input.path('$'))${template.join("")}`, v);
                    } catch (error) {
                        // #end before its #if is no template.
                        assert.equal((error as Error).name, "TemplateError");
                    }
                },
            ),
            { numRuns },
        );
    });
});
