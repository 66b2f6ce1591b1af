import type { HttpAnswer, HttpRequest } from "../http/messages";
import type { ServiceAnswer } from "../aws/jsonProtocol";
import type { ClaimTexts } from "./claims";
import { modelFor } from "./bodyValidator";
import { excerptOf, keep, type Kept, longestExcerpt, shortened, withoutTokens } from "./excerpt";
import type { GatewayError } from "./gatewayError";
import type { MappedAnswer } from "./integrationResponse";
import type { RequestContext } from "./requestContext";
import type { MappedRequest } from "./methodMapping";
import type { Headers, RequestSummary, RequestTrace, StageName } from "./requestTrace";
import type { MethodModel } from "./restApiModel";

/**
 * A request on its way through the gateway, as it is noted down: each stage says what it did, which takes next to
 * nothing; what is told of it is made when somebody asks.
 */
export class RecordedRequest {
    /** Where the request is. */
    stage: StageName = "content coding";
    /** Its place in the order of answers, from 1. */
    number = 0;
    private readonly from: Pick<
        HttpRequest,
        "method" | "path" | "query" | "rawHeaders" | "protocol" | "sourceIp"
    >;
    private readonly id: string;
    private readonly time: number;
    private body = nothing;
    private model: MethodModel | undefined;
    private pathParameters: Readonly<Record<string, string>> = {};
    private claims: ClaimTexts | undefined;
    private mediaType = "";
    private mapped: { readonly template?: string; readonly body: Kept } | undefined;
    private sentAt = 0;
    private backend: { status: number; code?: string; body: Kept; milliseconds: number } | undefined;
    private response: RequestTrace["integrationResponse"];
    private error: RequestTrace["error"];
    private answer: { status: number; headers: Headers; body: Kept } | undefined;
    private milliseconds = 0;

    constructor(request: HttpRequest, context: RequestContext) {
        // Not its body, which may be long.
        const { method, path, query, rawHeaders, protocol, sourceIp } = request;
        this.from = { method, path, query, rawHeaders, protocol, sourceIp };
        this.id = context.extendedRequestId;
        this.time = context.requestTimeEpoch as number;
    }

    /** @param body decompressed */
    decoded(body: Buffer): void {
        this.body = keep(body);
        this.stage = "route";
    }

    routed(model: MethodModel, pathParameters: Readonly<Record<string, string>>): void {
        this.model = model;
        this.pathParameters = pathParameters;
        this.stage = "authorizer";
    }

    /** @param claims undefined where everybody is let in */
    letIn(claims: ClaimTexts | undefined, mediaType: string): void {
        this.claims = claims;
        this.mediaType = mediaType;
        this.stage = "validation";
    }

    sent({ template, body }: MappedRequest, now: number): void {
        this.mapped = { template, body: keep(body) };
        this.sentAt = now;
        this.stage = "integration";
    }

    backendAnswered({ status, headers, body }: ServiceAnswer, now: number): void {
        const code = headers["x-amzn-errortype"];
        this.backend = { status, code, body: keep(body), milliseconds: now - this.sentAt };
        this.stage = "integration response";
    }

    responded({ response, override }: MappedAnswer): void {
        this.response = { ...response, override: { ...override, header: short(override.header) } };
    }

    failed({ responseType: type, message, validationError, reason }: GatewayError): void {
        // Validation and template are one step of the mapping.
        const isTemplate = this.stage === "validation" && !type.startsWith("BAD_REQUEST");
        const stage = isTemplate ? "request template" : this.stage;
        this.error = { stage, type, message, validationError, reason };
    }

    answered({ status, headers, body }: HttpAnswer, now: number): void {
        this.answer = { status, headers: Object.entries(short(headers)), body: keep(body) };
        this.milliseconds = now - this.time;
    }

    summary(): RequestSummary {
        const { method, path, query } = this.from;
        const { number, id, time, milliseconds } = this;
        const { sub, client_id } = this.claims ?? {};
        const status = this.answer?.status ?? 0;
        const caller = (sub ?? client_id)?.slice(0, 8);
        const code =
            status < 400 ? undefined : (this.error?.type ?? this.codeOfAnswer() ?? this.backend?.code);
        return {
            number,
            id,
            time,
            milliseconds,
            method,
            path: withoutTokens(path),
            query: withoutTokens(query),
            status,
            code,
            caller,
        };
    }

    trace(): RequestTrace {
        const { protocol, sourceIp, rawHeaders } = this.from;
        const { model, backend, mapped, claims, answer } = this;
        const told: RequestTrace = {
            ...this.summary(),
            request: { protocol, sourceIp, headers: pairs(rawHeaders), body: excerptOf(this.body) },
            route: model && { resource: model.path, pathParameters: this.pathParameters },
            authorizer: claims && { claims },
            validation: model && this.mediaType !== "" ? validationOf(model, this.mediaType) : undefined,
            integration: mapped && {
                backend: backendOf(model!),
                template: mapped.template,
                body: excerptOf(mapped.body),
            },
            backendAnswer: backend && {
                status: backend.status,
                body: excerptOf(backend.body),
                milliseconds: backend.milliseconds,
            },
            integrationResponse: this.response,
            error: this.error,
            answer: { headers: answer?.headers ?? [], body: excerptOf(answer?.body ?? nothing) },
        };
        return JSON.parse(withoutTokens(JSON.stringify(told))) as RequestTrace;
    }

    private codeOfAnswer(): string | undefined {
        try {
            const { code } = JSON.parse(String(this.answer?.body.content)) as { code?: unknown };
            return typeof code === "string" ? code : undefined;
        } catch {
            return undefined;
        }
    }
}

const nothing: Kept = { content: "", bytes: 0 };

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

/** Headers whose values are as short as bodies are. */
function short(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
    return Object.values(headers).every((value) => value.length <= longestExcerpt)
        ? headers
        : Object.fromEntries(
              Object.entries(headers).map(([name, value]) => [name, excerptOf(keep(value)).text]),
          );
}

/** Headers that let in whoever has them. */
const secret = /^(?:authorization|proxy-authorization|cookie|x-api-key|x-amz-security-token)$/i;

function pairs(raw: readonly string[]): Headers {
    const headers: [string, string][] = [];
    for (let i = 0; i + 1 < raw.length; i += 2) {
        const [name, value] = [raw[i]!, raw[i + 1]!];
        headers.push([name, secret.test(name) ? shortened(value) : value]);
    }
    return headers;
}
