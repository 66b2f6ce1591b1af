import assert from "node:assert/strict";
import type { Registration } from "../../src/local/evaluation/evaluate";
import { declare, ofType, only } from "../support/declare";

const api = { ApiName: "kinesis-proxy", Stage: "v1" };
const stream = { StreamName: "my-stream" };
const hour = 3_600_000;

/** Name, metric, statistic, comparison, threshold and dimensions of each alarm. */
const alarms: readonly unknown[][] = [
    ["5xx", "5XXError", "Average", ">", 0.01, api],
    ["4xx", "4XXError", "Average", ">", 0.1, api],
    ["latency", "Latency", "p99", ">", 1000, api],
    ["integration-latency", "IntegrationLatency", "p99", ">", 750, api],
    ["write-throttles", "WriteProvisionedThroughputExceeded", "Sum", ">", 0, stream],
    ["put-record", "PutRecord.Success", "Average", "<", 0.99, stream],
    ["put-records", "PutRecords.Success", "Average", "<", 0.99, stream],
    ["iterator-age", "GetRecords.IteratorAgeMilliseconds", "Maximum", ">", 12 * hour, stream],
];

const alarmsOf = (stack: readonly Registration[]) => ofType(stack, "aws:cloudwatch/metricAlarm:MetricAlarm");

describe("Alarms", () => {
    it("watch the API and the stream, each by its own dimensions", async () => {
        const declared = alarmsOf(await declare({ alarms: true })).map(({ name, inputs }) => [
            name.replace("kinesis-proxy-alarms-", ""),
            inputs.metricName,
            inputs.statistic ?? inputs.extendedStatistic,
            inputs.comparisonOperator === "LessThanThreshold" ? "<" : ">",
            inputs.threshold,
            inputs.dimensions,
        ]);
        assert.deepEqual(declared, alarms);
    });

    it("are in the namespace of their dimensions, and silent where there is no traffic", async () => {
        for (const { inputs } of alarmsOf(await declare({ alarms: true }))) {
            const ofApi = "ApiName" in (inputs.dimensions as object);
            assert.equal(inputs.namespace, ofApi ? "AWS/ApiGateway" : "AWS/Kinesis");
            assert.equal(inputs.treatMissingData, "notBreaching");
            assert.equal(inputs.alarmActions, undefined);
        }
    });

    it("go off at half of the retention that the stream has", async () => {
        const ageOf = (stack: readonly Registration[]) =>
            alarmsOf(stack).find(({ name }) => name === "kinesis-proxy-alarms-iterator-age")?.inputs
                .threshold;
        assert.equal(ageOf(await declare({ alarms: true, retentionHours: 168 })), 84 * hour);
        assert.equal(ageOf(await declare({ alarms: true, createStream: false })), 12 * hour);
    });

    it("go to an address by way of a topic, or to a topic that exists", async () => {
        const byMail = await declare({ alarms: true, alarmEmail: "ops@example.com" });
        const topic = only(byMail, "aws:sns/topic:Topic").outputs?.arn;
        const { inputs } = only(byMail, "aws:sns/topicSubscription:TopicSubscription");
        assert.deepEqual(inputs, { topic, protocol: "email", endpoint: "ops@example.com" });
        const alarmTopicArn = "arn:aws:sns:us-east-1:123456789012:ops";
        const toTopic = await declare({ alarms: true, alarmTopicArn });
        for (const [stack, arn] of [
            [byMail, topic],
            [toTopic, alarmTopicArn],
        ] as const) {
            for (const { inputs } of alarmsOf(stack)) {
                assert.deepEqual([inputs.alarmActions, inputs.okActions], [[arn], [arn]]);
            }
        }
    });
});

interface Widget {
    properties: {
        title: string;
        region: string;
        metrics: unknown[][];
        annotations?: { horizontal: { value: number }[] };
    };
}

