import assert from "node:assert/strict";
import type { Properties, StackResource } from "../../policy/rule";
import { rules } from "../../policy/rules";
import { foundBy } from "./stackResources";
import { inPreview } from "./preview";

/** A resource, its properties, and where some of them come from. */
function resource(
    type: string,
    name: string,
    props: Properties,
    propertyDependencies: StackResource["propertyDependencies"] = {},
    parent?: StackResource,
): StackResource {
    const urn = `urn:pulumi:dev::any::${type}::${name}`;
    return { urn, type, name, props, opts: {}, propertyDependencies, parent };
}

/** An API with a stage and a domain name, as somebody writes it who has several in a program. */
function api(name: string, disableExecuteApiEndpoint: boolean): Record<string, StackResource> {
    const id = `${name}-id`;
    const restApi = resource("aws:apigateway/restApi:RestApi", name, { id, disableExecuteApiEndpoint });
    const arn = `arn:aws:apigateway:us-east-1::/restapis/${id}/stages/v1`;
    const stage = resource(
        "aws:apigateway/stage:Stage",
        name,
        { restApi: id, stageName: "v1", arn, id: `${id}-v1` },
        { restApi: [restApi] },
    );
    const settings = resource(
        "aws:apigateway/methodSettings:MethodSettings",
        name,
        {
            restApi: id,
            stageName: "v1",
            methodPath: "*/*",
            settings: { loggingLevel: "ERROR", metricsEnabled: true },
        },
        { restApi: [stage] },
    );
    const webAcl = resource(
        "aws:wafv2/webAclAssociation:WebAclAssociation",
        name,
        { resourceArn: arn },
        { resourceArn: [stage] },
    );
    const mapping = resource(
        "aws:apigateway/basePathMapping:BasePathMapping",
        name,
        { restApi: id },
        { restApi: [stage] },
    );
    return { restApi, stage, settings, webAcl, mapping };
}

/** What a policy finds in a stack, before and after it is up, which must be the same. */
function found(policy: string, stack: readonly StackResource[]): string[] {
    const rule = rules.find(({ name }) => name === policy)!;
    const names = [stack, inPreview(stack)].map((one) =>
        foundBy(rule, one).map((text) => text.split(":")[0]!),
    );
    assert.deepEqual(names[1], names[0]);
    return names[0]!;
}

describe("The rules, on resources of several of a kind", () => {
    const one = api("one", true);
    const other = api("other", true);
    const without = (part: string) =>
        [...Object.values(one), ...Object.values(other)].filter((resource) => resource !== other[part]);

    it("find the stage that has no web ACL of its own", () => {
        assert.deepEqual(found("stage-web-acl", without("webAcl")), ["other"]);
        assert.deepEqual(found("stage-web-acl", without("")), []);
    });

    it("find the stage that has no settings of its own, though both are called v1", () => {
        assert.deepEqual(found("execution-logs", without("settings")), ["other"]);
        assert.deepEqual(found("execution-logs", without("")), []);
    });

    it("find the API behind a domain name that its own address opens, and no API without a domain name", () => {
        const open = api("open", false);
        assert.deepEqual(found("domain-tls", [...without(""), ...Object.values(open)]), ["open"]);
        const unmapped = Object.values(open).filter((resource) => resource !== open.mapping);
        assert.deepEqual(found("domain-tls", [...without(""), ...unmapped]), []);
    });

    it("take a Crosswalk VPC and what it is made of for one, and a VPC by itself for another", () => {
        const crosswalk = resource("awsx:ec2:Vpc", "crosswalk", { vpcId: "vpc-0crosswalk" });
        const made = resource("aws:ec2/vpc:Vpc", "made", { id: "vpc-0crosswalk" }, {}, crosswalk);
        const alone = resource("aws:ec2/vpc:Vpc", "alone", { id: "vpc-0alone" });
        const log = (name: string, vpcId: string, from: StackResource) =>
            resource("aws:ec2/flowLog:FlowLog", name, { vpcId, trafficType: "ALL" }, { vpcId: [from] });
        const vpcs = [crosswalk, made, alone];
        assert.deepEqual(found("vpc-flow-log", vpcs), ["crosswalk", "alone"]);
        assert.deepEqual(found("vpc-flow-log", [...vpcs, log("a", "vpc-0crosswalk", made)]), ["alone"]);
        assert.deepEqual(found("vpc-flow-log", [...vpcs, log("a", "vpc-0crosswalk", crosswalk)]), ["alone"]);
        assert.deepEqual(found("vpc-flow-log", [...vpcs, log("a", "vpc-0alone", alone)]), ["crosswalk"]);
    });

    it("look at nothing that is of another type", () => {
        const bucket = resource("aws:s3/bucket:Bucket", "bucket", { policy: "no JSON" });
        rules.forEach((rule) => assert.deepEqual(foundBy(rule, [bucket]), []));
    });
});

describe("The rules, on resources that this program does not make", () => {
    const cases: [policy: string, type: string, bad: Properties, good: Properties][] = [
        [
            "security-group-described",
            "aws:ec2/securityGroupRule:SecurityGroupRule",
            { description: "Managed by Pulumi" },
            { description: "HTTPS from the office" },
        ],
        [
            "security-group-described",
            "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
            {},
            { description: "in" },
        ],
        [
            "security-group-described",
            "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
            {},
            { description: "out" },
        ],
        [
            "roles-for-one-use",
            "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
            { policyArn: "arn:aws-cn:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole" },
            { policyArn: "arn:aws:iam::123456789012:policy/mine" },
        ],
        [
            "roles-for-one-use",
            "aws:iam/role:Role",
            { assumeRolePolicy: "{" },
            {
                assumeRolePolicy:
                    '{"Statement":{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"}}}',
            },
        ],
        [
            "no-wildcards",
            "aws:iam/policy:Policy",
            { policy: '{"Statement":[{"Effect":"Allow","Action":"s3:Get*","Resource":"arn:aws:s3:::a/b"}]}' },
            { policy: '{"Statement":{"Effect":"Deny","Action":"*","Resource":"*"}}' },
        ],
        [
            "access-logs-in-json",
            "aws:apigateway/stage:Stage",
            { accessLogSettings: { format: "$context.identity.sourceIp $context.status" } },
            { accessLogSettings: { format: '{"status":$context.status,"id":"$context.requestId"}' } },
        ],
        [
            "domain-tls",
            "aws:apigateway/domainName:DomainName",
            {},
            { securityPolicy: "SecurityPolicy_TLS13_1_3_2025_09" },
        ],
        [
            "cache-encrypted",
            "aws:apigateway/methodSettings:MethodSettings",
            { settings: { cachingEnabled: true, cacheDataEncrypted: false } },
            { settings: { cachingEnabled: true, cacheDataEncrypted: true } },
        ],
    ];

    for (const [policy, type, bad, good] of cases) {
        it(`${policy}: ${type}`, () => {
            assert.deepEqual(found(policy, [resource(type, "bad", bad), resource(type, "good", good)]), [
                "bad",
            ]);
        });
    }
});
