import assert from "node:assert/strict";
import { diffInputs } from "../../../src/local/provider/propertyDiff";
import { resourceTypes } from "../../../src/local/resources/resourceTypes";

const method = ["restApi", "resourceId", "httpMethod"];

/**
 * Which inputs replace a resource: those that Terraform's AWS provider, which @pulumi/aws is made of, has as `ForceNew`
 * or `RequiresReplace` in the file that is named, under `internal/service/`; what that does not say is ours.
 */
const replacements: readonly (readonly [token: string, source: string, inputs: readonly string[]])[] = [
    [
        "acm/certificate:Certificate",
        "acm/certificate.go",
        [
            ...[
                "domainName",
                "validationMethod",
                "validationOptions",
                "subjectAlternativeNames",
                "keyAlgorithm",
            ],
            "certificateAuthorityArn",
        ],
    ],
    [
        "acm/certificateValidation:CertificateValidation",
        "acm/certificate_validation.go",
        ["certificateArn", "validationRecordFqdns"],
    ],
    [
        "apigateway/authorizer:Authorizer",
        "apigateway/authorizer.go, its CustomizeDiff for the type",
        ["restApi", "type"],
    ],
    ["apigateway/basePathMapping:BasePathMapping", "apigateway/base_path_mapping.go", ["domainName"]],
    ["apigateway/deployment:Deployment", "apigateway/deployment.go", ["restApi", "triggers"]],
    ["apigateway/domainName:DomainName", "apigateway/domain_name.go", ["domainName"]],
    [
        "apigateway/integration:Integration",
        "apigateway/integration.go",
        [...method, ...["type", "credentials", "integrationHttpMethod", "passthroughBehavior"]],
    ],
    [
        "apigateway/integrationResponse:IntegrationResponse",
        "apigateway/integration_response.go; the code: ours",
        [...method, "statusCode"],
    ],
    ["apigateway/method:Method", "apigateway/method.go", method],
    [
        "apigateway/methodResponse:MethodResponse",
        "apigateway/method_response.go; the code: ours",
        [...method, "statusCode"],
    ],
    [
        "apigateway/methodSettings:MethodSettings",
        "apigateway/method_settings.go",
        ["restApi", "stageName", "methodPath"],
    ],
    ["apigateway/model:Model", "apigateway/model.go", ["restApi", "name", "contentType"]],
    ["apigateway/requestValidator:RequestValidator", "apigateway/request_validator.go", ["restApi"]],
    ["apigateway/resource:Resource", "apigateway/resource.go", ["restApi"]],
    ["apigateway/response:Response", "apigateway/gateway_response.go", ["restApiId", "responseType"]],
    ["apigateway/restApiPolicy:RestApiPolicy", "apigateway/rest_api_policy.go", ["restApiId"]],
    ["apigateway/stage:Stage", "apigateway/stage.go", ["restApi", "stageName"]],
    ["cloudwatch/dashboard:Dashboard", "cloudwatch/dashboard.go", ["dashboardName"]],
    ["cloudwatch/logGroup:LogGroup", "logs/group.go", ["name", "logGroupClass"]],
    ["cloudwatch/metricAlarm:MetricAlarm", "cloudwatch/metric_alarm.go, alarm_name", ["name"]],
    [
        "cognito/resourceServer:ResourceServer",
        "cognitoidp/resource_server.go",
        ["userPoolId", "identifier", "name"],
    ],
    [
        "cognito/userPool:UserPool",
        "cognitoidp/user_pool.go",
        ["name", "usernameAttributes", "aliasAttributes", "usernameConfiguration"],
    ],
    [
        "cognito/userPoolClient:UserPoolClient",
        "cognitoidp/user_pool_client.go",
        ["userPoolId", "generateSecret"],
    ],
    ["cognito/userPoolDomain:UserPoolDomain", "cognitoidp/user_pool_domain.go", ["domain", "userPoolId"]],
    ["ec2/defaultSecurityGroup:DefaultSecurityGroup", "ec2/vpc_default_security_group.go", ["vpcId"]],
    [
        "ec2/flowLog:FlowLog",
        "ec2/vpc_flow_log.go",
        [
            ...[
                "vpcId",
                "subnetId",
                "eniId",
                "transitGatewayId",
                "transitGatewayAttachmentId",
                "regionalNatGatewayId",
            ],
            ...["trafficType", "logDestination", "logDestinationType", "logFormat", "iamRoleArn"],
            ...["deliverCrossAccountRole", "destinationOptions", "maxAggregationInterval"],
        ],
    ],
    ["ec2/securityGroup:SecurityGroup", "ec2/vpc_security_group.go", ["name", "description", "vpcId"]],
    [
        "ec2/vpcEndpoint:VpcEndpoint",
        "ec2/vpc_endpoint.go",
        [
            ...["vpcId", "serviceName", "vpcEndpointType", "serviceRegion", "serviceNetworkArn"],
            "resourceConfigurationArn",
        ],
    ],
    ["iam/role:Role", "iam/role.go", ["name", "path"]],
    ["iam/rolePolicy:RolePolicy", "iam/role_policy.go", ["name", "role"]],
    ["kinesis/stream:Stream", "kinesis/stream.go", ["name"]],
    ["route53/record:Record", "route53/record.go", ["zoneId", "name"]],
    ["sns/topic:Topic", "sns/topic.go", ["name", "fifoTopic"]],
    [
        "sns/topicSubscription:TopicSubscription",
        "sns/topic_subscription.go, topic_arn for the topic",
        ["topic", "protocol", "endpoint"],
    ],
    [
        "wafv2/webAclAssociation:WebAclAssociation",
        "wafv2/web_acl_association.go",
        ["resourceArn", "webAclArn"],
    ],
];

describe("A change of an input replaces a resource where the AWS provider replaces it", () => {
    for (const [token, source, inputs] of replacements) {
        it(`${token}: ${inputs.join(", ")} (${source})`, () => {
            const type = resourceTypes.get(`aws:${token}`)!;
            const changed = [...inputs, "tags"];
            const versions = ["old", "new"].map((value) =>
                Object.fromEntries(changed.map((input) => [input, value])),
            );
            assert.deepEqual([...diffInputs(type, versions[0]!, versions[1]!).replaces], inputs);
            assert.deepEqual([...(type.rules?.replacedBy ?? [])].sort(), [...inputs].sort());
        });
    }

    it("and no other type of the program's has such an input", () => {
        const listed = replacements.map(([token]) => `aws:${token}`);
        const others = [...resourceTypes.values()].filter(({ rules }) => rules?.replacedBy !== undefined);
        assert.deepEqual(
            others.map(({ token }) => token).filter((token) => !listed.includes(token)),
            [],
        );
    });
});
