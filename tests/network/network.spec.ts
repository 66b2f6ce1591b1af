import assert from "node:assert/strict";
import type { Registration } from "../../src/local/evaluation/evaluate";
import { declare, ofType, only } from "../support/declare";

const restApi = "aws:apigateway/restApi:RestApi";
const vpcEndpoint = "aws:ec2/vpcEndpoint:VpcEndpoint";
const outputsOf = (stack: readonly Registration[]) => only(stack, "pulumi:pulumi:Stack").outputs;

describe("A private API", () => {
    for (const config of [{ vpcName: "default" }, { vpcName: "main" }, { vpcName: "new", createVpc: true }]) {
        it(`is reached through one VPC endpoint alone: ${JSON.stringify(config)}`, async () => {
            const stack = await declare(config);
            const endpoint = only(stack, vpcEndpoint);
            const api = only(stack, restApi);
            assert.deepEqual(api.inputs.endpointConfiguration, {
                types: "PRIVATE",
                ipAddressType: "dualstack",
                vpcEndpointIds: [endpoint.id],
            });
            assert.deepEqual(
                JSON.parse(String(only(stack, "aws:apigateway/restApiPolicy:RestApiPolicy").inputs.policy)),
                {
                    Version: "2012-10-17",
                    Statement: [
                        {
                            Effect: "Allow",
                            Principal: "*",
                            Action: "execute-api:Invoke",
                            Resource: `${String(api.outputs?.executionArn)}/*`,
                            Condition: { StringEquals: { "aws:SourceVpce": endpoint.id } },
                        },
                    ],
                },
            );
            const { vpcId, vpcEndpointId, invokeUrl } = outputsOf(stack) as Record<string, string>;
            assert.deepEqual([vpcId, vpcEndpointId], [endpoint.inputs.vpcId, endpoint.id]);
            assert.equal(
                invokeUrl,
                `https://${api.id}-${endpoint.id}.execute-api.us-east-1.amazonaws.com/v1`,
            );
        });
    }

    it("has an endpoint in one private subnet of each zone, open to the VPC over HTTPS", async () => {
        const stack = await declare({ vpcName: "main" });
        const { subnetIds, securityGroupIds, ...inputs } = only(stack, vpcEndpoint).inputs;
        const group = only(stack, "aws:ec2/securityGroup:SecurityGroup");
        assert.deepEqual(securityGroupIds, [group.id]);
        assert.deepEqual(
            (subnetIds as string[]).map((id) => id.slice(0, "subnet-a1".length)),
            ["subnet-a1", "subnet-b1"],
        );
        assert.deepEqual(inputs, {
            vpcId: group.inputs.vpcId,
            serviceName: "com.amazonaws.us-east-1.execute-api",
            vpcEndpointType: "Interface",
            privateDnsEnabled: false,
        });
        assert.deepEqual(group.inputs.ingress, [
            {
                description: "HTTPS from the VPC",
                protocol: "tcp",
                fromPort: 443,
                toPort: 443,
                cidrBlocks: ["172.31.0.0/16"],
            },
        ]);
        assert.equal(group.inputs.egress, undefined);
    });

    it("has an endpoint in the private subnets of the default VPC", async () => {
        const stack = await declare({ vpcName: "default" });
        const { privateSubnetIds } = only(stack, "awsx:ec2:DefaultVpc").outputs as Record<string, string[]>;
        assert.deepEqual(only(stack, vpcEndpoint).inputs.subnetIds, privateSubnetIds);
    });

    it("may create the VPC, under that name and with isolated subnets alone", async () => {
        const { inputs, outputs } = only(await declare({ vpcName: "new", createVpc: true }), "awsx:ec2:Vpc");
        assert.deepEqual(inputs, {
            cidrBlock: "10.0.0.0/16",
            numberOfAvailabilityZones: 2,
            subnetStrategy: "Auto",
            subnetSpecs: [{ type: "Isolated" }],
            natGateways: { strategy: "None" },
            enableDnsHostnames: true,
            tags: { Name: "new" },
        });
        assert.ok(outputs?.vpcId);
    });

    it("leaves the created VPC's default security group without rules", async () => {
        const stack = await declare({ vpcName: "new", createVpc: true });
        assert.deepEqual(only(stack, "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup").inputs, {
            vpcId: only(stack, "awsx:ec2:Vpc").outputs?.vpcId,
        });
    });

    it("writes all traffic of the created VPC to a log group of its own, kept as log groups are", async () => {
        const logKmsKeyId = "arn:aws:kms:us-east-1:123456789012:key/0a1b2c3d-0a1b-2c3d-4e5f-0a1b2c3d4e5f";
        const stack = await declare({
            ...{ vpcName: "new", createVpc: true },
            ...{ accessLogs: true, logRetentionDays: 30, logKmsKeyId },
        });
        const named = (type: string) =>
            ofType(stack, type).find(({ name }) => name === "kinesis-proxy-endpoint-flow-log")!;
        const [group, role] = [named("aws:cloudwatch/logGroup:LogGroup"), named("aws:iam/role:Role")];
        const policy = named("aws:iam/rolePolicy:RolePolicy");
        const log = only(stack, "aws:ec2/flowLog:FlowLog");
        assert.deepEqual(group.inputs, { retentionInDays: 30, kmsKeyId: logKmsKeyId });
        assert.deepEqual(log.inputs, {
            vpcId: only(stack, "awsx:ec2:Vpc").outputs?.vpcId,
            trafficType: "ALL",
            logDestination: group.outputs?.arn,
            iamRoleArn: role.outputs?.arn,
        });
        assert.ok(log.dependencies.includes(policy.urn));
        assert.match(String(role.inputs.assumeRolePolicy), /"Service":"vpc-flow-logs\.amazonaws\.com"/);
        assert.deepEqual(JSON.parse(String(policy.inputs.policy)), {
            Version: "2012-10-17",
            Statement: [
                {
                    Effect: "Allow",
                    Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
                    Resource: [group.outputs?.arn, `${String(group.outputs?.arn)}:*`],
                },
            ],
        });
    });

    it("is none by default, without the outputs of one", async () => {
        const stack = await declare();
        assert.deepEqual(only(stack, restApi).inputs.endpointConfiguration, { types: "REGIONAL" });
        assert.equal("vpcEndpointId" in outputsOf(stack)!, false);
    });
});

