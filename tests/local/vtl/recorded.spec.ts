import assert from "node:assert/strict";
import type { TemplateContext } from "../../../src/local/vtl";
import { render } from "./support";

// Answers of AWS, from the snapshots of LocalStack's tests that are marked aws.validated (localstack/localstack,
// tests/aws/services/apigateway/*.snapshot.json). Each title names the test.

describe("templates as AWS was recorded to render them", () => {
    const path = '#set($result = $input.path("$.json"))';
    const missing = (of: string) =>
        `#set($result = $input.path("${of}")){"body": $result, "nested": $result.nested, "isNull": #if( $result == $null )"true"#else"false"#end, "isEmptyString": #if( $result == "" )"true"#else"false"#end}`;
    const json = (value: unknown) => JSON.stringify({ json: value });
    const formatting: [string, string, string, string][] = [
        ["dict-response", `${path}$result`, json({ foo: "bar" }), "{foo=bar}"],
        ["json-list", `${path}$result`, json([{ foo: "bar" }]), '[{"foo":"bar"}]'],
        ["nested-dict", `${path}$result.nested`, json({ nested: { foo: "bar" } }), "{foo=bar}"],
        ["nested-list", `${path}$result.nested`, json({ nested: [{ foo: "bar" }] }), '[{"foo":"bar"}]'],
        ["dict-in-list", `${path}$result[0]`, json([{ foo: "bar" }]), "{foo=bar}"],
        ["list-with-nested-list", `${path}$result[0]`, json([[{ foo: "bar" }]]), '[{"foo":"bar"}]'],
        [
            "dict-with-nested-list",
            `${path}$result`,
            json({ foo: [{ nested: "bar" }] }),
            '{foo=[{"nested":"bar"}]}',
        ],
        [
            "bigger-dict",
            `${path}$result`,
            json({ bigger: "dict", to: "test", with: "separators" }),
            "{bigger=dict, to=test, with=separators}",
        ],
        ["to-string", `${path}$result.toString()`, json({ foo: "bar" }), "{foo=bar}"],
        [
            "list-to-string",
            `${path}$result.toString()`,
            json({ list: [{ foo: "bar" }] }),
            '{list=[{"foo":"bar"}]}',
        ],
        [
            "empty-body",
            missing("$.nonExisting"),
            "",
            '{"body": , "nested": , "isNull": "true", "isEmptyString": "true"}',
        ],
        [
            "nested-empty-list",
            missing("$.json.listValue"),
            json({ listValue: [] }),
            '{"body": [], "nested": , "isNull": "false", "isEmptyString": "false"}',
        ],
        [
            "nested-null-list",
            missing("$.json.listValue"),
            json({ listValue: null }),
            '{"body": , "nested": , "isNull": "true", "isEmptyString": "true"}',
        ],
    ];
    for (const [name, template, body, expected] of formatting) {
        it(`test_input_path_template_formatting: ${name}`, () => {
            assert.equal(render(template, { body }), expected);
        });
    }

    const bodies: [string, string, string, string][] = [
        ["#set($result = $input.body)$result", "{}", '{"some": "value"}', "some raw data"],
        [
            "Action=SendMessage&MessageBody=$input.body",
            "Action=SendMessage&MessageBody={}",
            'Action=SendMessage&MessageBody={"some": "value"}',
            "Action=SendMessage&MessageBody=some raw data",
        ],
        [
            "EncodedBody=$util.urlEncode($input.body)&EncodedBodyAccess=$util.urlEncode($input.body.testAccess)",
            "EncodedBody=%7B%7D&EncodedBodyAccess=",
            "EncodedBody=%7B%22some%22%3A+%22value%22%7D&EncodedBodyAccess=",
            "EncodedBody=some+raw+data&EncodedBodyAccess=",
        ],
        ["#set($result = $input.body.testAccess)$result", "", "", ""],
    ];
    for (const [template, ...expected] of bodies) {
        it(`test_input_body_formatting: ${template}`, () => {
            const given = ["", '{"some": "value"}', "some raw data"];
            assert.deepEqual(
                given.map((body) => render(template, { body })),
                expected,
            );
        });
    }

    it("test_integration_mock_with_vtl_map_assignation", () => {
        const context: TemplateContext = {};
        const request = `
#set($paramName = "foo")
#set($context.requestOverride.querystring[$paramName] = "bar")
#set($paramPutName = "putfoo")
$context.requestOverride.querystring.put($paramPutName, "putBar")
#set($context["requestOverride"].querystring["nestedfoo"] = "nestedFoo")
{
  "statusCode": 200
}
`;
        const response = `
#set($value = $context.requestOverride.querystring["foo"])
#set($value2 = $context.requestOverride.querystring["putfoo"])
#set($value3 = $context.requestOverride.querystring["nestedfoo"])
{
    "value": "$value",
    "value2": "$value2",
    "value3": "$value3"
}
`;
        assert.deepEqual(JSON.parse(render(request, { context })), { statusCode: 200 });
        assert.deepEqual(JSON.parse(render(response, { context })), {
            value: "bar",
            value2: "putBar",
            value3: "nestedFoo",
        });
    });

    it("test_integration_mock_with_response_override_in_request_template", () => {
        const context: TemplateContext = {};
        const request = `
#set($context.responseOverride.status = 444)
#set($context.responseOverride.header.foo = "bar")
#set($context.responseOverride.custom = "is also passed around")
`;
        const response =
            '{"statusOverride": "$context.responseOverride.status", "fooHeader": "$context.responseOverride.header.foo", "custom": "$context.responseOverride.custom"}';
        render(request, { context });
        assert.deepEqual(JSON.parse(render(response, { context })), {
            statusOverride: "444",
            fooHeader: "bar",
            custom: "is also passed around",
        });
    });

    for (const [path, expected] of [
        ["path1", "path was path one"],
        ["path2", "path was path two"],
        ["whatever", "this is the else clause"],
    ] as const) {
        it(`test_integration_mock_with_request_overrides_in_response_template: ${path}`, () => {
            const context: TemplateContext = {};
            const testPath = Buffer.from(JSON.stringify({ message: path })).toString("base64");
            render(
                "#set($body = $util.base64Decode($input.params('testPath')))\n#set($context.requestOverride.path.body = $body)\n{}",
                { context, params: { path: { testPath } } },
            );
            const response = `
#set($body = $util.parseJson($context.requestOverride.path.body))
#set($inputBody = $body.message)
#if($inputBody == "path1")
{
   "response": "path was path one"
}
#elseif($inputBody == "path2")
{
   "response": "path was path two"
}
#else
{
  "response": "this is the else clause"
}
#end
`;
            assert.deepEqual(JSON.parse(render(response, { context })), { response: expected });
        });
    }

    it("test_sqs_amz_json_protocol: maps of $context print nothing, overrides have these members", () => {
        const members = (map: string) =>
            `{#foreach( $key in ${map}.keySet() )"$key": "${map}.get($key)"#if($foreach.hasNext),#end#end}`;
        const context: TemplateContext = { stage: "testing", identity: { user: "" } };
        const text = (map: string) => JSON.parse(render(members(map), { context })) as unknown;
        assert.deepEqual(text("$context"), {
            stage: "testing",
            identity: "",
            requestOverride: "",
            responseOverride: "",
        });
        assert.deepEqual(text("$context.requestOverride"), { path: "", header: "", querystring: "" });
        assert.deepEqual(text("$context.responseOverride"), { header: "" });
        assert.deepEqual(text("$context.authorizer"), {});
    });
});
