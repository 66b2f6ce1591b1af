import type { Declaration, DeclaredResource, Properties } from "../evaluation/declaration";

/** Types that the local run does without, and what they are for. */
const types: Readonly<Record<string, string>> = {
    "aws:acm/certificate:Certificate": "the domain name",
    "aws:acm/certificateValidation:CertificateValidation": "the domain name",
    "aws:apigateway/account:Account": "the account's role for logs",
    "aws:apigateway/basePathMapping:BasePathMapping": "the domain name",
    "aws:apigateway/domainName:DomainName": "the domain name",
    "aws:apigateway/methodSettings:MethodSettings": "throttles, execution logs and metrics of methods",
    "aws:apigateway/restApiPolicy:RestApiPolicy": "the resource policy",
    "aws:cloudwatch/dashboard:Dashboard": "the dashboard",
    "aws:cloudwatch/logGroup:LogGroup": "the access log",
    "aws:cloudwatch/metricAlarm:MetricAlarm": "alarms",
    "aws:ec2/securityGroup:SecurityGroup": "the VPC and its endpoint",
    "aws:ec2/vpcEndpoint:VpcEndpoint": "the VPC and its endpoint",
    "aws:route53/record:Record": "the domain name",
    "aws:sns/topic:Topic": "the topic of alarms",
    "aws:sns/topicSubscription:TopicSubscription": "the topic of alarms",
    "aws:wafv2/webAclAssociation:WebAclAssociation": "the web ACL",
    "awsx:ec2:DefaultVpc": "the VPC and its endpoint",
    "awsx:ec2:Vpc": "the VPC and its endpoint",
};

/** Inputs that the local run does without, by type, and what they are for. */
const inputs: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    "aws:apigateway/stage:Stage": { accessLogSettings: "the access log", xrayTracingEnabled: "X-Ray traces" },
    "aws:cognito/userPool:UserPool": {
        mfaConfiguration: "one-time passwords at sign-in",
        softwareTokenMfaConfiguration: "one-time passwords at sign-in",
    },
};

/** What of a declaration the local run does not copy, in words, each once. */
export function describeNotCopied(declaration: Declaration): string[] {
    return [...new Set(declaration.flatMap(notCopied))].sort();
}

/** The resources that are left to make, components not among them, with the inputs that are left of them. */
export function withoutNotCopied(declaration: Declaration): DeclaredResource[] {
    return declaration
        .filter(({ type, id }) => id !== "" && types[type] === undefined)
        .map((resource) => ({ ...resource, inputs: withoutInputs(resource) }));
}

function notCopied({ type, inputs: declared }: DeclaredResource): string[] {
    const ofInputs = Object.entries(inputs[type] ?? {}).filter(([name]) => name in declared);
    return [types[type] ?? [], ofInputs.map(([, what]) => what)].flat();
}

function withoutInputs({ type, inputs: declared }: DeclaredResource): Properties {
    return Object.fromEntries(Object.entries(declared).filter(([name]) => !(name in (inputs[type] ?? {}))));
}
