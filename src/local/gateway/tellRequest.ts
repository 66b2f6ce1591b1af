import { modelFor } from "./bodyValidator";
import { excerptOf, shortened, withoutTokens } from "./excerpt";
import type { RecordedRequest } from "./recordedRequest";
import type { Headers, RequestSummary, RequestTrace } from "./requestTrace";
import type { MethodModel } from "./restApiModel";

/** What of a request one line tells. */
export function summaryOf(request: RecordedRequest): RequestSummary {
    const { number, id, time, milliseconds, method, status, claims } = request;
    return {
        number,
        id,
        time,
        milliseconds,
        method,
        path: withoutTokens(request.path),
        query: withoutTokens(request.query),
        status,
        code: status < 400 ? undefined : codeOf(request),
        caller: (claims?.sub ?? claims?.client_id)?.slice(0, 8),
    };
}

/** What the gateway did with a request, without tokens. */
export function traceOf(request: RecordedRequest): RequestTrace {
    const { model, claims, rendered, backendBody, response, override } = request;
    const told: RequestTrace = {
        ...summaryOf(request),
        request: {
            protocol: request.protocol,
            sourceIp: request.sourceIp,
            headers: headersOf(request.rawHeaders),
            body: excerptOf(request.body),
        },
        route: model && { resource: model.path, pathParameters: request.pathParameters! },
        authorizer: claims && { claims },
        validation: model && request.mediaType !== "" ? validationOf(model, request.mediaType) : undefined,
        // Either may be empty.
        integration:
            rendered === undefined
                ? undefined
                : { backend: backendOf(model!), template: request.template, body: excerptOf(rendered) },
        backendAnswer:
            backendBody === undefined
                ? undefined
                : {
                      status: request.backendStatus,
                      body: excerptOf(backendBody),
                      milliseconds: request.backendMilliseconds,
                  },
        integrationResponse: response && { ...response, override: override! },
        error: request.error,
        answer: { headers: Object.entries(request.headers), body: excerptOf(request.answer) },
    };
    return JSON.parse(withoutTokens(JSON.stringify(told))) as RequestTrace;
}

function codeOf({ error, answer, backendCode }: RecordedRequest): string | undefined {
    if (error !== undefined) {
        return error.type;
    }
    try {
        const { code } = JSON.parse(excerptOf(answer).text) as { code?: unknown };
        return typeof code === "string" ? code : backendCode;
    } catch {
        return backendCode;
    }
}

function validationOf(model: MethodModel, mediaType: string): RequestTrace["validation"] {
    const { requestParameters = {} } = model.inputs;
    const required = Object.keys(requestParameters).filter((name) => requestParameters[name]);
    const parameters = model.validator?.validateRequestParameters
        ? required.map((name) => name.replace("method.request.", ""))
        : [];
    return { parameters, model: modelFor(model, mediaType) };
}

/** `MOCK`, or `kinesis:PutRecord`. */
function backendOf({ integration: { type, uri = "" } }: MethodModel): string {
    return type === "MOCK" ? type : uri.split(":").slice(-2).join(":").replace("action/", "");
}

/** Headers that let in whoever has them. */
const secret = /^(?:authorization|proxy-authorization|cookie|x-api-key|x-amz-security-token)$/i;

function headersOf(raw: readonly string[]): Headers {
    const headers: [string, string][] = [];
    for (let i = 0; i + 1 < raw.length; i += 2) {
        const [name, value] = [raw[i]!, raw[i + 1]!];
        headers.push([name, secret.test(name) ? shortened(value) : value]);
    }
    return headers;
}