describe("A domain name", () => {
    const domain = { domainName: "api.example.com", hostedZoneId: "Z0123456789ABC" };

    it("takes the place of API Gateway's own, with TLS 1.2, at the same path", async () => {
        const stack = await declare(domain);
        assert.equal(only(stack, restApi).inputs.disableExecuteApiEndpoint, true);
        assert.equal(outputsOf(stack)?.invokeUrl, "https://api.example.com/v1");
        const name = only(stack, "aws:apigateway/domainName:DomainName");
        assert.equal(name.inputs.securityPolicy, "TLS_1_2");
        assert.equal(
            name.inputs.regionalCertificateArn,
            only(stack, "aws:acm/certificateValidation:CertificateValidation").inputs.certificateArn,
        );
        assert.deepEqual(only(stack, "aws:apigateway/basePathMapping:BasePathMapping").inputs, {
            restApi: only(stack, restApi).id,
            stageName: "v1",
            domainName: "api.example.com",
            basePath: "v1",
        });
        const alias = ofType(stack, "aws:route53/record:Record").find(({ inputs }) => inputs.type === "A");
        assert.deepEqual(alias?.inputs, {
            zoneId: "Z0123456789ABC",
            name: "api.example.com",
            type: "A",
            aliases: [
                {
                    name: name.outputs?.regionalDomainName,
                    zoneId: name.outputs?.regionalZoneId,
                    evaluateTargetHealth: false,
                },
            ],
        });
    });

    it("has a certificate that ACM issues once its record stands in the zone", async () => {
        const stack = await declare(domain);
        const certificate = only(stack, "aws:acm/certificate:Certificate");
        assert.deepEqual(certificate.inputs, { domainName: "api.example.com", validationMethod: "DNS" });
        const [option] = certificate.outputs?.domainValidationOptions as Record<string, string>[];
        assert.ok(option?.resourceRecordName);
        const record = ofType(stack, "aws:route53/record:Record").find(({ inputs }) => inputs.type !== "A");
        assert.deepEqual(record?.inputs, {
            zoneId: "Z0123456789ABC",
            name: option.resourceRecordName,
            type: option.resourceRecordType,
            records: [option.resourceRecordValue],
            ttl: 300,
            allowOverwrite: true,
        });
        assert.deepEqual(only(stack, "aws:acm/certificateValidation:CertificateValidation").inputs, {
            certificateArn: certificate.outputs?.arn,
            validationRecordFqdns: [option.resourceRecordName.replace(/\.$/, "")],
        });
    });

    it("may come with a certificate that exists", async () => {
        const certificateArn =
            "arn:aws:acm:us-east-1:123456789012:certificate/0a1b2c3d-0a1b-2c3d-4e5f-0a1b2c3d4e5f";
        const stack = await declare({ ...domain, certificateArn });
        const name = only(stack, "aws:apigateway/domainName:DomainName");
        assert.equal(name.inputs.regionalCertificateArn, certificateArn);
    });

    it("is none by default, and API Gateway's own is open", async () => {
        assert.equal(only(await declare(), restApi).inputs.disableExecuteApiEndpoint, false);
    });
});
