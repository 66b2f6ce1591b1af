import assert from "node:assert/strict";
import { claimTexts } from "../../../src/local/gateway/claims";
import { answerOf } from "./declaredApi";

/*
 * Each describes what AWS was recorded to do, by LocalStack's tests marked aws.validated (the name in brackets, of
 * tests/aws/services/apigateway), by AWS's guide, or is marked as ours.
 */

const ofContext = (template: string) => ({ responseTemplates: { "application/json": template } });

describe("$context (test_sqs_amz_json_protocol, test_lambda_aws_proxy_integration)", () => {
    const cases: readonly [reference: string, value: string][] = [
        ["resourceId", "resource1"],
        ["resourcePath", "/a"],
        ["httpMethod", "POST"],
        ["path", "/v1/a"],
        ["protocol", "HTTP/1.1"],
        ["stage", "v1"],
        ["domainName", "api1.example:4566"],
        ["domainPrefix", "api1"],
        ["deploymentId", "deployment1"],
        ["apiId", "api1"],
        ["accountId", "000000000000"],
        ["requestTime", "24/Nov/2026:08:15:05 +0000"],
        ["requestTimeEpoch", "1795508105000"],
        ["identity", ""],
        ["identity.sourceIp", "127.0.0.1"],
        ["identity.userAgent", "tests"],
        ["identity.caller", ""],
        ["requestOverride", ""],
        ["responseOverride", ""],
    ];
    for (const [reference, value] of cases) {
        it(`.${reference} is ${JSON.stringify(value)}`, async () => {
            const sent = { headers: { "User-Agent": "tests" } };
            assert.equal((await answerOf(ofContext(`[$context.${reference}]`), sent)).body, `[${value}]`);
        });
    }

    it("has the recorded members, and no others", async () => {
        const { body } = await answerOf(ofContext("#foreach($key in $context.keySet())$key #end"));
        assert.deepEqual(
            body.trim().split(" ").sort(),
            [
                "accountId",
                "apiId",
                "deploymentId",
                "domainName",
                "domainPrefix",
                "extendedRequestId",
                "httpMethod",
                "identity",
                "path",
                "protocol",
                "requestId",
                "requestOverride",
                "requestTime",
                "requestTimeEpoch",
                "resourceId",
                "resourcePath",
                "responseOverride",
                "stage",
            ].sort(),
        );
    });

    it("has the recorded members of identity", async () => {
        const { body } = await answerOf(ofContext("#foreach($key in $context.identity.keySet())$key #end"));
        assert.equal(
            body.trim(),
            "cognitoIdentityPoolId accountId cognitoIdentityId caller sourceIp principalOrgId accessKey " +
                "cognitoAuthenticationType cognitoAuthenticationProvider userArn userAgent user",
        );
    });
});

describe("Claims (API Gateway Developer Guide, Input format of a Lambda function for proxy integration)", () => {
    it("are texts", () => {
        const claims = {
            sub: "a",
            "cognito:groups": ["a", "b"],
            email_verified: true,
            auth_time: 1530723662,
            iat: 1530723662,
            exp: 1530727262,
        };
        assert.deepEqual(claimTexts(claims), {
            sub: "a",
            "cognito:groups": "a,b",
            email_verified: "true",
            auth_time: "1530723662",
            iat: "Wed Jul 04 17:01:02 UTC 2018",
            exp: "Wed Jul 04 18:01:02 UTC 2018",
        });
    });
});

