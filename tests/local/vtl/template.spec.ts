import assert from "node:assert/strict";
import {
    compileTemplate,
    requestOverrideOf,
    type ResponseOverride,
    responseOverrideOf,
    type TemplateContext,
} from "../../../src/local/vtl";
import { render } from "./support";

describe("mapping templates where API Gateway is not plain Velocity", () => {
    const cases: [string, string, string?][] = [
        ["[$missing][${missing.a}][$input.path('$.a')]", "[][][]"],
        ["#if($input.path('$.a') == $null)Y#end", "Y"],
        ["#if($input.path('$.a') == \"\")Y#end", "Y"],
        ['#if("" == $null)Y#end#if("a" != $null)Y#end#if($null != "")N#end', "YY"],
        ["#if($input.path('$.a') == '')Y#end", "Y", '{"a":null}'],
        ["#if($input.path('$.a') == 0)N#end", "", "{}"],
        ["$input.body|$input.json('$')", "{}|{}"],
        ["$input.body", "not JSON", "not JSON"],
        ["#foreach($i in [1..1500])#set($n = $i)#end$n", "1000"],
        [
            "$util.base64Encode($input.path('$.none'))|$util.escapeJavaScript($null)|$util.parseJson($null)",
            "||",
        ],
    ];
    for (const [template, expected, body] of cases) {
        it(`${template} of ${body ?? "no body"}`, () => assert.equal(render(template, { body }), expected));
    }

    it("refuses a body that is no JSON when a path is asked for, in API Gateway's words", () => {
        for (const template of [
            "$input.json('$.a')",
            "$input.path('$')",
            '#set($i = 0)$input.json("$.a[$i]")',
        ]) {
            assert.throws(() => render(template, { body: "{a}" }), {
                name: "TemplateError",
                message: /^Could not parse request body into json: .+/,
            });
        }
    });
});

describe("a template's data", () => {
    it("is never taken for a template", () => {
        const text = '$context.requestId ${x} #set($x = 1) #stop \\$x "';
        const body = JSON.stringify({ text });
        const template = `#set($t = $input.path('$.text'))#set($u = "$t")$u|$input.json('$.text')`;
        assert.equal(render(template, { body }), `${text}|${JSON.stringify(text)}`);
    });

    it("gives no way to JavaScript's own properties", () => {
        const names = ["constructor", "__proto__", "prototype", "toString", "hasOwnProperty"];
        const roots = [
            "$context",
            "$stageVariables",
            "$input.path('$')",
            "$input.params()",
            "$input.path('$.s')",
        ];
        for (const root of roots) {
            for (const name of names) {
                assert.equal(render(`[${root}["${name}"]]`, { body: '{"s":"x"}' }), "[]");
                assert.equal(render(`[${root}.get("${name}")]`, { body: '{"s":"x"}' }), "[]");
            }
        }
        assert.equal(render(`$input.path('$.__proto__').a`, { body: '{"__proto__":{"a":1}}' }), "1");
    });

    it("is the same for the next request", () => {
        const template = compileTemplate("#set($x = \"$!x$input.path('$.a')\")$x");
        const scope = (a: string) => ({
            input: {
                body: "",
                document: () => ({ a }),
                json: () => "",
                path: () => a,
                params: () => null as never,
                paramsOf: () => ({}),
            },
            context: {},
            stageVariables: {},
        });
        assert.deepEqual([template.render(scope("1")), template.render(scope("2"))], ["1", "2"]);
    });

    it("cannot change the stage variables", () => {
        const stageVariables = { a: "1" };
        render('#set($v = $stageVariables)#set($v.a = "2")$v.put("b", "3")', { stageVariables });
        assert.deepEqual(stageVariables, { a: "1" });
    });
});

