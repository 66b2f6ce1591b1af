import assert from "node:assert/strict";
import { declare, ofType, only, type ConfigChange } from "./support";

const arn = (stream: string) => `arn:aws:kinesis:us-east-1:000000000000:stream/${stream}`;
const listStreams = { Effect: "Allow", Action: "kinesis:ListStreams", Resource: "*" };

const cases: readonly { config: ConfigChange; statements: unknown[] }[] = [
    {
        config: {},
        statements: [
            {
                Effect: "Allow",
                Action: ["kinesis:DescribeStream", "kinesis:PutRecord", "kinesis:PutRecords"],
                Resource: [arn("my-stream")],
            },
            listStreams,
        ],
    },
    {
        config: { routeGroups: ["produce"] },
        statements: [
            {
                Effect: "Allow",
                Action: ["kinesis:PutRecord", "kinesis:PutRecords"],
                Resource: [arn("my-stream")],
            },
        ],
    },
    {
        config: { routeGroups: ["describe"], reachableStreams: ["my-stream", "orders-*"] },
        statements: [
            {
                Effect: "Allow",
                Action: ["kinesis:DescribeStream"],
                Resource: [arn("my-stream"), arn("orders-*")],
            },
            listStreams,
        ],
    },
];

describe("The integration role", () => {
    for (const { config, statements } of cases) {
        it(`allows the actions of the routes on the reachable streams: ${JSON.stringify(config)}`, async () => {
            const stack = await declare(config);
            const { inputs } = only(stack, "aws:iam/rolePolicy:RolePolicy");
            assert.deepEqual(JSON.parse(String(inputs.policy)), {
                Version: "2012-10-17",
                Statement: statements,
            });
        });
    }

    it("can be assumed by API Gateway alone, and has no managed policy", async () => {
        const stack = await declare();
        const { inputs } = only(stack, "aws:iam/role:Role");
        assert.deepEqual(Object.keys(inputs).sort(), ["assumeRolePolicy", "description"]);
        assert.deepEqual(JSON.parse(String(inputs.assumeRolePolicy)), {
            Version: "2012-10-17",
            Statement: [
                {
                    Effect: "Allow",
                    Action: "sts:AssumeRole",
                    Principal: { Service: "apigateway.amazonaws.com" },
                },
            ],
        });
        assert.deepEqual(ofType(stack, "aws:iam/rolePolicyAttachment:RolePolicyAttachment"), []);
    });
});
