import assert from "node:assert/strict";
import { compileTemplate } from "../../../src/local/vtl";
import { render } from "./support";

const contextMessage =
    "line 1: #set cannot change this of $context, but the members of requestOverride and responseOverride";

describe("a mapping template that is not supported", () => {
    const cases: [string, string][] = [
        ['\n#parse("x.vm")', "line 2: #parse is not supported"],
        ['#include("x")', "line 1: #include is not supported"],
        ['#evaluate("$x")', "line 1: #evaluate is not supported"],
        ["#macro(m $a)$a#end", "line 1: #macro is not supported"],
        ["#literal()a#end", "line 1: #literal is not supported"],
        ["#macro", "line 1: #macro is not supported"],
        ["#@block(1)a#end", "line 1: #@block is not supported"],
        ["#unknown(1)", "line 1: #unknown is not supported"],
        ["a\n#unknown (b)", "line 2: #unknown is not supported"],
        ["#if(true)a", "line 1: #end is missing, or there is one too many"],
        ["a#end b", "line 1: #end is missing, or there is one too many"],
        ["#if(true)#if(true)a#end", "line 1: #end is missing, or there is one too many"],
        ['#set($x = "say \\"a\\"")', 'line 1: ) is missing before a\\"")'],
        ["\\$x.size()", "line 1: an escaped reference with a method or an index is not supported"],
        ["$x.a## b", "line 1: a ## comment must not touch a property"],
        ["$x{$y}", "line 1: { behind a reference is not supported here"],
        ["#$x.", "line 1: # right before a reference that is followed by this is not supported"],
        ["$!5", "line 1: a # or $ right before a directive or the end is not supported"],
        ["a\n#* b", "line 2: #* is not closed by *#"],
        ['#set($x = "#stop")', "line 1: #stop is not supported here"],
        ["#define($x)#break#end", "line 1: #break is not supported here"],
        ["#stop (a)", "line 1: #stop is not supported here"],
        ["#foreach($i of [1])a#end", "line 1: in is missing before  of [1])a#"],
        ["#foreach($i.a in [1])a#end", "line 1: #foreach needs a variable"],
        ["#define($input)a#end", "line 1: #define cannot assign $input"],
        ["$x[[1]]", "line 1: an index is a text, a whole number, true, false or a reference"],
        ["$x.size(1 + 1)", "line 1: ) is missing before + 1)"],
        ['#set($x = "a', 'line 1: the text that starts with " does not end'],
        ["#set($x = null)", "line 1: null is no Velocity literal"],
        ["a $", "line 1: a # or $ right before a directive or the end is not supported"],
        ["\n$util.sha256('a')", utilMessage(2, "$util.sha256")],
        ["$util.base64Encode('a', 'b')", utilMessage(1, "$util.base64Encode")],
        ["$util", utilMessage(1, "$util")],
        ["$input", inputMessage("$input")],
        ["$input.header", inputMessage("$input.header")],
        ["$input.json()", inputMessage("$input.json")],
        [
            "$foreach.constructor",
            "line 1: $foreach.constructor is not supported: $foreach has parent, index, count, hasNext, first, last",
        ],
        ["$x.getClass()", "line 1: method getClass with 0 arguments is not supported"],
        ["$x.substring()", "line 1: method substring with 0 arguments is not supported"],
        ["$x.class", 'line 1: .class is not supported; use get("class")'],
        ["#set($input = 1)", "line 1: #set cannot change $input"],
        ["#set($context.stage = 1)", contextMessage],
        ["#set($context = 1)", contextMessage],
        ["#foreach($util in [1])#end", "line 1: #foreach cannot assign $util"],
        ["$input.json('$.a[?(@.b)]')", pathMessage("$.a[?(@.b)]")],
        ["$input.path('$.a.length()')", pathMessage("$.a.length()")],
    ];
    for (const [template, message] of cases) {
        it(`${JSON.stringify(template)}: ${message}`, () => {
            assert.throws(() => compileTemplate(template), { name: "TemplateError", message });
        });
    }

    it("says where the parser stopped", () => {
        assert.throws(() => compileTemplate("a\n#set($x = )"), { name: "TemplateError", message: /line 2/ });
    });
});

describe("a regular expression that JavaScript reads otherwise than Java", () => {
    const cases: [string, string][] = [
        ["(?i)a", "(?i)"],
        ["a(?s)b", "(?s)"],
        ["a++", "possessive ++"],
        ["(?>a)", "(?>a)"],
        ["[a&&b]", "&& within [...]"],
        ["[[a]b]", "[ within [...]"],
        ["\\bword", "\\b"],
        ["\\p{Alpha}", "\\p{Alpha}"],
        ["a\\Z", "\\Z"],
        ["{a", "a { that is not quoted"],
    ];
    for (const [pattern, what] of cases) {
        it(pattern, () => {
            assert.throws(() => render(`#set($s = "text")$s.matches('${pattern}')`), {
                name: "TemplateError",
                message: `regular expression ${pattern}: ${what} is not supported`,
            });
        });
    }
});

function utilMessage(line: number, reference: string) {
    return `line ${line}: ${reference} is not supported: $util has escapeJavaScript, base64Encode, base64Decode, parseJson, urlEncode, urlDecode, each of one argument`;
}

function inputMessage(reference: string) {
    return `line 1: ${reference} is not supported: $input has body, json(path), path(path), params() and params(name)`;
}

function pathMessage(path: string) {
    return `JSONPath ${path}: not supported (names, indexes, slices, wildcards and .. are)`;
}
