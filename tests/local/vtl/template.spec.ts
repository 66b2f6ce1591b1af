import assert from "node:assert/strict";
import { compileTemplate, type TemplateContext } from "../../../src/local/vtl/template";
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
            for (const name of names) assert.equal(render(`[${root}.${name}]`, { body: '{"s":"x"}' }), "[]");
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
    const overrides = (template: string): TemplateContext => {
        const context: TemplateContext = {};
        render(template, { context });
        return context;
    };
    const cases: [string, TemplateContext][] = [
        ["no override", {}],
        ["#set($context.responseOverride.status = 207)", { responseOverride: { status: 207, header: {} } }],
        [
            '#set($context.responseOverride.status = "429")',
            { responseOverride: { status: "429", header: {} } },
        ],
        ["#set($context.responseOverride.status = $missing)", {}],
        [
            '#set($context.responseOverride.header.Retry-After = 1)#set($context.responseOverride["header"]["X"] = "a")',
            { responseOverride: { header: { "Retry-After": "1", X: "a" } } },
        ],
        [
            "#set($context.requestOverride.header.A = 'b')#set($context.requestOverride.querystring['c'] = 'd')",
            { requestOverride: { header: { A: "b" }, querystring: { c: "d" }, path: {} } },
        ],
    ];
    for (const [template, expected] of cases) {
        it(template, () => assert.deepEqual(overrides(template), expected));
    }
});
