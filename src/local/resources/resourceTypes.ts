import { tokenOf } from "../aws/names";
import type { Properties } from "../declaration";
import { certificate } from "./acm/certificate";
import { certificateValidation } from "./acm/certificateValidation";
import { account } from "./apigateway/account";
import { authorizer } from "./apigateway/authorizer";
import { basePathMapping } from "./apigateway/basePathMapping";
import { deployment } from "./apigateway/deployment";
import { domainName } from "./apigateway/domainName";
import { integration } from "./apigateway/integration";
import { integrationResponse } from "./apigateway/integrationResponse";
import { method } from "./apigateway/method";
import { methodResponse } from "./apigateway/methodResponse";
import { methodSettings } from "./apigateway/methodSettings";
import { model } from "./apigateway/model";
import { requestValidator } from "./apigateway/requestValidator";
import { resource } from "./apigateway/resource";
import { response } from "./apigateway/response";
import { restApi } from "./apigateway/restApi";
import { restApiPolicy } from "./apigateway/restApiPolicy";
import { stage } from "./apigateway/stage";
import { defaultVpc } from "./awsx/defaultVpc";
import { vpc } from "./awsx/vpc";
import { dashboard } from "./cloudwatch/dashboard";
import { logGroup } from "./cloudwatch/logGroup";
import { metricAlarm } from "./cloudwatch/metricAlarm";
import { resourceServer } from "./cognito/resourceServer";
import { userPool } from "./cognito/userPool";
import { userPoolClient } from "./cognito/userPoolClient";
import { userPoolDomain } from "./cognito/userPoolDomain";
import { defaultSecurityGroup } from "./ec2/defaultSecurityGroup";
import { flowLog } from "./ec2/flowLog";
import { securityGroup } from "./ec2/securityGroup";
import { vpcEndpoint } from "./ec2/vpcEndpoint";
import { role } from "./iam/role";
import { rolePolicy } from "./iam/rolePolicy";
import { getStream } from "./kinesis/getStream";
import { stream } from "./kinesis/stream";
import type { NotCopiedType, ResourceState, ResourceType, ServedType } from "./resourceType";
import { record } from "./route53/record";
import { topic } from "./sns/topic";
import { topicSubscription } from "./sns/topicSubscription";
import { webAclAssociation } from "./wafv2/webAclAssociation";

/** What the local run serves. */
const served: readonly ServedType<never>[] = [
    ...[authorizer, deployment, integration, integrationResponse, method, methodResponse, model],
    ...[requestValidator, resource, response, restApi, stage],
    ...[userPool, userPoolClient, resourceServer, userPoolDomain],
    ...[role, rolePolicy],
    ...[getStream, stream],
];

/** What the program may declare, and the local run does without. */
const notCopied: readonly NotCopiedType<never>[] = [
    ...[certificate, certificateValidation, domainName, basePathMapping, record],
    ...[account, methodSettings, restApiPolicy, webAclAssociation],
    ...[dashboard, logGroup, metricAlarm, topic, topicSubscription],
    ...[defaultVpc, vpc, defaultSecurityGroup, flowLog, securityGroup, vpcEndpoint],
];

export const servedTypes: ReadonlyMap<string, ServedType> = byToken(served as ServedType<unknown>[]);
export const notCopiedTypes: ReadonlyMap<string, NotCopiedType> = byToken(notCopied);

/** All of them. */
export const resourceTypes: ReadonlyMap<string, ResourceType> = new Map<string, ResourceType>([
    ...servedTypes,
    ...notCopiedTypes,
]);

/**
 * The id and the outputs that a resource of any type is declared with.
 *
 * @param seed stands for the resource where its id is made of it. Defaults to its type and name.
 */
export function declaredState(
    token: string,
    name: string,
    inputs: Properties,
    region: string,
    seed = `${token} ${name}`,
): ResourceState {
    const physicalName = typeof inputs.name === "string" ? inputs.name : name;
    const type = resourceTypes.get(token);
    return type?.declare?.({ inputs, physicalName, seed, region }) ?? { id: tokenOf(seed, 6), outputs: {} };
}

function byToken<Type extends { token: string }>(types: readonly Type[]): ReadonlyMap<string, Type> {
    return new Map(types.map((type) => [type.token, type]));
}
