import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import type { KinesisProxyArgs } from "../../src/config/proxyConfig";
import { KinesisProxy } from "../../src/kinesisProxy";
import { evaluate, type Registration } from "../../src/local/evaluation/evaluate";
import { ofType } from "../support/declare";

/** What a program of somebody else's registers, in a project of its own. */
async function declareProgram(program: () => unknown): Promise<Registration[]> {
    const settings = { project: "theirs", config: { "aws:region": "eu-west-1" } };
    return evaluate("dev", settings, async () => program());
}

const declareDoor = (args: KinesisProxyArgs) => declareProgram(() => void new KinesisProxy("door", args));

const later = <T>(value: T) => pulumi.output(Promise.resolve(value));

describe("A KinesisProxy", () => {
    it("takes a name alone, and has a place where its provider is", async () => {
        const stack = await declareProgram(() => {
            const { invokeUrl, streamArn, region, tokenUrl, vpcId } = new KinesisProxy("door", {
                streamName: "orders",
            });
            return { invokeUrl, streamArn, region, tokenUrl, vpcId };
        });
        const { invokeUrl, ...outputs } = ofType(stack, "pulumi:pulumi:Stack")[0]!.outputs!;
        assert.match(String(invokeUrl), /^https:\/\/[a-z0-9]+\.execute-api\.eu-west-1\.amazonaws\.com\/v1$/);
        assert.deepEqual(outputs, {
            streamArn: "arn:aws:kinesis:eu-west-1:000000000000:stream/orders",
            region: "eu-west-1",
        });
    });

    it("says what it is, once for all languages", async () => {
        const door = ofType(
            await declareDoor({ streamName: "orders" }),
            "kinesis-proxy:index:KinesisProxy",
        )[0]!;
        assert.deepEqual(Object.keys(door.outputs!).sort(), [
            ...["invokeUrl", "region", "streamArn", "streamName", "userPoolClientId", "userPoolId"],
        ]);
    });

    it("lives twice in a program: all that is in it is named after it, and has no former name", async () => {
        const args = {
            ...{
                accessTokens: true,
                machineClients: ["sensors"],
                accessLogs: true,
                manageAccountLogging: true,
            },
            ...{
                alarms: true,
                alarmEmail: "ops@example.com",
                dashboard: true,
                vpcName: "new",
                createVpc: true,
            },
        };
        const stack = await declareProgram(() => {
            new KinesisProxy("first", { ...args, streamName: "orders" });
            new KinesisProxy("second", { ...args, streamName: "clicks" });
        });
        const inside = stack.filter(({ type }) => type !== "pulumi:pulumi:Stack");
        const namedAfter = (name: string) => inside.filter((resource) => resource.name.startsWith(name));
        assert.equal(namedAfter("first").length, namedAfter("second").length);
        assert.equal(namedAfter("first").length * 2, inside.length);
        assert.ok(namedAfter("first").length > 100);
        assert.deepEqual(
            inside.flatMap(({ options }) => options.aliases),
            [],
        );
        assert.equal(new Set(stack.map(({ urn }) => urn)).size, stack.length);
    });

    it("takes outputs, and lists with outputs in them", async () => {
        const plain: KinesisProxyArgs = {
            streamName: "orders",
            streamMode: "PROVISIONED",
            shardCount: 2,
            retentionHours: 48,
            kmsKeyId: "alias/own",
            reachableStreams: ["orders", "clicks-*"],
            corsOrigins: ["https://a.example", "https://b.example"],
            throttlingRateLimit: 2,
            throttlingBurstLimit: 3,
            passwordMinimumLength: 20,
            tokenValidityMinutes: 5,
            accessLogs: true,
            logRetentionDays: 30,
            logKmsKeyId: "alias/logs",
            metrics: true,
            xrayTracing: true,
            manageAccountLogging: true,
            alarms: true,
            alarmEmail: "ops@example.com",
            dashboard: true,
            webAclArn:
                "arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/door/0a1b2c3d-0a1b-2c3d-4e5f-0a1b2c3d4e5f",
            domainName: "api.example.com",
            hostedZoneId: "Z0123456789ABC",
        };
        const asOutputs: KinesisProxyArgs = {
            ...Object.fromEntries(Object.entries(plain).map(([key, value]) => [key, later(value)])),
            ...{ streamName: later("orders"), streamMode: "PROVISIONED" },
            ...{ accessLogs: true, manageAccountLogging: true, alarms: true, dashboard: true },
            ...{ corsOrigins: ["https://a.example", later("https://b.example")] },
        };
        const inputsOf = (stack: readonly Registration[]) =>
            stack.map(({ urn, inputs }) => JSON.stringify([urn, inputs])).sort();
        assert.deepEqual(inputsOf(await declareDoor(asOutputs)), inputsOf(await declareDoor(plain)));
    });

    /** Wrong arguments, with the properties that are named and what is said. */
    const wrong: readonly (readonly [args: object, properties: string[], message: string])[] = [
        [
            { streamName: "a/b" },
            ["streamName"],
            'streamName is "a/b"; it takes 1 to 128 of the characters a-z A-Z 0-9 _ . -.',
        ],
        [{}, ["streamName"], "streamName is not set; it takes 1 to 128 of the characters a-z A-Z 0-9 _ . -."],
        [
            { streamName: "a", retentionHours: 5 },
            ["retentionHours"],
            "retentionHours is 5; it takes a whole number from 24 to 8760.",
        ],
        [
            { streamName: "a", retentionHours: "48" },
            ["retentionHours"],
            'retentionHours is "48"; it takes a whole number from 24 to 8760.',
        ],
        [
            { streamName: "a", retentionHour: 48 },
            ["retentionHour"],
            "retentionHour is no argument of KinesisProxy; the nearest is retentionHours.",
        ],
        [
            {
                streamName: "a",
                shardCount: 2,
                alarmTopicArn: later("arn:aws:sns:eu-west-1:123456789012:ops"),
            },
            ["shardCount", "alarmTopicArn"],
            "shardCount is 2; it takes no value (or 0) with streamMode ON_DEMAND.\n" +
                "alarmTopicArn is an output; it takes no value without alarms true.",
        ],
        [
            { streamName: "a", accessTokens: later(true) },
            ["accessTokens"],
            "accessTokens is an output; it takes a plain value: it decides what is declared.",
        ],
    ];

    for (const [args, properties, message] of wrong) {
        it(`refuses ${Object.keys(args).join(", ") || "nothing at all"}: ${message.slice(0, 60)}`, async () => {
            let thrown: unknown;
            await declareProgram(() => {
                try {
                    new KinesisProxy("door", args as KinesisProxyArgs);
                } catch (error) {
                    thrown = error;
                }
            });
            assert.ok(thrown instanceof Error);
            assert.equal(thrown.message, message);
            const named = pulumi.InputPropertyError.isInstance(thrown)
                ? [thrown.propertyPath]
                : (thrown as pulumi.InputPropertiesError).errors?.map(({ propertyPath }) => propertyPath);
            assert.deepEqual(named, properties);
        });
    }

    it("refuses an output that turns out to be wrong", async () => {
        const rejected = (args: Partial<KinesisProxyArgs>, message: RegExp) =>
            assert.rejects(declareDoor({ streamName: "a", ...args }), { message });
        await rejected(
            { retentionHours: later(5) },
            /retentionHours is 5; it takes a whole number from 24 to 8760\./,
        );
        await rejected({ corsOrigins: [later("a")] }, /corsOrigins is "a"; it takes /);
        await rejected(
            { webAclArn: later("") },
            /webAclArn is ""; it takes the ARN of a regional AWS WAF web ACL\./,
        );
    });
});
