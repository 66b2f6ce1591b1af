import assert from "node:assert/strict";
import { putRecordModel, putRecordsModel, createStreamModel } from "../../src/api/models";
import type { Registration } from "../../src/local/evaluation/evaluate";
import { routesOf } from "../../src/routes";
import { declare, differenceOf, ofType, type ConfigChange } from "../support/declare";

const apigateway = (noun: string) => `aws:apigateway/${noun.charAt(0).toLowerCase()}${noun.slice(1)}:${noun}`;

describe("Every route group but events", () => {
    const config: ConfigChange = {
        routeGroups: ["describe", "produce", "consume", "manage"],
        selfSignUp: false,
    };
    let stack: Registration[];
    before(async () => (stack = await declare(config)));

    it("has a method with the authorizer and the validator for each route, and takes its parameters", () => {
        const methods = ofType(stack, apigateway("Method")).filter(
            ({ inputs }) => inputs.httpMethod !== "OPTIONS",
        );
        const [authorizer] = ofType(stack, apigateway("Authorizer"));
        const [validator] = ofType(stack, apigateway("RequestValidator"));
        for (const { inputs } of methods) {
            assert.equal(inputs.authorization, "COGNITO_USER_POOLS");
            assert.equal(inputs.authorizerId, authorizer!.id);
            assert.equal(inputs.requestValidatorId, validator!.id);
        }
        const path = { "method.request.path.stream-name": true };
        const query = (name: string, required = false) => ({
            [`method.request.querystring.${name}`]: required,
        });
        const added = Object.fromEntries(
            methods.map(({ name, inputs }) => [
                name.replace("kinesis-proxy-", ""),
                [inputs.httpMethod, inputs.requestParameters],
            ]),
        );
        assert.equal(methods.length, 9);
        assert.deepEqual(
            routesOf(["consume", "manage"]).map(({ name }) => [name, ...(added[name] as unknown[])]),
            [
                [
                    "ListShards",
                    "GET",
                    {
                        ...path,
                        ...query("limit"),
                        ...query("next-token"),
                        ...query("exclusive-start-shard-id"),
                    },
                ],
                [
                    "GetShardIterator",
                    "GET",
                    {
                        ...path,
                        ...query("shard-id", true),
                        ...query("type"),
                        ...query("timestamp"),
                        ...query("sequence-number"),
                    },
                ],
                [
                    "GetRecords",
                    "GET",
                    {
                        ...path,
                        ...query("limit"),
                        ...query("shard-iterator"),
                        "method.request.header.Shard-Iterator": false,
                    },
                ],
                ["CreateStream", "POST", path],
                ["DeleteStream", "DELETE", path],
            ],
        );
    });

    it("has a model for each body, and lets no body through unmapped", () => {
        const schema = (model: object) => ({ $schema: "http://json-schema.org/draft-04/schema#", ...model });
        assert.deepEqual(
            ofType(stack, apigateway("Model")).map(({ inputs }) => [
                inputs.name,
                JSON.parse(String(inputs.schema)) as unknown,
            ]),
            [
                ["PutRecordRequest", schema(putRecordModel("request"))],
                ["PutRecordsRequest", schema(putRecordsModel("request"))],
                ["CreateStreamRequest", schema(createStreamModel("request"))],
            ],
        );
        for (const { inputs } of ofType(stack, apigateway("Integration"))) {
            assert.equal(inputs.passthroughBehavior, "NEVER");
            assert.deepEqual(Object.keys(inputs.requestTemplates as object), ["application/json"]);
        }
    });

    /** Rate and burst by method, beyond the stage's own. */
    const throttlesOf = (declared: readonly Registration[]) =>
        Object.fromEntries(
            ofType(declared, apigateway("MethodSettings")).map(({ inputs }) => {
                const settings = inputs.settings as Record<string, number>;
                return [
                    String(inputs.methodPath),
                    [settings.throttlingRateLimit, settings.throttlingBurstLimit],
                ];
            }),
        );

    it("throttles the routes whose quota is the account's or a stream's to half of it", () => {
        assert.deepEqual(throttlesOf(stack), {
            "*/*": [1000, 2000],
            "~1streams/GET": [2.5, 5],
            "~1streams~1{stream-name}/GET": [5, 10],
            "~1streams~1{stream-name}~1shards/GET": [500, 1000],
            "~1streams~1{stream-name}/POST": [2.5, 5],
            "~1streams~1{stream-name}/DELETE": [2.5, 5],
        });
    });

    it("throttles no route less than the stage", async () => {
        const slow = await declare({ ...config, throttlingRateLimit: 4, throttlingBurstLimit: 7 });
        assert.deepEqual(throttlesOf(slow), {
            "*/*": [4, 7],
            "~1streams/GET": [2.5, 5],
            "~1streams~1{stream-name}/GET": [4, 7],
            "~1streams~1{stream-name}~1shards/GET": [4, 7],
            "~1streams~1{stream-name}/POST": [2.5, 5],
            "~1streams~1{stream-name}/DELETE": [2.5, 5],
        });
    });

    it("lets a browser send what each path takes", () => {
        const allowed = Object.fromEntries(
            ofType(stack, apigateway("IntegrationResponse"))
                .filter(({ inputs }) => inputs.httpMethod === "OPTIONS")
                .map(({ name, inputs }) => {
                    const headers = inputs.responseParameters as Record<string, string>;
                    const of = (part: string) =>
                        headers[`method.response.header.Access-Control-Allow-${part}`];
                    return [name.replace(/^kinesis-proxy-|-OPTIONS$/g, ""), [of("Methods"), of("Headers")]];
                }),
        );
        const always = "Authorization,Content-Type,Content-Encoding";
        assert.deepEqual(allowed, {
            streams: ["'GET,OPTIONS'", `'${always}'`],
            "streams-stream-name": ["'GET,POST,DELETE,OPTIONS'", `'${always}'`],
            "streams-stream-name-record": ["'PUT,OPTIONS'", `'${always}'`],
            "streams-stream-name-records": ["'PUT,GET,OPTIONS'", `'${always},Shard-Iterator'`],
            "streams-stream-name-shards": ["'GET,OPTIONS'", `'${always}'`],
            "streams-stream-name-sharditerator": ["'GET,OPTIONS'", `'${always}'`],
        });
    });

    it("changes nothing of a stack without them but the preflights, the policy and the deployment", async () => {
        const { removed, changed } = differenceOf(await declare({ selfSignUp: false }), stack);
        assert.deepEqual(removed, []);
        assert.deepEqual(Object.keys(changed).sort(), [
            "Deployment kinesis-proxy",
            "IntegrationResponse kinesis-proxy-streams-stream-name-OPTIONS",
            "IntegrationResponse kinesis-proxy-streams-stream-name-records-OPTIONS",
            "RolePolicy kinesis-proxy-integration-role",
        ]);
    });
});