describe("Request headers that templates see (test_apigateway_header_remapping_aws)", () => {
    const sent: Readonly<Record<string, string>> = {
        Accept: "application/json",
        "Accept-Encoding": "br",
        Authorization: "Unauthorized",
        Date: "request_Date",
        Pragma: "cache",
        Range: "bytes=500-999",
        Referer: "https://example.com/",
        Via: "p.example.net",
        Warn: "299 localStack/0.0",
    };
    const hidden: Readonly<Record<string, string>> = {
        Connection: "close",
        "Content-Length": "0",
        "Content-MD5": "request_Content-MD5",
        Expect: "100-continue",
        "Max-Forwards": "2",
        "Proxy-Authenticate": "Basic",
        Server: "https://example.com/",
        TE: "deflate",
        Trailer: "Expires",
        "Transfer-Encoding": "chunked",
        Upgrade: "HTTP/2.0",
        "WWW-Authenticate": "Basic YWxhZGRpbjpvcGVuc2VzYW1l",
    };
    const see = async (headers: Readonly<Record<string, string>>, protocol?: string) => {
        const template = "#foreach($name in $input.params().header.keySet())$name=$input.params($name)\n#end";
        const { body } = await answerOf(ofContext(template.replace("\\n", "\n")), { headers, protocol });
        return Object.fromEntries(
            body
                .trim()
                .split("\n")
                .map((line) => line.split(/=(.*)/s)),
        ) as Record<string, string>;
    };

    it("are the client's, but for some, and those of the way", async () => {
        const { "X-Amzn-Trace-Id": trace, ...seen } = await see({ ...sent, ...hidden });
        assert.deepEqual(seen, {
            Host: "api1.example:4566",
            ...sent,
            "X-Forwarded-For": "127.0.0.1",
            "X-Forwarded-Port": "4566",
            "X-Forwarded-Proto": "http",
        });
        assert.match(trace!, /^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0$/);
    });

    it("tell of the client's address last, behind its own word (ours)", async () => {
        assert.equal((await see({ "x-forwarded-for": "1.2.3.4" }))["X-Forwarded-For"], "1.2.3.4, 127.0.0.1");
        assert.equal((await see({ "x-forwarded-for": "1.2.3.4" }))["x-forwarded-for"], undefined);
    });

    it("have the host of an HTTP/2 request (ours)", async () => {
        const seen = await see({ ":authority": "a.example", ":method": "GET" }, "HTTP/2.0");
        assert.equal(seen[":method"], undefined);
        assert.equal(seen.Host, "a.example");
    });
});

describe("Response headers that are mapped (test_apigateway_header_remapping_aws)", () => {
    const kept = ["Accept", "Age", "Content-Encoding", "Pragma", "Range", "Referer", "TE", "Via", "Warn"];
    const remapped = [
        "Authorization",
        "Connection",
        "Content-Length",
        "Content-MD5",
        "Date",
        "Expect",
        "Host",
        "Max-Forwards",
        "Proxy-Authenticate",
        "Server",
        "Trailer",
        "Upgrade",
        "User-Agent",
        "WWW-Authenticate",
    ];
    const valuesOf = (names: readonly string[], prefix = "") =>
        Object.fromEntries(names.map((name) => [prefix + name, `response_param_${name}`]));
    const own = (headers: Readonly<Record<string, string>>) =>
        Object.fromEntries(
            Object.entries(headers).filter(([name]) => !/^(x-amzn-RequestId|x-amz-apigw-id)$/.test(name)),
        );

    it("go out as they are, under another name, or not at all", async () => {
        const names = [...kept, ...remapped, "Content-Type", "Transfer-Encoding"];
        const { headers } = await answerOf({ headers: valuesOf(names) });
        assert.deepEqual(own(headers), {
            ...valuesOf([...kept, "Content-Type"]),
            ...valuesOf(remapped, "x-amzn-Remapped-"),
        });
    });

    it("are one where their names differ in case alone (ours)", async () => {
        const template =
            "#set($context.responseOverride.header.content-type = 'a/b')" +
            "#set($context.responseOverride.header.vary = 'x')#set($context.responseOverride.header.content-length = '7')";
        const { headers } = await answerOf({ ...ofContext(template), headers: { Vary: "Origin" } });
        assert.deepEqual(own(headers), {
            "content-type": "a/b",
            vary: "x",
            "x-amzn-Remapped-content-length": "7",
        });
    });

    it("that no header can be end in a 500 (ours)", async () => {
        const template = "#set($context.responseOverride.header.a = $util.urlDecode('%0D%0Ab: c'))";
        const { status, headers } = await answerOf(ofContext(template));
        assert.deepEqual([status, headers.a], [500, undefined]);
    });
});

describe("X-Amzn-Trace-Id of an answer (test_invocation_trace_id)", () => {
    const trace = async (type: "AWS" | "MOCK", sent?: string) => {
        const headers: Record<string, string> = sent === undefined ? {} : { "x-amzn-trace-id": sent };
        return (await answerOf({ type }, { headers })).headers["X-Amzn-Trace-Id"];
    };
    const root = "Root=1-3152b799-8954dae64eda91bc9a23a7e8";
    const full = `${root};Parent=7fa8c0f79203be72;Sampled=1`;

    it("is none of a MOCK", async () => {
        assert.equal(await trace("MOCK"), undefined);
        assert.equal(await trace("MOCK", full), undefined);
    });
    it("is the client's, made whole", async () => {
        assert.equal(await trace("AWS", full), full);
        assert.match(String(await trace("AWS", root)), new RegExp(`^${root};Parent=[0-9a-f]{16};Sampled=0$`));
        assert.match(String(await trace("AWS")), /^Root=1-6b05[0-9a-f]{4}-[0-9a-f]{24};Parent=/);
    });
    it("is none of an error of the gateway (LocalStack's response enricher)", async () => {
        const { headers } = await answerOf({ type: "AWS", required: ["header.X"] });
        assert.equal(headers["X-Amzn-Trace-Id"], undefined);
    });
});

