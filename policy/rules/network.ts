import { isWithin, refersTo } from "../relations";
import { isSet, listed, ofType, type Properties, type Rule, type StackResource } from "../rule";

const flowLog = "aws:ec2/flowLog:FlowLog";
const defaultGroup = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";
const domainName = "aws:apigateway/domainName:DomainName";

/** The VPCs that a stack makes, and the property that holds their ids; what a Crosswalk VPC is made of is one with it. */
function vpcsOf(resources: readonly StackResource[]): { vpc: StackResource; id: string }[] {
    const crosswalk = ofType(resources, "awsx:ec2:Vpc");
    return [
        ...crosswalk.map((vpc) => ({ vpc, id: "vpcId" })),
        ...ofType(resources, "aws:ec2/vpc:Vpc")
            .filter((vpc) => !crosswalk.some((outer) => isWithin(vpc, outer)))
            .map((vpc) => ({ vpc, id: "id" })),
    ];
}

/** The VPCs that none of some resources is about. */
function vpcsWithout(resources: readonly StackResource[], ones: readonly StackResource[]): StackResource[] {
    return vpcsOf(resources)
        .filter(({ vpc, id }) => !ones.some((one) => refersTo(one, "vpcId", vpc, id) !== false))
        .map(({ vpc }) => vpc);
}

/** Pulumi's provider gives a group a description that says nothing. */
function isDescribed(properties: Properties): boolean {
    return isSet(properties, "description") && properties.description !== "Managed by Pulumi";
}

const described = ({ props }: { readonly props: Properties }) =>
    isDescribed(props) ? undefined : "It has no description.";

/** The APIs behind a domain name that answer at API Gateway's own address as well. */
function openApis(resources: readonly StackResource[]): StackResource[] {
    return ofType(resources, "aws:apigateway/restApi:RestApi").filter(
        (api) =>
            api.props.disableExecuteApiEndpoint !== true &&
            ofType(resources, "aws:apigateway/basePathMapping:BasePathMapping").some(
                (mapping) => refersTo(mapping, "restApi", api, "id") === true,
            ),
    );
}

export const networkRules: readonly Rule[] = [
    {
        name: "domain-tls",
        asks: "TLS 1.2 on the domain name, no way around it",
        ids: ["CKV_AWS_206", "AWS-0005"],
        severity: "high",
        remediation:
            "Set securityPolicy to TLS_1_2 or later, and disableExecuteApiEndpoint of the API to true.",
        stack: (resources) => [
            ...ofType(resources, domainName)
                .filter(
                    ({ props }) =>
                        !/^(TLS_1_2|SecurityPolicy_TLS1[23]_.*)$/.test(String(props.securityPolicy)),
                )
                .map((resource) => ({
                    resource,
                    message: `securityPolicy is ${String(resource.props.securityPolicy)}.`,
                })),
            ...openApis(resources).map((resource) => ({
                resource,
                message: "It answers at API Gateway's own address as well.",
            })),
        ],
    },
    {
        name: "vpc-flow-log",
        asks: "a flow log of the VPC",
        ids: ["CKV2_AWS_11", "VPCFlowLogsEnabled"],
        severity: "medium",
        remediation: "Give the VPC a FlowLog of trafficType ALL.",
        stack: (resources) =>
            vpcsWithout(
                resources,
                ofType(resources, flowLog).filter(({ props }) => props.trafficType === "ALL"),
            ).map((resource) => ({ resource, message: "No flow log keeps all of its traffic." })),
    },
    {
        name: "default-security-group-closed",
        asks: "a closed default security group",
        ids: ["CKV2_AWS_12", "VPCDefaultSecurityGroupClosed"],
        severity: "high",
        remediation: "Give the VPC a DefaultSecurityGroup without ingress and egress.",
        stack: (resources) => [
            ...vpcsWithout(resources, ofType(resources, defaultGroup)).map((resource) => ({
                resource,
                message: "Its default security group is as AWS makes it.",
            })),
            ...ofType(resources, defaultGroup)
                .filter((group) => [...listed(group, "ingress"), ...listed(group, "egress")].length > 0)
                .map((resource) => ({ resource, message: "It has rules." })),
        ],
    },
    {
        name: "security-group-described",
        asks: "a description of every rule of a security group",
        ids: ["CKV_AWS_23"],
        severity: "low",
        remediation: "Set description of the group and of each of its rules.",
        each: {
            "aws:ec2/securityGroup:SecurityGroup": (group) =>
                described(group) ??
                ([...listed(group, "ingress"), ...listed(group, "egress")].every(isDescribed)
                    ? undefined
                    : "One of its rules has no description."),
            "aws:ec2/securityGroupRule:SecurityGroupRule": described,
            "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": described,
            "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": described,
        },
    },
];
