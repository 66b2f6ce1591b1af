import type { ResourceToCreate } from "./localResources";

/** The inputs of each resource type that the local run serves, or that mean nothing to it. */
const supported: Readonly<Record<string, readonly string[]>> = {
    "aws:apigateway/authorizer:Authorizer": [
        ...["restApi", "name", "type", "providerArns", "identitySource", "identityValidationExpression"],
        "authorizerResultTtlInSeconds",
    ],
    "aws:apigateway/deployment:Deployment": ["restApi", "description", "triggers"],
    "aws:apigateway/integration:Integration": [
        ...["restApi", "resourceId", "httpMethod", "type", "integrationHttpMethod", "uri", "credentials"],
        ...["passthroughBehavior", "requestParameters", "requestTemplates", "timeoutMilliseconds"],
    ],
    "aws:apigateway/integrationResponse:IntegrationResponse": [
        ...["restApi", "resourceId", "httpMethod", "statusCode", "selectionPattern"],
        ...["responseParameters", "responseTemplates"],
    ],
    "aws:apigateway/method:Method": [
        ...["restApi", "resourceId", "httpMethod", "authorization", "authorizerId", "authorizationScopes"],
        ...["requestValidatorId", "requestParameters", "requestModels", "operationName"],
    ],
    "aws:apigateway/methodResponse:MethodResponse": [
        ...["restApi", "resourceId", "httpMethod", "statusCode", "responseParameters", "responseModels"],
    ],
    "aws:apigateway/model:Model": ["restApi", "name", "description", "contentType", "schema"],
    "aws:apigateway/requestValidator:RequestValidator": [
        ...["restApi", "name", "validateRequestBody", "validateRequestParameters"],
    ],
    "aws:apigateway/resource:Resource": ["restApi", "parentId", "pathPart"],
    "aws:apigateway/response:Response": [
        ...["restApiId", "responseType", "statusCode", "responseParameters", "responseTemplates"],
    ],
    "aws:apigateway/restApi:RestApi": [
        ...["name", "description", "endpointConfiguration", "disableExecuteApiEndpoint", "tags"],
    ],
    "aws:apigateway/stage:Stage": ["restApi", "deployment", "stageName", "description", "tags"],
    "aws:cognito/userPool:UserPool": [
        ...[
            "name",
            "usernameAttributes",
            "usernameConfiguration",
            "autoVerifiedAttributes",
            "passwordPolicy",
        ],
        ...["accountRecoverySetting", "adminCreateUserConfig", "deletionProtection", "tags"],
    ],
    "aws:cognito/userPoolClient:UserPoolClient": [
        ...["name", "userPoolId", "explicitAuthFlows", "generateSecret", "enableTokenRevocation"],
        ...["preventUserExistenceErrors", "idTokenValidity", "accessTokenValidity", "refreshTokenValidity"],
        ...["tokenValidityUnits"],
    ],
    "aws:iam/role:Role": ["name", "description", "assumeRolePolicy", "tags"],
    "aws:iam/rolePolicy:RolePolicy": ["name", "role", "policy"],
    "aws:kinesis/stream:Stream": [
        ...[
            "name",
            "streamModeDetails",
            "shardCount",
            "retentionPeriod",
            "encryptionType",
            "kmsKeyId",
            "tags",
        ],
    ],
};

/**
 * Refuses what would otherwise be left out in silence.
 *
 * @throws Error naming the resource, and the type or the input that is not supported.
 */
export function checkSupported({ type, name, inputs }: ResourceToCreate): void {
    const known = supported[type];
    if (known === undefined) {
        throw new Error(`${type} ${name}: the local run does not serve resources of this type.`);
    }
    const unknown = Object.keys(inputs).filter((key) => !known.includes(key));
    if (unknown.length > 0) {
        throw new Error(`${type} ${name}: the local run does not support its input ${unknown.join(", ")}.`);
    }
}
