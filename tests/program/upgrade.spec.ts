import assert from "node:assert/strict";
import type { Registration } from "../../src/local/evaluation/evaluate";
import { hardened } from "./hardened";
import release from "./release.json";
import { declare, ofType } from "../support/declare";

/** What hurts to lose, and the inputs that replace it (Pulumi AWS schema): users, tokens, records, the address. */
const stateful: Readonly<Record<string, readonly string[]>> = {
    "aws:cognito/userPool:UserPool": [
        ...["name", "usernameAttributes", "usernameConfiguration", "aliasAttributes"],
    ],
    "aws:cognito/userPoolClient:UserPoolClient": ["generateSecret"],
    "aws:kinesis/stream:Stream": ["name"],
    "aws:apigateway/restApi:RestApi": [],
    "aws:apigateway/stage:Stage": ["stageName"],
};

type Stack = readonly Registration[];

/** The URNs that the engine finds a resource by: its aliases, and those that follow from its parent's. */
function formerUrns({ type, name, parent: urn, options }: Registration, stack: Stack): string[] {
    const parent = stack.find((resource) => resource.urn === urn);
    const inherited = (parent?.options.aliases ?? []).map((alias) => {
        const [types, parentName] = alias.split("::").slice(2) as [string, string];
        const formerName = name.startsWith(parent!.name)
            ? parentName + name.slice(parent!.name.length)
            : name;
        return `urn:pulumi:dev::kinesis-proxy::${types.split("$").at(-1)}$${type}::${formerName}`;
    });
    return [...options.aliases, ...inherited];
}

/** What an upgrade from the release would delete or replace, in words. */
function losses(stack: Stack): string[] {
    return release.flatMap(({ urn, type, inputs: released = {} }) => {
        const now = stack.find(
            (resource) => resource.urn === urn || formerUrns(resource, stack).includes(urn),
        );
        if (now === undefined) {
            return [`${urn} is deleted`];
        }
        const replacing = (stateful[type] ?? []).filter(
            (key) =>
                JSON.stringify(now.inputs[key]) !==
                JSON.stringify((released as Record<string, unknown>)[key]),
        );
        return replacing.length > 0 ? [`${urn} is replaced, because of ${replacing.join(", ")}`] : [];
    });
}

/** What the release calls the pool, and what it is called now. */
const poolUrn =
    "urn:pulumi:dev::kinesis-proxy::kinesis-proxy:index:UserPool$aws:cognito/userPool:UserPool::users";
const poolNow = poolUrn.replace(/users$/, "kinesis-proxy-users");

const change = (stack: Stack, to: Partial<Registration>): Stack =>
    stack.map((resource) => (resource.urn === poolNow ? { ...resource, ...to } : resource));

describe("An upgrade from the last release", () => {
    let stack: Stack;
    before(async () => (stack = await declare()));

    it("is recorded with each kind of stateful resource once", () => {
        const recorded = release.flatMap(({ type, inputs }) => (inputs === undefined ? [] : [type]));
        assert.deepEqual(recorded.sort(), Object.keys(stateful).sort());
    });

    it("deletes and replaces nothing", () => assert.deepEqual(losses(stack), []));

    it("deletes and replaces nothing when every key of the hardened stack is set with it", async () => {
        assert.deepEqual(losses(await declare(hardened)), []);
    });

    it("deletes and replaces nothing when the API goes into a VPC with it", async () => {
        assert.deepEqual(losses(await declare({ vpcName: "default" })), []);
    });

    it("replaces one thing, each before it is made anew: the settings of two methods, whose paths are spelled otherwise", () => {
        const settings = "aws:apigateway/methodSettings:MethodSettings";
        const released = {
            "kinesis-proxy": "*/*",
            "kinesis-proxy-ListStreams": "streams/GET",
            "kinesis-proxy-DescribeStream": "streams/{stream-name}/GET",
        };
        const replaced = ofType(stack, settings).filter(
            ({ name, inputs }) => inputs.methodPath !== released[name as keyof typeof released],
        );
        assert.deepEqual(
            replaced.map(({ name, inputs, options }) => [
                name,
                inputs.methodPath,
                options.deleteBeforeReplace,
            ]),
            [
                ["kinesis-proxy-ListStreams", "~1streams/GET", true],
                ["kinesis-proxy-DescribeStream", "~1streams~1{stream-name}/GET", true],
            ],
        );
    });

    it("is found out when it renames, re-parents or replaces the user pool", () => {
        const renamed = poolUrn.replace(/users$/, "pool");
        const moved = poolUrn.replace("kinesis-proxy:index:UserPool$", "");
        const { inputs, options } = stack.find(({ urn }) => urn === poolNow)!;
        assert.deepEqual(losses(change(stack, { urn: renamed, name: "pool" })), [`${poolUrn} is deleted`]);
        assert.deepEqual(losses(change(stack, { urn: moved, parent: undefined })), [`${poolUrn} is deleted`]);
        assert.deepEqual(
            losses(change(stack, { inputs: { ...inputs, usernameAttributes: ["phone_number"] } })),
            [`${poolUrn} is replaced, because of usernameAttributes`],
        );
        assert.deepEqual(losses(change(stack, { inputs: { ...inputs, aliasAttributes: ["email"] } })), [
            `${poolUrn} is replaced, because of aliasAttributes`,
        ]);
        const unaliased = stack.map((resource) =>
            resource.type === "kinesis-proxy:index:UserPool"
                ? { ...resource, options: { ...resource.options, aliases: [] } }
                : resource,
        );
        assert.deepEqual(
            losses(unaliased).map((loss) => loss.split("$").at(-1)),
            [
                "kinesis-proxy:index:UserPool::users is deleted",
                "aws:cognito/userPool:UserPool::users is deleted",
                "aws:cognito/userPoolClient:UserPoolClient::users is deleted",
            ],
        );
        const aliased = { urn: renamed, name: "pool", options: { ...options, aliases: [poolUrn] } };
        assert.deepEqual(losses(change(stack, aliased)), []);
    });
});
