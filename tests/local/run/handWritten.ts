import type { Declaration, DeclaredResource } from "../../../src/local/declaration";

const role = "arn:aws:iam::000000000000:role/caller";
const pool = "us-east-1_byhand001";

/** The least that a declaration by hand needs for the four routes, with `rootResourceId` as its only output. */
export const handWritten: Declaration = [
    entry("aws:kinesis/stream:Stream", "stream", "stream-1", {
        name: "my-stream",
        streamModeDetails: { streamMode: "ON_DEMAND" },
    }),
    entry("aws:cognito/userPool:UserPool", "users", pool, { usernameAttributes: ["email"] }),
    entry("aws:cognito/userPoolClient:UserPoolClient", "app", "client1", {
        userPoolId: pool,
        explicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
    }),
    entry("aws:iam/role:Role", "caller", "caller", { assumeRolePolicy: "{}" }),
    entry("aws:iam/rolePolicy:RolePolicy", "policy", "policy-1", {
        role: "caller",
        policy: '{"Statement":{"Effect":"Allow","Action":"kinesis:*","Resource":"*"}}',
    }),
    {
        ...entry("aws:apigateway/restApi:RestApi", "api", "api1", { name: "api" }),
        outputs: { rootResourceId: "root" },
    },
    entry("aws:apigateway/authorizer:Authorizer", "users", "authorizer-1", {
        restApi: "api1",
        type: "COGNITO_USER_POOLS",
        providerArns: [`arn:aws:cognito-idp:us-east-1:000000000000:userpool/${pool}`],
    }),
    resource("streams", "root", "streams"),
    resource("stream-path", "streams", "{stream-name}"),
    resource("record", "stream-path", "record"),
    resource("records", "stream-path", "records"),
    ...route("streams", "GET", "ListStreams", "{}"),
    ...route("stream-path", "GET", "DescribeStream", `{"StreamName": "$input.params('stream-name')"}`),
    ...route(
        "record",
        "PUT",
        "PutRecord",
        `{"StreamName": "$input.params('stream-name')", "PartitionKey": $input.json('$.PartitionKey'),
          "Data": "$util.base64Encode($input.path('$.Data'))"}`,
    ),
    ...route(
        "records",
        "PUT",
        "PutRecords",
        `{"StreamName": "$input.params('stream-name')", "Records": [
          #foreach($record in $input.path('$.records'))
            {"PartitionKey": "$record.partition-key", "Data": "$util.base64Encode($record.data)"}#if($foreach.hasNext),#end
          #end
        ]}`,
    ),
    entry("aws:apigateway/stage:Stage", "stage", "stage-1", { restApi: "api1", stageName: "v1" }),
];

function entry(type: string, name: string, id: string, inputs: DeclaredResource["inputs"]): DeclaredResource {
    return { type, name, id, inputs };
}

function resource(id: string, parentId: string, pathPart: string): DeclaredResource {
    return entry("aws:apigateway/resource:Resource", id, id, { restApi: "api1", parentId, pathPart });
}

function route(resourceId: string, httpMethod: string, action: string, template: string): DeclaredResource[] {
    const address = { restApi: "api1", resourceId, httpMethod };
    const part = (type: string, inputs: object) =>
        entry(type, action, `${type} ${action}`, { ...address, ...inputs });
    return [
        part("aws:apigateway/method:Method", {
            authorization: "COGNITO_USER_POOLS",
            authorizerId: "authorizer-1",
        }),
        part("aws:apigateway/integration:Integration", {
            type: "AWS",
            integrationHttpMethod: "POST",
            uri: `arn:aws:apigateway:us-east-1:kinesis:action/${action}`,
            credentials: role,
            requestParameters: {
                "integration.request.header.Content-Type": "'application/x-amz-json-1.1'",
            },
            requestTemplates: { "application/json": template },
        }),
        part("aws:apigateway/methodResponse:MethodResponse", { statusCode: "200" }),
        part("aws:apigateway/integrationResponse:IntegrationResponse", { statusCode: "200" }),
    ];
}
