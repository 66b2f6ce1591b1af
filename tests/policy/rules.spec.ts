import assert from "node:assert/strict";
import { isStackRule } from "../../policy/rule";
import { rules } from "../../policy/rules";
import { waivedRules } from "../../policy/rules/waived";
import type { Registration } from "../../src/local/evaluation/evaluate";
import { hardened, hardenedPrivate } from "../program/hardened";
import { declare, ofType, only } from "../support/declare";
import { breaches } from "./breaches";
import { foundBy, stackResourcesOf, withBreach } from "./stackResources";

describe("The rules of cdk-nag, Security Hub and checkov, on a hardened stack", () => {
    const stacks: Record<"hardened" | "private", Registration[]> = { hardened: [], private: [] };
    before(async () => {
        stacks.hardened = await declare(hardened);
        stacks.private = await declare(hardenedPrivate);
    });

    for (const rule of rules) {
        it(`are met: ${rule.asks} (${rule.ids.join(", ")})`, () => {
            for (const stack of Object.values(stacks)) {
                assert.deepEqual(foundBy(rule, stackResourcesOf(stack)), []);
            }
        });

        it(`are broken by what breaks them: ${rule.name}`, () => {
            for (const breach of breaches[rule.name]!) {
                const stack = stackResourcesOf(stacks[breach.of ?? "hardened"]);
                assert.notDeepEqual(foundBy(rule, withBreach(stack, breach)), [], JSON.stringify(breach));
            }
        });
    }

    it("are each broken by something, and look at what they are about", () => {
        assert.deepEqual(Object.keys(breaches).sort(), rules.map(({ name }) => name).sort());
        for (const rule of rules) {
            const [breach] = breaches[rule.name]!;
            if (!isStackRule(rule)) {
                assert.ok(breach!.type in rule.each, rule.name);
            }
            assert.notEqual(ofType(stacks[breach!.of ?? "hardened"], breach!.type).length, 0, rule.name);
        }
    });

    it("have each id once, and each name", () => {
        for (const all of [
            [...rules, ...waivedRules].flatMap(({ ids }) => ids),
            rules.map(({ name }) => name),
        ]) {
            assert.equal(new Set(all).size, all.length);
        }
    });

    it("let a stack pass that is not hardened, but for what is only said", async () => {
        const stack = stackResourcesOf(await declare());
        const broken = rules.filter((rule) => foundBy(rule, stack).length > 0);
        assert.deepEqual(
            broken.map(({ name }) => name),
            [
                ...["stage-web-acl", "stage-xray", "stage-access-logs", "execution-logs"],
                ...["strong-password", "second-factor", "pool-deletion-protection", "stream-retention"],
            ],
        );
        assert.deepEqual(
            broken.filter(({ severity }) => severity === "high"),
            [],
        );
    });

    it("are met with more than they ask", () => {
        const stack = stacks.hardened;
        const pool = only(stack, "aws:cognito/userPool:UserPool");
        assert.deepEqual(pool.inputs.softwareTokenMfaConfiguration, { enabled: true });
        assert.equal(pool.options.protect, true);
        assert.equal(only(stack, "aws:kinesis/stream:Stream").inputs.kmsKeyId, "alias/aws/kinesis");
        const { destinationArn } = only(stack, "aws:apigateway/stage:Stage").inputs
            .accessLogSettings as Record<string, string>;
        assert.equal(destinationArn, only(stack, "aws:cloudwatch/logGroup:LogGroup").outputs?.arn);
        for (const { inputs } of ofType(stack, "aws:apigateway/methodSettings:MethodSettings")) {
            const { dataTraceEnabled, cachingEnabled } = inputs.settings as Record<string, unknown>;
            assert.deepEqual([dataTraceEnabled, cachingEnabled], [false, undefined]);
        }
        for (const { inputs } of ofType(stack, "aws:iam/role:Role")) {
            assert.match(
                String(inputs.assumeRolePolicy),
                /"Principal":\{"Service":"apigateway\.amazonaws\.com"\}/,
            );
        }
        assert.deepEqual(ofType(stack, "aws:iam/rolePolicyAttachment:RolePolicyAttachment"), []);
    });

    it("find one authorizer, one validator, and preflights that give nothing away", () => {
        const stack = stacks.hardened;
        const methods = ofType(stack, "aws:apigateway/method:Method");
        const guarded = methods.filter(({ inputs }) => inputs.httpMethod !== "OPTIONS");
        for (const { inputs } of guarded) {
            assert.equal(inputs.authorizerId, only(stack, "aws:apigateway/authorizer:Authorizer").id);
            const validator = only(stack, "aws:apigateway/requestValidator:RequestValidator");
            assert.equal(inputs.requestValidatorId, validator.id);
        }
        const preflights = ofType(stack, "aws:apigateway/methodResponse:MethodResponse").filter(
            ({ inputs }) => inputs.httpMethod === "OPTIONS",
        );
        assert.equal(preflights.length, methods.length - guarded.length);
        for (const { inputs } of preflights) {
            assert.equal(inputs.statusCode, "204");
            assert.ok(
                "method.response.header.Access-Control-Allow-Methods" in
                    (inputs.responseParameters as object),
            );
        }
    });

    it("find the private stack's log groups both encrypted, each by a key", () => {
        const groups = ofType(stacks.private, "aws:cloudwatch/logGroup:LogGroup");
        assert.equal(groups.length, 2);
        groups.forEach(({ inputs }) => assert.match(String(inputs.kmsKeyId), /^arn:aws:kms:.*:key\//));
    });
});
