import assert from "node:assert/strict";
import { lookUp } from "../../src/local/evaluation/lookUps";
import { declare, ofType, only, type ConfigChange } from "../support/declare";

const arn = (stream: string) => `arn:aws:kinesis:us-east-1:000000000000:stream/${stream}`;
const keyId = "0a1b2c3d-0a1b-2c3d-4e5f-0a1b2c3d4e5f";
/** What a look-up of a key answers here, whose id is its own or made from the alias. */
const keyArn = (key: string) => lookUp("aws:kms/getKey:getKey", { keyId: key }, "us-east-1").arn as string;
const Condition = { StringLike: { "kms:ViaService": "kinesis.us-east-1.amazonaws.com*" } };
const managing = [
    {
        Effect: "Allow",
        Action: ["kinesis:CreateStream", "kinesis:DeleteStream"],
        Resource: [arn("my-*")],
    },
    {
        Effect: "Deny",
        Action: ["kinesis:CreateStream", "kinesis:DeleteStream"],
        Resource: arn("my-stream"),
    },
];
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
    {
        config: { routeGroups: ["produce"], kmsKeyId: "alias/own" },
        statements: [
            {
                Effect: "Allow",
                Action: ["kinesis:PutRecord", "kinesis:PutRecords"],
                Resource: [arn("my-stream")],
            },
            { Effect: "Allow", Action: ["kms:GenerateDataKey"], Resource: keyArn("alias/own"), Condition },
        ],
    },
    {
        config: { routeGroups: ["consume"], kmsKeyId: "alias/own" },
        statements: [
            {
                Effect: "Allow",
                Action: ["kinesis:ListShards", "kinesis:GetShardIterator", "kinesis:GetRecords"],
                Resource: [arn("my-stream")],
            },
            { Effect: "Allow", Action: ["kms:Decrypt"], Resource: keyArn("alias/own"), Condition },
        ],
    },
    {
        config: {
            routeGroups: ["manage"],
            selfSignUp: false,
            kmsKeyId: "alias/own",
            reachableStreams: ["my-*"],
        },
        statements: managing,
    },
    {
        config: {
            routeGroups: ["manage"],
            selfSignUp: false,
            createStream: false,
            reachableStreams: ["my-*"],
        },
        statements: managing,
    },
    {
        config: { routeGroups: ["describe"], kmsKeyId: "alias/own" },
        statements: [
            { Effect: "Allow", Action: ["kinesis:DescribeStream"], Resource: [arn("my-stream")] },
            listStreams,
        ],
    },
    {
        config: { routeGroups: ["produce"], kmsKeyId: `arn:aws:kms:us-east-1:123456789012:key/${keyId}` },
        statements: [
            {
                Effect: "Allow",
                Action: ["kinesis:PutRecord", "kinesis:PutRecords"],
                Resource: [arn("my-stream")],
            },
            {
                Effect: "Allow",
                Action: ["kms:GenerateDataKey"],
                Resource: `arn:aws:kms:us-east-1:123456789012:key/${keyId}`,
                Condition,
            },
        ],
    },
    {
        config: { routeGroups: ["produce"], kmsKeyId: keyId },
        statements: [
            {
                Effect: "Allow",
                Action: ["kinesis:PutRecord", "kinesis:PutRecords"],
                Resource: [arn("my-stream")],
            },
            { Effect: "Allow", Action: ["kms:GenerateDataKey"], Resource: keyArn(keyId), Condition },
        ],
    },
];

describe("The integration role", () => {
    for (const { config, statements } of cases) {
        it(`allows the actions of the routes on the reachable streams, and no more: ${JSON.stringify(config)}`, async () => {
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