describe("overrides", () => {
    const context = (template: string): TemplateContext => {
        const given: TemplateContext = {};
        render(template, { context: given });
        return given;
    };
    const nothing = { header: {} };
    const responses: [string, ResponseOverride][] = [
        ["no override", nothing],
        ["#set($context.responseOverride.status = 207)", { status: 207, header: {} }],
        ['#set($context.responseOverride.status = "429")', { status: "429", header: {} }],
        ["#set($context.responseOverride.status = $missing)", { status: "", header: {} }],
        ['#set($context.responseOverride.header = {"A": 1})', { header: { A: "1" } }],
        ['#set($context.responseOverride.header = "x")', nothing],
        [
            '#set($context.responseOverride.header.Retry-After = 1)#set($context.responseOverride["header"]["X"] = "a")',
            { header: { "Retry-After": "1", X: "a" } },
        ],
    ];
    for (const [template, expected] of responses) {
        it(template, () => assert.deepEqual(responseOverrideOf(context(template)), expected));
    }

    it("of the request", () => {
        const template =
            "#set($context.requestOverride.header.A = 'b')#set($context.requestOverride.querystring['c'] = 'd')";
        const expected = { header: { A: "b" }, querystring: { c: "d" }, path: {} };
        assert.deepEqual(requestOverrideOf(context(template)), expected);
        assert.deepEqual(requestOverrideOf({}), { header: {}, querystring: {}, path: {} });
    });

    it("are what the next template of the request sees", () => {
        const given = context("#set($context.responseOverride.custom = 'also')");
        assert.equal(render("$context.responseOverride.custom", { context: given }), "also");
    });

    it("are all that can be changed of $context", () => {
        for (const template of ["$context.put('stage', 'x')", "$context.identity.remove('sourceIp')"]) {
            assert.throws(() => render(template, { context: { identity: { sourceIp: "1.2.3.4" } } }), {
                name: "TemplateError",
                message: "of $context, only requestOverride and responseOverride can be changed",
            });
        }
    });
});

describe("what a client sends", () => {
    const deep = (levels: number) => `${"[".repeat(levels)}${"]".repeat(levels)}`;
    const tooDeep = {
        name: "TemplateError",
        message: "Could not parse request body into json: it is nested deeper than 1000 levels",
    };

    it("is read to 1,000 levels, and refused beyond", () => {
        assert.equal(render("$input.json('$')", { body: deep(1001) }), deep(1001));
        assert.equal(render("$input.json('$')", { body: `[1.0,${deep(1000)}]` }), `[1.0,${deep(1000)}]`);
        for (const body of [deep(1002), deep(100_000), `[1.0,${deep(1001)}]`, `[1.0,${deep(100_000)}]`]) {
            assert.throws(() => render("$input.json('$')", { body }), tooDeep);
        }
        const object = `${'{"a":'.repeat(1001)}{}${"}".repeat(1001)}`;
        assert.throws(() => render("$input.json('$')", { body: object }), tooDeep);
    });

    it("keeps every digit of a number of any length", () => {
        const digits = "9".repeat(1_000_000);
        assert.equal(render("$input.json('$.a')", { body: `{"a":${digits}}` }), digits);
        assert.equal(render("$input.path('$.a')", { body: `{"a":-0.${digits}}` }), `-0.${digits}`);
    });

    it("cannot make a template calculate, or count, without end", () => {
        const body = `{"long":${"9".repeat(200)},"many":1e9,"exponent":1.00000000000000000000e99999999999}`;
        const failing: [string, string][] = [
            [
                "#set($x = $input.path('$.long') + 1)",
                "arithmetic with a number of 200 digits is not supported",
            ],
            ["#foreach($i in [1..$n])#end", "a range of more than 100000 numbers"],
        ];
        for (const [template, message] of failing) {
            const whole = `#set($n = $input.path('$.many'))${template}`;
            const request = { body: body.replace(/,"exponent.*/, "}") };
            assert.throws(() => render(whole, request), { name: "TemplateError", message });
        }
        assert.throws(() => render("$input.json('$')", { body }), {
            message:
                "Could not parse request body into json: the body has a number whose exponent is out of range",
        });
    });

    it("never comes back in V8's words", () => {
        const cases: [string, string][] = [
            ["$input.json('$')", "Could not parse request body into json: it is no JSON"],
            ["$util.parseJson($input.body)", "$util.parseJson: the text cannot be read: it is no JSON"],
            ["$util.urlDecode($input.body)", "$util.urlDecode: the text is not URL-encoded"],
        ];
        for (const body of [
            "{%zz",
            '{"a":1.0,%zz}',
            '{"a":1.0}%zz',
            '{"a":1.0,"b":"\\%zz"}',
            "[1.0,",
            "1.0 %zz",
        ]) {
            for (const [template, message] of cases) {
                if (body.includes("%") || !template.includes("url")) {
                    assert.throws(() => render(template, { body }), { name: "TemplateError", message });
                }
            }
        }
        assert.throws(() => render("$input.body.matches('(')"), {
            message: "regular expression (: it cannot be read",
        });
    });
});
