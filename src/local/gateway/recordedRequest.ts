import type { HttpAnswer, HttpRequest } from "../http/messages";
import type { ServiceAnswer } from "../aws/jsonProtocol";
import type { ClaimTexts } from "./claims";
import { keep, type Kept, shortValues } from "./excerpt";
import type { GatewayError } from "./gatewayError";
import type { MappedAnswer } from "./integrationResponse";
import type { RequestContext } from "./requestContext";
import type { MappedRequest } from "./methodMapping";
import type { RequestTrace, StageName } from "./requestTrace";
import type { MethodModel } from "./restApiModel";

/**
 * A request on its way through the gateway, as it is noted down: each stage says what it did, which is to take next to
 * nothing. What is told of it is made when somebody asks.
 */
export class RecordedRequest {
    /** Its place in the order of answers, from 1. */
    number = 0;
    /** Where the request is. */
    stage: StageName = "content coding";
    readonly method: string;
    readonly path: string;
    readonly query: string;
    readonly rawHeaders: readonly string[];
    readonly protocol: string;
    readonly sourceIp: string;
    readonly id: string;
    /** Arrival, in milliseconds since the epoch. */
    readonly time: number;
    body: Kept = "";
    model: MethodModel | undefined = undefined;
    pathParameters: Readonly<Record<string, string>> | undefined = undefined;
    claims: ClaimTexts | undefined = undefined;
    mediaType = "";
    template: string | undefined = undefined;
    /** The backend's request. */
    rendered: Kept | undefined = undefined;
    sentAt = 0;
    backendStatus = 0;
    backendCode: string | undefined = undefined;
    backendBody: Kept | undefined = undefined;
    backendMilliseconds = 0;
    response: MappedAnswer["response"] | undefined = undefined;
    override: MappedAnswer["override"] | undefined = undefined;
    error: RequestTrace["error"] = undefined;
    status = 0;
    headers: Readonly<Record<string, string>> = {};
    answer: Kept = "";
    milliseconds = 0;

    /** Of the request without its body, which may be long. */
    constructor(request: HttpRequest, context: RequestContext) {
        this.method = request.method;
        this.path = request.path;
        this.query = request.query;
        this.rawHeaders = request.rawHeaders;
        this.protocol = request.protocol;
        this.sourceIp = request.sourceIp;
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
        this.template = template;
        this.rendered = keep(body);
        this.sentAt = now;
        this.stage = "integration";
    }

    backendAnswered({ status, headers, body }: ServiceAnswer, now: number): void {
        this.backendStatus = status;
        this.backendCode = headers["x-amzn-errortype"];
        this.backendBody = keep(body);
        this.backendMilliseconds = now - this.sentAt;
        this.stage = "integration response";
    }

    responded({ response, override }: MappedAnswer): void {
        this.response = response;
        const header = shortValues(override.header);
        this.override = header === override.header ? override : { ...override, header };
    }

    failed({ responseType: type, message, validationError, reason }: GatewayError): void {
        // Validation and template are one step of the mapping.
        const isTemplate = this.stage === "validation" && !type.startsWith("BAD_REQUEST");
        const stage = isTemplate ? "request template" : this.stage;
        this.error = { stage, type, message, validationError, reason };
    }

    answered({ status, headers, body }: HttpAnswer, now: number): void {
        this.status = status;
        this.headers = shortValues(headers);
        this.answer = keep(body);
        this.milliseconds = now - this.time;
    }
}
