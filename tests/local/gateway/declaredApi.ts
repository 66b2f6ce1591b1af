import type { ServiceAnswer } from "../../../src/local/aws/jsonProtocol";
import { createGateway } from "../../../src/local/gateway/gateway";
import type { MethodModel } from "../../../src/local/gateway/restApiModel";
import type { HttpAnswer } from "../../../src/local/http/messages";
import type { CognitoService } from "../../../src/local/cognito/service";

/** A method of an API that a test declares, open to everybody. What is left out is as AWS has it by default. */
export interface DeclaredMethod {
    readonly method?: string;
    readonly path?: string;
    readonly type?: "MOCK" | "AWS";
    readonly requestTemplates?: Readonly<Record<string, string>>;
    readonly responseTemplates?: Readonly<Record<string, string>>;
    /** Of the response, constants by name. */
    readonly headers?: Readonly<Record<string, string>>;
    readonly required?: readonly string[];
    readonly bodySchema?: object;
    /** What the message of a body that does not match it is. Defaults to AWS's own. */
    readonly gatewayMessage?: string;
}

export interface SentRequest {
    readonly method?: string;
    readonly path?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
    readonly protocol?: string;
}

const now = Date.UTC(2026, 10, 24, 8, 15, 5);

/**
 * Answers one request to an API of one method.
 *
 * @param models by name
 */
export async function answerOf(
    declared: DeclaredMethod,
    { method, path, headers = {}, body = "", protocol = "HTTP/1.1" }: SentRequest = {},
    models: Readonly<Record<string, object>> = {},
    answer: Partial<ServiceAnswer> = {},
): Promise<HttpAnswer> {
    const gateway = await createGateway(
        {
            id: "api1",
            stageName: "v1",
            deploymentId: "deployment1",
            methods: [modelOf(declared, models)],
            gatewayResponses: gatewayResponsesOf(declared),
        },
        {
            cognito: {} as CognitoService,
            kinesis: {
                call: () => ({ status: 200, headers: {}, body: "{}", ...answer }),
            },
            roles: new Map([["role", { arn: "role", allows: () => true }]]),
            clock: { now: () => now },
        },
    );
    const [bare, query = ""] = (path ?? "/v1/a").split("?") as [string, string?];
    const all = Object.entries({ Host: "api1.example:4566", ...headers });
    const lowerCase = all.map(([name, value]) => [name.toLowerCase(), value]);
    const answered = await gateway.answer({
        method: method ?? declared.method ?? "POST",
        path: bare,
        query,
        headers: Object.fromEntries(lowerCase) as Record<string, string>,
        rawHeaders: all.flat(),
        body: Buffer.from(body),
        bodyTooLarge: false,
        sourceIp: "127.0.0.1",
        protocol,
    });
    await gateway.close();
    return answered;
}

function gatewayResponsesOf({ gatewayMessage }: DeclaredMethod) {
    const responseTemplates = { "application/json": `{"message":"${gatewayMessage}"}` };
    const response = { restApiId: "api1", responseType: "BAD_REQUEST_BODY", responseTemplates };
    return new Map(gatewayMessage === undefined ? [] : [[response.responseType, response]]);
}

function modelOf(declared: DeclaredMethod, models: Readonly<Record<string, object>>): MethodModel {
    const { method = "POST", path = "/a", type = "MOCK", headers = {}, required = [], bodySchema } = declared;
    const address = { restApi: "api1", resourceId: "resource1", httpMethod: method };
    const named = <T>(value: (name: string) => T) =>
        Object.fromEntries(
            Object.keys(headers).map((name) => [`method.response.header.${name}`, value(name)]),
        );
    const requestTemplates = declared.requestTemplates ?? { "application/json": '{"statusCode": 200}' };
    return {
        path,
        inputs: {
            ...address,
            authorization: "NONE",
            requestParameters: Object.fromEntries(required.map((name) => [`method.request.${name}`, true])),
        },
        validator: { restApi: "api1", validateRequestBody: true, validateRequestParameters: true },
        bodySchemas: new Map(
            bodySchema === undefined ? [] : [["application/json", JSON.stringify(bodySchema)]],
        ),
        models: new Map(
            Object.entries(models).map(([name, schema]) => [
                `https://apigateway.amazonaws.com/restapis/api1/models/${name}`,
                JSON.stringify(schema),
            ]),
        ),
        integration: {
            ...address,
            type,
            requestTemplates,
            ...(type === "AWS" && {
                uri: "arn:aws:apigateway:us-east-1:kinesis:action/ListStreams",
                credentials: "role",
                requestParameters: {
                    "integration.request.header.Content-Type": "'application/x-amz-json-1.1'",
                },
            }),
        },
        methodResponses: new Map([
            ["200", { ...address, statusCode: "200", responseParameters: named(() => true) }],
        ]),
        integrationResponses: [
            {
                ...address,
                statusCode: "200",
                responseParameters: named((name) => `'${headers[name]}'`),
                responseTemplates: declared.responseTemplates,
            },
        ],
    };
}
