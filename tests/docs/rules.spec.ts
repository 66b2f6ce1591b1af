import assert from "node:assert/strict";
import { parse } from "yaml";
import { hardened } from "../program/hardened";
import { rules, type Rule } from "../program/rules";
import { page, rowsOf, sectionOf } from "./markdown";

/** The tables of the page, and the ids that stand in each; what no other takes stands in the last. */
const packs = [
    { heading: "cdk-nag", ids: /^(AwsSolutions-|Serverless-|(APIGW|CloudWatch|IAM|VPC)[A-Z])/ },
    { heading: "checkov", ids: /^CKV/ },
    { heading: "trivy", ids: /^AWS-/ },
    { heading: "Security Hub, Config, Control Tower", ids: /./ },
];

function packOf(id: string): string {
    return packs.find(({ ids }) => ids.test(id))!.heading;
}

function fateOf({ check, waiver }: Rule): string {
    return check === undefined ? "waived" : waiver === undefined ? "met" : "in part";
}

const section = sectionOf(page("docs/operations.md"), "A hardened stack");

describe("The hardened stack of docs/operations.md", () => {
    it("is the one that the rules are checked on", () => {
        const [, yaml] = /```yaml\n(.*?)```/s.exec(section)!;
        const { config } = parse(yaml!) as { config: Record<string, unknown> };
        const shown = Object.entries(config).map(([key, value]) => [
            key.replace(/^kinesis-proxy:/, ""),
            value,
        ]);
        const {
            streamName,
            "aws:region": region,
            ...rest
        } = Object.fromEntries(shown) as Record<string, unknown>;
        assert.deepEqual([streamName, region], ["my-stream", "us-east-1"]);
        assert.deepEqual(rest, hardened);
    });

    for (const { heading } of packs) {
        it(`has each rule of ${heading} once, with what becomes of it`, () => {
            const expected = rules.flatMap((rule) =>
                rule.ids.filter((id) => packOf(id) === heading).map((id) => [id, rule.asks, fateOf(rule)]),
            );
            assert.deepEqual(rowsOf(sectionOf(section, heading)), expected);
        });
    }

    it("says why each waiver, and of what", () => {
        const waivers = [...sectionOf(section, "Waivers").matchAll(/^- (.*?): (.*)$/gm)];
        assert.deepEqual(
            waivers.map(([, asks, why]) => [asks, why]),
            rules.flatMap(({ asks, waiver }) => (waiver === undefined ? [] : [[asks, waiver]])),
        );
    });
});
