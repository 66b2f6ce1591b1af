import assert from "node:assert/strict";
import type { ProviderBench } from "../../support/provider";
import { ApiBench, types } from "../../support/provider";

/** A declaration that AWS refuses. */
interface Refusal {
    readonly declared: string;
    /** Where it is written that AWS refuses it; "ours" for what no source says. */
    readonly source: string;
    readonly declare: (api: ApiBench, bench: ProviderBench) => Promise<unknown>;
    readonly error: string;
}

const trust = JSON.stringify({ Version: "2012-10-17", Statement: [] });
const kinesisUri = "arn:aws:apigateway:us-east-1:kinesis:action/ListStreams";
const aws = {
    type: "AWS",
    integrationHttpMethod: "POST",
    uri: kinesisUri,
    credentials: "arn:aws:iam::1:role/it",
};

const refusals: readonly Refusal[] = [
    {
        declared: "a stream whose name has a space",
        source: "StreamName, model of botocore",
        declare: (_, bench) => bench.create(types.stream, { name: "my stream", shardCount: 1 }),
        error: 'name: expected name to match the pattern [a-zA-Z0-9_.-]+, got "my stream"',
    },
    {
        declared: "a stream that keeps records for a year and an hour",
        source: "`resourceStream` of the provider; Kinesis Developer Guide, data retention period",
        declare: (_, bench) => bench.create(types.stream, { shardCount: 1, retentionPeriod: 8761 }),
        error: "retentionPeriod: expected retentionPeriod to be in the range (24 - 8760), got 8761",
    },
    {
        declared: "a stream on demand with a number of shards",
        source: "`CustomizeDiff` of `resourceStream` in the provider",
        declare: (_, bench) =>
            bench.create(types.stream, { streamModeDetails: { streamMode: "ON_DEMAND" }, shardCount: 2 }),
        error: "shardCount: shardCount must not be set when streamMode is ON_DEMAND",
    },
    {
        declared: "a provisioned stream without shards",
        source: "`CustomizeDiff` of `resourceStream` in the provider",
        declare: (_, bench) => bench.create(types.stream, {}),
        error: "shardCount: shardCount must be at least 1 when streamMode is PROVISIONED",
    },
    {
        declared: "a mode of streams that there is not",
        source: "StreamMode, model of botocore",
        declare: (_, bench) => bench.create(types.stream, { streamModeDetails: { streamMode: "FAST" } }),
        error:
            "streamModeDetails.streamMode: expected streamModeDetails.streamMode to be one of " +
            '["PROVISIONED" "ON_DEMAND"], got "FAST"',
    },
    {
        declared: "an encrypted stream without a key",
        source: "`resourceStreamCreate` of the provider",
        declare: (_, bench) => bench.create(types.stream, { shardCount: 1, encryptionType: "KMS" }),
        error: "kmsKeyId: KMS Key ID required when setting encryption_type is not set as NONE",
    },
    {
        declared: "passwords of five characters",
        source: "PasswordPolicyMinLengthType, model of botocore",
        declare: (_, bench) => bench.create(types.userPool, { passwordPolicy: { minimumLength: 5 } }),
        error: "passwordPolicy.minimumLength: expected passwordPolicy.minimumLength to be in the range (6 - 99), got 5",
    },
    {
        declared: "a second factor that is neither on nor off",
        source: "UserPoolMfaType, model of botocore",
        declare: (_, bench) => bench.create(types.userPool, { mfaConfiguration: "REQUIRED" }),
        error: 'mfaConfiguration: expected mfaConfiguration to be one of ["OFF" "ON" "OPTIONAL"], got "REQUIRED"',
    },
    {
        declared: "a user name that is an attribute of no pool",
        source: "UsernameAttributeType, model of botocore",
        declare: (_, bench) => bench.create(types.userPool, { usernameAttributes: ["nickname"] }),
        error:
            "usernameAttributes[0]: expected usernameAttributes[0] to be one of " +
            '["phone_number" "email"], got "nickname"',
    },
    {
        declared: "an app client of no pool",
        source: "ResourceNotFoundException, CreateUserPoolClient, Cognito API reference",
        declare: (_, bench) => bench.create(types.userPoolClient, { userPoolId: "us-east-1_none" }),
        error: "ResourceNotFoundException: User pool us-east-1_none does not exist.",
    },
    {
        declared: "an app client without a pool",
        source: "`user_pool_id`, required, the provider's documentation",
        declare: (_, bench) => bench.create(types.userPoolClient, {}),
        error: "userPoolId: Missing required property 'userPoolId'",
    },
    {
        declared: "a way to sign in that there is not",
        source: "ExplicitAuthFlowsType, model of botocore",
        declare: async (_, bench) => {
            const { id } = await bench.create(types.userPool, {});
            await bench.create(types.userPoolClient, { userPoolId: id, explicitAuthFlows: ["ALLOW_ALL"] });
        },
        error:
            'explicitAuthFlows[0]: expected explicitAuthFlows[0] to be one of ["ADMIN_NO_SRP_AUTH" ' +
            '"CUSTOM_AUTH_FLOW_ONLY" "USER_PASSWORD_AUTH" "ALLOW_ADMIN_USER_PASSWORD_AUTH" "ALLOW_CUSTOM_AUTH" ' +
            '"ALLOW_USER_PASSWORD_AUTH" "ALLOW_USER_SRP_AUTH" "ALLOW_REFRESH_TOKEN_AUTH" "ALLOW_USER_AUTH"], ' +
            'got "ALLOW_ALL"',
    },
    {
        declared: "tokens that are good for a minute",
        source: "IdTokenValidity, Cognito API reference; the words: users of the provider",
        declare: async (_, bench) => {
            const { id } = await bench.create(types.userPool, {});
            const tokenValidityUnits = { idToken: "minutes" };
            await bench.create(types.userPoolClient, {
                userPoolId: id,
                idTokenValidity: 1,
                tokenValidityUnits,
            });
        },
        error: "InvalidParameterException: Invalid range for token validity.",
    },
    {
        declared: "a role whose trust is no JSON",
        source: "MalformedPolicyDocument, CreateRole, IAM API reference",
        declare: (_, bench) => bench.create(types.role, { assumeRolePolicy: "API Gateway" }),
        error: 'assumeRolePolicy: expected assumeRolePolicy to be JSON, got "API Gateway"',
    },
    {
        declared: "two roles of one name",
        source: "EntityAlreadyExists, CreateRole, IAM API reference",
        declare: async (_, bench) => {
            await bench.create(types.role, { name: "caller", assumeRolePolicy: trust }, "one");
            await bench.create(types.role, { name: "caller", assumeRolePolicy: trust }, "other");
        },
        error: "EntityAlreadyExists: Role with name caller already exists.",
    },
    {
        declared: "a policy of no role",
        source: "NoSuchEntity, PutRolePolicy, IAM API reference",
        declare: (_, bench) => bench.create(types.rolePolicy, { role: "nobody", policy: trust }),
        error: "NoSuchEntity: The role with name nobody cannot be found.",
    },
    {
        declared: "a resource with a space in its path",
        source: "`InvalidResourcePathException`, moto",
        declare: ({ bench, restApi, root }) =>
            bench.create(types.resource, { restApi, parentId: root, pathPart: "my streams" }),
        error:
            "BadRequestException: Resource's path part only allow a-zA-Z0-9._- and curly braces at the beginning " +
            "and the end and an optional plus sign before the closing brace.",
    },
    {
        declared: "two resources at one path",
        source: "LocalStack's provider; users of CloudFormation",
        declare: ({ bench, restApi, root }) =>
            bench.create(types.resource, { restApi, parentId: root, pathPart: "streams" }, "other"),
        error: "ConflictException: Another resource with the same parent already has this name: streams",
    },
    {
        declared: "a resource of no API",
        source: "users of API Gateway",
        declare: ({ bench, root }) =>
            bench.create(types.resource, { restApi: "none", parentId: root, pathPart: "other" }),
        error: "NotFoundException: Invalid API identifier specified 000000000000:none",
    },
    {
        declared: "a method at no resource",
        source: "LocalStack's provider",
        declare: (api) => api.method({ resourceId: "none" }),
        error: "NotFoundException: Invalid Resource identifier specified",
    },
    {
        declared: "a verb that there is not",
        source: "`validHTTPMethod` of the provider",
        declare: (api) => api.method({ httpMethod: "FETCH" }),
        error:
            'httpMethod: expected httpMethod to be one of ["ANY" "DELETE" "GET" "HEAD" "OPTIONS" "PATCH" "POST" ' +
            '"PUT"], got "FETCH"',
    },
    {
        declared: "a method for users of a pool, without an authorizer",
        source: "LocalStack's provider",
        declare: (api) => api.method({ authorization: "COGNITO_USER_POOLS" }),
        error:
            "BadRequestException: Invalid authorizer ID specified. Setting the authorization type to CUSTOM or " +
            "COGNITO_USER_POOLS requires a valid authorizer.",
    },
    {
        declared: "a method with a model that there is not",
        source: "LocalStack's provider",
        declare: (api) => api.method({ requestModels: { "application/json": "Record" } }),
        error: "BadRequestException: Invalid model identifier specified: Record",
    },
    {
        declared: "a method with a validator that there is not",
        source: "LocalStack's provider",
        declare: (api) => api.method({ requestValidatorId: "none" }),
        error: "BadRequestException: Invalid Request Validator identifier specified",
    },
    {
        declared: "the same method twice",
        source: "users of the Serverless Framework",
        declare: async (api) => {
            await api.method();
            await api.method();
        },
        error: "ConflictException: Method already exists for this resource",
    },
    {
        declared: "an authorizer of users without their pool",
        source: "`resourceAuthorizerCustomizeDiff` of the provider",
        declare: ({ bench, restApi }) =>
            bench.create(types.authorizer, { restApi, type: "COGNITO_USER_POOLS" }),
        error: "providerArns: providerArns must be set non-empty when authorizer type is COGNITO_USER_POOLS",
    },
    {
        declared: "an authorizer that remembers for two hours",
        source: "AuthorizerResultTtlInSeconds, CreateAuthorizer, API Gateway API reference",
        declare: ({ bench, restApi }) =>
            bench.create(types.authorizer, { restApi, authorizerResultTtlInSeconds: 7200 }),
        error: "authorizerResultTtlInSeconds: expected authorizerResultTtlInSeconds to be in the range (0 - 3600), got 7200",
    },
    {
        declared: "a model with a hyphen in its name",
        source: "Name, CreateModel, API Gateway API reference",
        declare: ({ bench, restApi }) =>
            bench.create(types.model, { restApi, name: "put-record", contentType: "application/json" }),
        error: 'name: expected name to match the pattern [A-Za-z0-9]+, got "put-record"',
    },
    {
        declared: "a model whose schema is no JSON",
        source: "Schema, CreateModel, API Gateway API reference",
        declare: ({ bench, restApi }) =>
            bench.create(types.model, { restApi, name: "It", contentType: "application/json", schema: "{" }),
        error: 'schema: expected schema to be JSON, got "{"',
    },
    {
        declared: "an integration of no method",
        source: "hashicorp/terraform #17747",
        declare: (api) => api.integration(),
        error: "NotFoundException: Invalid Method identifier specified",
    },
    {
        declared: "an integration with AWS without a role",
        source: "`RoleNotSpecified`, moto",
        declare: async (api) => {
            await api.method();
            await api.integration({ ...aws, credentials: undefined });
        },
        error: "BadRequestException: Role ARN must be specified for AWS integrations",
    },
    {
        declared: "an integration with AWS that does not say how it is called",
        source: "`IntegrationMethodNotDefined`, moto",
        declare: async (api) => {
            await api.method();
            await api.integration({ ...aws, integrationHttpMethod: undefined });
        },
        error: "BadRequestException: Enumeration value for HttpMethod must be non-empty",
    },
    {
        declared: "an integration with AWS whose URI names no action",
        source: "`InvalidIntegrationArn`, moto",
        declare: async (api) => {
            await api.method();
            await api.integration({ ...aws, uri: "arn:aws:kinesis:us-east-1:1:stream/it" });
        },
        error: "BadRequestException: AWS ARN for integration must contain path or action",
    },
    {
        declared: "an integration that waits for ten minutes",
        source: "`timeoutMilliseconds`, the provider's documentation",
        declare: (api) => api.integration({ timeoutMilliseconds: 600_000 }),
        error: "timeoutMilliseconds: expected timeoutMilliseconds to be in the range (50 - 300000), got 600000",
    },
    {
        declared: "an integration response before its integration",
        source: "carrot/terraform-api-gateway-method-module #3",
        declare: async (api) => {
            await api.method();
            await api.methodResponse();
            await api.integrationResponse();
        },
        error: "NotFoundException: No integration defined for method",
    },
    {
        declared: "an integration response before its method response",
        source: "users of the provider",
        declare: async (api) => {
            await api.method();
            await api.integration();
            await api.integrationResponse();
        },
        error:
            "BadRequestException: Invalid mapping expression specified: Validation Result: warnings : [], " +
            "errors : [No method response exists for method.]",
    },
    {
        declared: "a header that the method response does not declare",
        source: "users of the provider",
        declare: async (api) => {
            await api.method();
            await api.integration();
            await api.methodResponse();
            await api.integrationResponse({
                responseParameters: { "method.response.header.Vary": "'Origin'" },
            });
        },
        error:
            "BadRequestException: Invalid mapping expression specified: Validation Result: warnings : [], " +
            "errors : [Invalid mapping expression parameter specified: method.response.header.Vary]",
    },
    {
        declared: "a domain that holds the name of AWS",
        source: "users of AWS: aws-solutions/content-analysis-on-aws #8",
        declare: async (_, bench) => {
            const { id: userPoolId } = await bench.create(types.userPool, {});
            return bench.create(types.userPoolDomain, { userPoolId, domain: "my-aws-proxy" });
        },
        error: "Domain cannot contain reserved word: aws",
    },
    {
        declared: "the domain of another pool",
        source: "users of AWS: aws-samples/aws-cdk-examples #402",
        declare: async (_, bench) => {
            for (const name of ["one", "other"]) {
                const { id: userPoolId } = await bench.create(types.userPool, { name });
                await bench.create(types.userPoolDomain, { userPoolId, domain: "streams" });
            }
        },
        error: "InvalidParameterException: Domain already associated with another user pool.",
    },
    {
        declared: "a client with a scope that there is not",
        source: "ScopeDoesNotExistException, Cognito API reference; the words are ours",
        declare: async (_, bench) => {
            const { id: userPoolId } = await bench.create(types.userPool, {});
            return bench.create(types.userPoolClient, {
                userPoolId,
                generateSecret: true,
                allowedOauthFlows: ["client_credentials"],
                allowedOauthScopes: ["kinesis-proxy/produce"],
            });
        },
        error: "Invalid scope requested: kinesis-proxy/produce",
    },
    {
        declared: "a method response of status 700",
        source: "StatusCode, model of botocore",
        declare: (api) => api.methodResponse({ statusCode: "700" }),
        error: 'statusCode: expected statusCode to match the pattern [1-5]\\d\\d, got "700"',
    },
    {
        declared: "a gateway response to something else",
        source: "GatewayResponseType, model of botocore",
        declare: ({ bench, restApi: restApiId }) =>
            bench.create(types.response, { restApiId, responseType: "TEAPOT", statusCode: "418" }),
        error:
            'responseType: expected responseType to be one of ["DEFAULT_4XX" "DEFAULT_5XX" "RESOURCE_NOT_FOUND" ' +
            '"UNAUTHORIZED" "INVALID_API_KEY" "ACCESS_DENIED" "AUTHORIZER_FAILURE" "AUTHORIZER_CONFIGURATION_ERROR" ' +
            '"INVALID_SIGNATURE" "EXPIRED_TOKEN" "MISSING_AUTHENTICATION_TOKEN" "INTEGRATION_FAILURE" ' +
            '"INTEGRATION_TIMEOUT" "API_CONFIGURATION_ERROR" "UNSUPPORTED_MEDIA_TYPE" "BAD_REQUEST_PARAMETERS" ' +
            '"BAD_REQUEST_BODY" "REQUEST_TOO_LARGE" "THROTTLED" "QUOTA_EXCEEDED" "WAF_FILTERED"], got "TEAPOT"',
    },
    {
        declared: "a deployment of an API without methods",
        source: "`NoMethodDefined`, moto; AWS::ApiGateway::Deployment, CloudFormation User Guide",
        declare: (api) => api.deployment(),
        error: "BadRequestException: The REST API doesn't contain any methods",
    },
    {
        declared: "a deployment of a method without an integration",
        source: "users of the provider",
        declare: async (api) => {
            await api.method();
            await api.deployment();
        },
        error: "BadRequestException: No integration defined for method",
    },
    {
        declared: "a stage of no deployment",
        source: "ours",
        declare: (api) => api.stage("none"),
        error: "BadRequestException: Deployment id does not exist",
    },
    {
        declared: "a stage with a dot in its name",
        source: "StageName, CreateStage, API Gateway API reference",
        declare: (api) => api.stage("none", "v1.0"),
        error: 'stageName: expected stageName to match the pattern [\\w-]{1,128}, got "v1.0"',
    },
    {
        declared: "the settings of a nested method, its path unescaped",
        source: "ours: what AWS does is not known; hashicorp/terraform-provider-aws #9738, #37959",
        declare: async (api) => {
            await api.deployed();
            await api.bench.create(types.methodSettings, {
                restApi: api.restApi,
                stageName: "v1",
                methodPath: "streams/{stream-name}/GET",
                settings: {},
            });
        },
        error:
            "methodPath: expected methodPath to be */* or a resource's path and a method, each slash of the path as " +
            '~1 (~1streams~1{stream-name}/GET), got "streams/{stream-name}/GET"',
    },
    {
        declared: "a level of logs that there is not",
        source: "`loggingLevel`, the provider's documentation",
        declare: ({ bench, restApi }) =>
            bench.create(types.methodSettings, {
                restApi,
                stageName: "v1",
                methodPath: "*/*",
                settings: { loggingLevel: "DEBUG" },
            }),
        error: 'settings.loggingLevel: expected settings.loggingLevel to be one of ["OFF" "ERROR" "INFO"], got "DEBUG"',
    },
    {
        declared: "the settings of no stage",
        source: "`StageNotFoundException`, moto",
        declare: ({ bench, restApi }) =>
            bench.create(types.methodSettings, { restApi, stageName: "v2", methodPath: "*/*", settings: {} }),
        error: "NotFoundException: Invalid stage identifier specified",
    },
    {
        declared: "a mapping of no domain name",
        source: "`DomainNameNotFound`, moto",
        declare: ({ bench, restApi }) =>
            bench.create(types.basePathMapping, { restApi, stageName: "v1", domainName: "api.example.com" }),
        error: "NotFoundException: Invalid domain name identifier specified",
    },
    {
        declared: "the same base path twice",
        source: "pulumi/pulumi-aws #1035",
        declare: async (api) => {
            await api.deployed();
            await api.bench.create(types.domainName, { domainName: "api.example.com" });
            const mapping = {
                restApi: api.restApi,
                stageName: "v1",
                domainName: "api.example.com",
                basePath: "v1",
            };
            await api.bench.create(types.basePathMapping, mapping, "one");
            await api.bench.create(types.basePathMapping, mapping, "other");
        },
        error: "ConflictException: Base path already exists for this domain name",
    },
    {
        declared: "a log group that keeps its lines for 100 days",
        source: "retentionInDays, PutRetentionPolicy, CloudWatch Logs API reference",
        declare: (_, bench) => bench.create(types.logGroup, { retentionInDays: 100 }),
        error:
            "retentionInDays: expected retentionInDays to be one of [0 1 3 5 7 14 30 60 90 120 150 180 365 400 545 " +
            "731 1096 1827 2192 2557 2922 3288 3653], got 100",
    },
    {
        declared: "an alarm with two statistics",
        source: "`ConflictsWith` of the provider",
        declare: (_, bench) =>
            bench.create(types.metricAlarm, {
                comparisonOperator: "GreaterThanThreshold",
                evaluationPeriods: 1,
                statistic: "Sum",
                extendedStatistic: "p99",
            }),
        error: "statistic: statistic conflicts with extendedStatistic",
    },
    {
        declared: "a dashboard with a space in its name",
        source: "DashboardName, PutDashboard, CloudWatch API reference",
        declare: (_, bench) =>
            bench.create(types.dashboard, { dashboardName: "my board", dashboardBody: "{}" }),
        error: 'dashboardName: expected dashboardName to match the pattern [\\w-]{1,255}, got "my board"',
    },
    {
        declared: "a subscription of no topic",
        source: "NotFound, Subscribe, SNS API reference",
        declare: (_, bench) =>
            bench.create(types.topicSubscription, {
                topic: "arn:aws:sns:us-east-1:000000000000:none",
                protocol: "email",
                endpoint: "on-call@example.com",
            }),
        error: "NotFound: Topic does not exist",
    },
    {
        declared: "a DNS record of a type that there is not",
        source: "RRType, model of botocore",
        declare: (_, bench) =>
            bench.create(types.record, { zoneId: "Z1", name: "api.example.com", type: "ALIAS" }),
        error:
            'type: expected type to be one of ["SOA" "A" "TXT" "NS" "CNAME" "MX" "NAPTR" "PTR" "SRV" "SPF" "AAAA" ' +
            '"CAA" "DS" "TLSA" "SSHFP" "SVCB" "HTTPS"], got "ALIAS"',
    },
    {
        declared: "a type that is not the program's",
        source: "ours: the local run is no AWS",
        declare: (_, bench) => bench.create("s3/bucket:Bucket", {}),
        error: "aws:s3/bucket:Bucket it: the local run does not serve resources of this type.",
    },
    {
        declared: "an input that would be left out in silence",
        source: "ours: the local run is no AWS",
        declare: (_, bench) => bench.create(types.stream, { shardCount: 1, enforceConsumerDeletion: true }),
        error: "enforceConsumerDeletion: the local run does not support the input enforceConsumerDeletion",
    },
];

describe("What AWS refuses to make, the provider refuses", () => {
    for (const { declared, source, declare, error } of refusals) {
        it(`${declared} (${source})`, async () => {
            const api = await ApiBench.create();
            await assert.rejects(declare(api, api.bench), { message: error });
        });
    }
});