describe("The dashboard", () => {
    const widgetsOf = async (config: Record<string, unknown>) => {
        const { inputs } = only(
            await declare({ dashboard: true, ...config }),
            "aws:cloudwatch/dashboard:Dashboard",
        );
        return (JSON.parse(String(inputs.dashboardBody)) as { widgets: Widget[] }).widgets;
    };
    const limitsOf = (widgets: readonly Widget[]) =>
        Object.fromEntries(
            widgets.map(({ properties }) => [
                properties.title,
                properties.annotations?.horizontal.map(({ value }) => value),
            ]),
        );

    it("shows traffic, errors, latency, throttles, bytes and records, with the limits drawn in", async () => {
        assert.deepEqual(
            limitsOf(await widgetsOf({ streamMode: "PROVISIONED", shardCount: 3, throttlingRateLimit: 50 })),
            {
                Requests: [3000],
                Errors: undefined,
                "Latency (ms)": [29_000],
                "Records in": [180_000],
                "Bytes in": [188_743_680],
                "Bytes out": [377_487_360],
                "Throttles of the stream": undefined,
                "Success of puts": undefined,
                "Iterator age (ms)": [24 * hour],
            },
        );
    });

    it("draws the limits of the shards that an on-demand stream, or one that exists, has now", async () => {
        assert.deepEqual(limitsOf(await widgetsOf({}))["Records in"], [240_000]);
        assert.deepEqual(limitsOf(await widgetsOf({ createStream: false }))["Records in"], [60_000]);
    });

    it("shows these metrics, each by its statistic", async () => {
        const shown = (await widgetsOf({})).map(({ properties: { title, metrics } }) => [
            title,
            ...metrics.map((metric) => {
                const { stat } = metric.at(-1) as { stat: string };
                return `${String(metric[0])} ${String(metric[1])} ${stat}`;
            }),
        ]);
        assert.deepEqual(shown, [
            ["Requests", "AWS/ApiGateway Count Sum"],
            ["Errors", "AWS/ApiGateway 4XXError Sum", "AWS/ApiGateway 5XXError Sum"],
            [
                "Latency (ms)",
                ...["AWS/ApiGateway Latency p50", "AWS/ApiGateway Latency p99"],
                "AWS/ApiGateway IntegrationLatency p99",
            ],
            ["Records in", "AWS/Kinesis IncomingRecords Sum"],
            ["Bytes in", "AWS/Kinesis IncomingBytes Sum"],
            ["Bytes out", "AWS/Kinesis GetRecords.Bytes Sum"],
            [
                "Throttles of the stream",
                "AWS/Kinesis WriteProvisionedThroughputExceeded Sum",
                "AWS/Kinesis ReadProvisionedThroughputExceeded Sum",
            ],
            [
                "Success of puts",
                "AWS/Kinesis PutRecord.Success Average",
                "AWS/Kinesis PutRecords.Success Average",
            ],
            ["Iterator age (ms)", "AWS/Kinesis GetRecords.IteratorAgeMilliseconds Maximum"],
        ]);
    });

    it("takes its metrics from this stack's API and stream, in its region", async () => {
        const [requests, , , records] = await widgetsOf({ "aws:region": "eu-west-1" });
        assert.deepEqual(requests?.properties.metrics, [
            [
                ...["AWS/ApiGateway", "Count", "ApiName", "kinesis-proxy", "Stage", "v1"],
                { stat: "Sum", label: "Count Sum" },
            ],
        ]);
        assert.deepEqual(records?.properties.metrics, [
            [
                ...["AWS/Kinesis", "IncomingRecords", "StreamName", "my-stream"],
                { stat: "Sum", label: "IncomingRecords Sum" },
            ],
        ]);
        assert.equal(requests?.properties.region, "eu-west-1");
    });
});

describe("The role of the account's logs", () => {
    it("is API Gateway's, and may do what AWS's own policy for it allows", async () => {
        const stack = await declare({ manageAccountLogging: true });
        const named = (type: string) =>
            ofType(stack, type).find(({ name }) => name === "kinesis-proxy-account-logging")!;
        const role = named("aws:iam/role:Role");
        assert.match(String(role.inputs.assumeRolePolicy), /"Service":"apigateway\.amazonaws\.com"/);
        const { policy, ...address } = named("aws:iam/rolePolicy:RolePolicy").inputs;
        assert.deepEqual(address, { role: role.outputs?.name });
        const actions = ["CreateLogGroup", "CreateLogStream", "DescribeLogGroups", "DescribeLogStreams"];
        const more = ["PutLogEvents", "GetLogEvents", "FilterLogEvents"];
        const Action = [...actions, ...more].map((action) => `logs:${action}`);
        assert.deepEqual(JSON.parse(String(policy)), {
            Version: "2012-10-17",
            Statement: [{ Effect: "Allow", Action, Resource: "*" }],
        });
        assert.deepEqual(named("aws:apigateway/account:Account").inputs, {
            cloudwatchRoleArn: role.outputs?.arn,
        });
    });
});