describe("A MOCK", () => {
    const cases: readonly [template: string, isGood: boolean, source: string][] = [
        ["{statusCode: 200}", true, "test_integration_mock_with_path_param"],
        ["{ statusCode: 200 }", true, "LocalStack's unit test"],
        ["{statusCode: 200, \"value\": 'goog'}", true, "LocalStack's unit test"],
        ["{statusCode: 200, foo}: [ba r]}", true, "LocalStack's unit test"],
        ["{'statusCode': 200, '': ''}", true, "LocalStack's unit test"],
        ['{"statusCode": 200 ,, }', true, "LocalStack's unit test"],
        ['{"statusCode": 200 , null: null }', true, "LocalStack's unit test"],
        ['{"statusCode": -1000}', true, "LocalStack's unit test"],
        ['{"statusCode": "200"}', false, "LocalStack's unit test"],
        ['{"statusCode": 200', false, "LocalStack's unit test"],
        ["{\"statusCode': 200 }", false, "LocalStack's unit test"],
        ["{'statusCode: 200 }", false, "LocalStack's unit test"],
        ["statusCode: 200", false, "LocalStack's unit test"],
        ["{statusCode: 200, {foo: [ba r]}", false, "LocalStack's unit test"],
        ["", false, "ours"],
    ];
    for (const [template, isGood, source] of cases) {
        it(`${isGood ? "takes" : "does not take"} ${template} (${source})`, async () => {
            const { status, body, headers } = await answerOf({
                requestTemplates: { "application/json": template },
            });
            assert.equal(status, isGood ? 200 : 500);
            if (!isGood) {
                // 36 bytes (test_apigateway_header_remapping_aws).
                assert.equal(body, '{"message": "Internal server error"}');
                assert.equal(headers["x-amzn-ErrorType"], "InternalServerErrorException");
            }
        });
    }

    for (const [status, told] of [
        ...[100, 599].map((status) => [status, status] as const),
        ...[99, 600, 200.5, "'x'"].map((status) => [status, 200] as const),
    ]) {
        it(`has the status ${told} where a template sets ${status} (ours: the range of HTTP)`, async () => {
            const template = `#set($context.responseOverride.status = ${status})`;
            assert.equal((await answerOf(ofContext(template))).status, told);
        });
    }
    it("has the status that its request template sets (test_integration_mock_with_response_override_in_request_template)", async () => {
        const request =
            "#set($context.responseOverride.status = 444)#set($context.responseOverride.header.foo = 'bar'){\"statusCode\": 200}";
        const { status, body } = await answerOf({
            requestTemplates: { "application/json": request },
            responseTemplates: {
                "application/json": "$context.responseOverride.status $context.responseOverride.header.foo",
            },
        });
        assert.deepEqual([status, body], [444, "444 bar"]);
    });
});

describe("Required parameters", () => {
    const required = ["querystring.qs1", "header.x-header-param", "path.issuer"];
    it("that are missing are listed in the recorded order (test_api_gateway_request_validator)", async () => {
        const { status, body } = await answerOf({ required });
        assert.equal(status, 400);
        assert.equal(
            body,
            '{"message":"Missing required request parameters: [x-header-param, issuer, qs1]"}',
        );
    });
    const headers: readonly [protocol: string, name: string, status: number, source: string][] = [
        ["HTTP/1.1", "X-Param", 200, "API Gateway Developer Guide, Important notes"],
        ["HTTP/1.1", "x-param", 400, "API Gateway Developer Guide, Important notes"],
        ["HTTP/2.0", "x-param", 200, "ours"],
    ];
    for (const [protocol, name, status, source] of headers) {
        it(`X-Param is ${status === 200 ? "" : "not "}there as ${name} over ${protocol} (${source})`, async () => {
            const sent = { protocol, headers: { [name]: "1" } };
            assert.equal((await answerOf({ required: ["header.X-Param"] }, sent)).status, status);
        });
    }
});

