import { localAccountId } from "../aws/account";
import { tokenOf, uuidOf } from "../aws/names";
import type { Properties } from "./declaration";

/** What AWS would add to a resource's inputs, made from names alone, so that two runs agree. */
export interface ComputedState {
    readonly id: string;
    readonly outputs: Properties;
}

/** The id and the outputs of a resource of a type, by its logical name and inputs. */
export function computeState(type: string, name: string, inputs: Properties, region: string): ComputedState {
    const physicalName = typeof inputs.name === "string" ? inputs.name : name;
    const token = (length: number) => tokenOf(`${type} ${name}`, length);
    const arn = (service: string, resource: string, inRegion = region) =>
        `arn:aws:${service}:${inRegion}:${localAccountId}:${resource}`;

    switch (type) {
        case "aws:kinesis/stream:Stream": {
            const streamArn = arn("kinesis", `stream/${physicalName}`);
            return { id: streamArn, outputs: { name: physicalName, arn: streamArn } };
        }
        case "aws:cognito/userPool:UserPool": {
            const id = `${region}_${token(9)}`;
            const endpoint = `cognito-idp.${region}.amazonaws.com/${id}`;
            return {
                id,
                outputs: { name: physicalName, arn: arn("cognito-idp", `userpool/${id}`), endpoint },
            };
        }
        case "aws:cognito/userPoolClient:UserPoolClient":
            return { id: token(26), outputs: { name: physicalName } };
        case "aws:iam/role:Role": {
            const roleArn = arn("iam", `role/${physicalName}`, "");
            return { id: physicalName, outputs: { name: physicalName, arn: roleArn } };
        }
        case "aws:apigateway/restApi:RestApi": {
            const id = token(10);
            const outputs = {
                name: physicalName,
                arn: `arn:aws:apigateway:${region}::/restapis/${id}`,
                executionArn: arn("execute-api", id),
                rootResourceId: tokenOf(`${type} ${name} root`, 10),
            };
            return { id, outputs };
        }
        case "aws:apigateway/stage:Stage": {
            const { restApi, stageName } = inputs as { restApi: string; stageName: string };
            const invokeUrl = `https://${restApi}.execute-api.${region}.amazonaws.com/${stageName}`;
            const stageArn = `arn:aws:apigateway:${region}::/restapis/${restApi}/stages/${stageName}`;
            return { id: `ags-${restApi}-${stageName}`, outputs: { arn: stageArn, invokeUrl } };
        }
        case "aws:apigateway/account:Account": {
            const cloudwatchRoleArn = inputs.cloudwatchRoleArn ?? arn("iam", "role/api-gateway-logs", "");
            return { id: localAccountId, outputs: { cloudwatchRoleArn } };
        }
        case "aws:apigateway/domainName:DomainName": {
            const regionalDomainName = `d-${token(10)}.execute-api.${region}.amazonaws.com`;
            return {
                id: String(inputs.domainName),
                outputs: { regionalDomainName, regionalZoneId: `Z${token(13).toUpperCase()}` },
            };
        }
        case "aws:acm/certificate:Certificate": {
            const certificateArn = arn("acm", `certificate/${uuidOf(`${type} ${name}`)}`);
            const validation = {
                domainName: inputs.domainName,
                resourceRecordName: `_${token(20)}.${String(inputs.domainName)}.`,
                resourceRecordType: "CNAME",
                resourceRecordValue: `_${token(24)}.acm-validations.aws.`,
            };
            return {
                id: certificateArn,
                outputs: { arn: certificateArn, domainValidationOptions: [validation] },
            };
        }
        case "aws:route53/record:Record":
            return {
                id: `${String(inputs.zoneId)}_${physicalName}_${String(inputs.type)}`,
                outputs: { fqdn: physicalName.replace(/\.$/, "") },
            };
        case "aws:cloudwatch/logGroup:LogGroup":
            return {
                id: physicalName,
                outputs: { name: physicalName, arn: arn("logs", `log-group:${physicalName}`) },
            };
        case "aws:sns/topic:Topic":
            return {
                id: arn("sns", physicalName),
                outputs: { name: physicalName, arn: arn("sns", physicalName) },
            };
        case "aws:ec2/securityGroup:SecurityGroup":
            return { id: `sg-${token(17)}`, outputs: {} };
        case "aws:ec2/vpcEndpoint:VpcEndpoint":
            return { id: `vpce-${token(17)}`, outputs: {} };
        case "awsx:ec2:Vpc":
        case "awsx:ec2:DefaultVpc":
            return {
                id: "",
                outputs: {
                    vpcId: `vpc-${token(17)}`,
                    ...Object.fromEntries(
                        ["private", "public", "isolated"].map((kind) => [
                            `${kind}SubnetIds`,
                            ["a", "b"].map(
                                (zone) => `subnet-${zone}${tokenOf(`${type} ${name} ${kind}`, 16)}`,
                            ),
                        ]),
                    ),
                },
            };
        default:
            return { id: token(6), outputs: {} };
    }
}
