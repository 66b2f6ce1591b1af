import assert from "node:assert/strict";
import { parse } from "yaml";
import { rules } from "../../policy/rules";
import { waivedRules } from "../../policy/rules/waived";
import { hardened } from "../program/hardened";
import { code, page, rowsOf, sectionOf } from "./markdown";

/** The tables of ids, and the ids that stand in each; what no other takes stands in the last. */
const packs = [
    { heading: "cdk-nag", ids: /^(AwsSolutions-|Serverless-|(APIGW|CloudWatch|IAM|VPC)[A-Z])/ },
    { heading: "checkov", ids: /^CKV/ },
    { heading: "trivy", ids: /^AWS-/ },
    { heading: "Security Hub, Config, Control Tower", ids: /./ },
];

function packOf(id: string): string {
    return packs.find(({ ids }) => ids.test(id))!.heading;
}

/** Each id, what it asks, and what becomes of it. */
const asked = [
    ...rules.flatMap(({ ids, name, waiver }) =>
        ids.map((id) => [id, code(name), waiver === undefined ? "asked" : "in part"]),
    ),
    ...waivedRules.flatMap(({ ids, asks }) => ids.map((id) => [id, asks, "waived"])),
];

/** The points of a list, each of what stands before its colon and after it. */
function pointsOf(section: string): string[][] {
    return [...section.matchAll(/^- (.*?): (.*)$/gm)].map(([, term, text]) => [term!, text!]);
}

const pack = page("docs/policy-pack.md");

describe("docs/policy-pack.md", () => {
    it("has each policy once", () => {
        assert.deepEqual(
            rowsOf(sectionOf(pack, "Policies")),
            rules.map(({ name, asks, severity }) => [code(name), asks, severity]),
        );
    });

    it("says how to set each right", () => {
        assert.deepEqual(
            pointsOf(sectionOf(pack, "Remedies")),
            rules.map(({ name, remediation }) => [code(name), remediation]),
        );
    });

    it("says why each waiver, and of what", () => {
        assert.deepEqual(
            pointsOf(sectionOf(pack, "Waivers")),
            rules.flatMap(({ name, waiver }) => (waiver === undefined ? [] : [[code(name), waiver]])),
        );
        assert.deepEqual(
            pointsOf(sectionOf(pack, "Not asked")),
            waivedRules.map(({ asks, waiver }) => [asks, waiver]),
        );
    });

    for (const { heading } of packs) {
        it(`has each rule of ${heading} once, with what becomes of it`, () => {
            assert.deepEqual(
                rowsOf(sectionOf(pack, heading)),
                asked.filter(([id]) => packOf(id!) === heading),
            );
        });
    }

    it("names the policies that compare resources", () => {
        const [, named] = /^Policies that compare resources \((.*?)\)/m.exec(pack)!;
        assert.deepEqual(
            named!.split(", ").sort(),
            rules.flatMap((rule) => ("stack" in rule ? [code(rule.name)] : [])).sort(),
        );
    });
});

describe("The hardened stack of docs/operations.md", () => {
    it("is the one that the rules are checked on", () => {
        const section = sectionOf(page("docs/operations.md"), "A hardened stack");
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
});