describe("Slashes", () => {
    const cases: readonly [path: string, status: number, source: string][] = [
        ["/v1/a", 200, "test_lambda_aws_proxy_integration"],
        ["/v1/a/", 200, "test_lambda_aws_proxy_integration"],
        ["/v1//a", 200, "test_lambda_aws_proxy_integration"],
        ["/v1/a//b", 403, "ours"],
    ];
    for (const [path, status, source] of cases) {
        it(`of ${path} lead to ${status} (${source})`, async () => {
            const answer = await answerOf(ofContext("$context.path"), { path });
            assert.equal(answer.status, status);
            if (status === 200) {
                assert.equal(answer.body, path);
            }
        });
    }
});

describe("Models that refer to others (test_api_gateway_request_validator_with_ref_models)", () => {
    const models = {
        testSchema: {
            type: "object",
            properties: { a: { type: "number" }, b: { type: "number" } },
            required: ["a", "b"],
        },
    };
    const $ref = "https://apigateway.amazonaws.com/restapis/api1/models/testSchema";
    const bodySchema = { type: "array", items: { $ref } };
    for (const [body, status] of [
        ['[{"a":1,"b":2}]', 200],
        ['[{"a":1}]', 400],
    ] as const) {
        it(`answer ${body} with ${status}`, async () => {
            assert.equal((await answerOf({ bodySchema }, { body }, models)).status, status);
        });
    }
    it("are refused by name where there is no such model", async () => {
        const other = { $ref: $ref.replace("testSchema", "other") };
        await assert.rejects(answerOf({ bodySchema: other }, {}, models), {
            message:
                /^Method POST \/a: Request model application\/json: can't resolve reference .*\/models\/other/,
        });
    });
    it("are refused where they, or what they refer to, are no schemas", async () => {
        const wrong = { type: "text" };
        const message = /^Method POST \/a: Request model application\/json: schema is invalid: data\/type /;
        await assert.rejects(answerOf({ bodySchema: wrong }, {}), { message });
        await assert.rejects(answerOf({ bodySchema }, {}, { testSchema: wrong }), { message });
    });
});

describe("What a request template puts in the place of the backend request's own", () => {
    const put = (name: string) => ({
        "application/json": `#set($context.requestOverride.${name}){"statusCode": 200}`,
    });
    it("is taken where Kinesis takes it, and refused by name where not (ours)", async () => {
        const printed: unknown[] = [];
        const { error } = console;
        console.error = (text) => printed.push((text as Error).message);
        try {
            const good = put("header.Content-Type = 'application/x-amz-json-1.1'");
            assert.equal((await answerOf({ type: "AWS", requestTemplates: good })).status, 200);
            const bad = put("header.X-Amz-Target = 'Kinesis_20131202.DeleteStream'");
            assert.equal((await answerOf({ type: "AWS", requestTemplates: bad })).status, 500);
        } finally {
            console.error = error;
        }
        assert.deepEqual(printed, [
            "Method POST /a: $context.requestOverride.header.X-Amz-Target = Kinesis_20131202.DeleteStream is not " +
                "supported; header.Content-Type = application/x-amz-json-1.1 is.",
        ]);
    });
    it("means nothing to a MOCK", async () => {
        assert.equal((await answerOf({ requestTemplates: put("path.a = 'b'") })).status, 200);
    });
});

describe("Several templates", () => {
    it("of requests are chosen by the body's type, else $default (API Gateway Developer Guide, Integration passthrough behaviors)", async () => {
        const requestTemplates = { "application/json": '{"statusCode": 1}', $default: '{"statusCode": 2}' };
        const type = "text/plain";
        const chosen = async (headers: Record<string, string>) =>
            (await answerOf({ requestTemplates, ...ofContext("$context.httpMethod") }, { headers })).status;
        assert.equal(await chosen({ "Content-Type": type }), 200);
    });
    it("of requests let a body of no template's type through as it is, by default", async () => {
        const requestTemplates = { "application/json": '{"statusCode": 200}' };
        const sent = (body: string) =>
            answerOf({ requestTemplates }, { body, headers: { "Content-Type": "a/b" } });
        assert.equal((await sent('{"statusCode": 200}')).status, 200);
        assert.equal((await sent("no JSON")).status, 500);
    });
    it("of answers are chosen by Accept, else application/json (LocalStack's integration response)", async () => {
        const responseTemplates = { "text/plain": "text", "application/json": "json" };
        const chosen = async (Accept: string) =>
            (await answerOf({ responseTemplates }, { headers: { Accept } })).body;
        assert.deepEqual([await chosen("text/plain"), await chosen("a/b")], ["text", "json"]);
    });
});
