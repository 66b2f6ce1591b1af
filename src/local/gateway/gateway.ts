import type { Clock } from "../aws/clock";
import type { CognitoService } from "../cognito/service";
import { mediaTypeOf } from "../http/mediaType";
import type { HttpAnswer, HttpRequest } from "../http/messages";
import { checkAnswerSize } from "./answerSize";
import { SharedAuthorizers } from "./authorizer";
import { decodeBody } from "./contentCoding";
import { GatewayError } from "./gatewayError";
import { type AnswerError, answerOfAws, createGatewayResponses } from "./gatewayResponse";
import type { Backends } from "./integrations/integration";
import { Mappings } from "./mappings";
import { compileMethod } from "./method";
import { createParameters } from "./parameters";
import { createRequestContext, type RequestContext } from "./requestContext";
import { copyOf } from "./responseHeaders";
import type { RestApiModel } from "./restApiModel";
import { createMethodRouter } from "./router";
import { traceHeaderOf } from "./traceHeader";
import type { RecordedRequest } from "./recordedRequest";
import type { Traces } from "./traces";

/** A stage that is served. */
export interface Gateway {
    /** Answers a request to the stage; never rejects. */
    answer(request: HttpRequest): Promise<HttpAnswer>;
    /** Ends what runs for it. */
    close(): Promise<void>;
}

/** What the gateway works with. */
export interface GatewayServices extends Backends {
    readonly cognito: CognitoService;
    readonly clock: Clock;
    /** What notes down each stage's work. Defaults to nothing. */
    readonly traces?: Traces;
}

/**
 * Executes a declared REST API as API Gateway does: content coding, route, authorizer, request validator, request
 * template, backend, integration response, or the gateway response of the error that came in between.
 *
 * @throws Error naming what is declared and not supported.
 */
export async function createGateway(api: RestApiModel, services: GatewayServices): Promise<Gateway> {
    const { cognito, clock, traces } = services;
    const authorizers = new SharedAuthorizers(cognito, clock);
    const mappings = new Mappings(api.methods);
    const methods = await Promise.all(
        api.methods.map((model, index) => compileMethod(model, index, services, authorizers)),
    );
    const find = createMethodRouter(methods);
    const answerError = createGatewayResponses(api);
    const stagePath = `/${api.stageName}`;

    const execute = async (
        request: HttpRequest,
        body: Buffer,
        context: RequestContext,
        record: RecordedRequest | undefined,
    ): Promise<HttpAnswer> => {
        // Slashes behind the stage count as one (recorded: LocalStack's aws.validated test_lambda_aws_proxy_integration).
        const path = request.path.slice(stagePath.length).replace(/^\/+/, "/") || "/";
        const match = find(request.method, path);
        if (match === undefined) {
            throw new GatewayError("MISSING_AUTHENTICATION_TOKEN");
        }
        const { model, index, authorize, checkParameters, integrate } = match.route;
        context.resourcePath = model.path;
        context.resourceId = model.inputs.resourceId;
        record?.routed(model, match.pathParameters);
        if (authorize !== undefined) {
            context.authorizer = { claims: authorize(request) };
        }
        const mediaType = mediaTypeOf(request);
        record?.letIn(context.authorizer?.claims, mediaType);
        const traceHeader = traceHeaderOf(request, clock);
        const parameters = createParameters(match.pathParameters, request, traceHeader);
        checkParameters(parameters, request.protocol);
        const mapped = await mappings.mapRequest(index, { body, mediaType, parameters, context });
        context.responseOverride = mapped.override;
        record?.sent(mapped, clock.now());
        const answer = await integrate(mapped.body, mapped.value);
        record?.backendAnswered(answer, clock.now());
        checkAnswerSize(answer);
        const mappedAnswer = await mappings.mapAnswer(index, { answer, parameters, context });
        record?.responded(mappedAnswer);
        const { status, body: answerBody } = mappedAnswer;
        const headers = copyOf(mappedAnswer.headers);
        if (model.integration.type !== "MOCK") {
            headers["X-Amzn-Trace-Id"] = traceHeader;
        }
        return { status, headers, body: answerBody };
    };

    const answer = async (
        request: HttpRequest,
        context: RequestContext,
        record: RecordedRequest | undefined,
    ): Promise<HttpAnswer> => {
        const answerWith = (answerOf: AnswerError, error: unknown) => {
            const gatewayError = toGatewayError(error);
            record?.failed(gatewayError);
            return answerOf(gatewayError, context);
        };
        let body: Buffer;
        try {
            const decoded = decodeBody(request);
            body = decoded instanceof Promise ? await decoded : decoded;
        } catch (error) {
            return answerWith(answerOfAws, error);
        }
        record?.decoded(body);
        try {
            return await execute(request, body, context, record);
        } catch (error) {
            return answerWith(answerError, error);
        }
    };

    return {
        answer: async (request) => {
            const context = createRequestContext(request, api, clock);
            const record = traces?.begin(request, context);
            const answered = await answer(request, context, record);
            const headers = copyOf(answered.headers);
            headers["x-amzn-RequestId"] = context.requestId;
            headers["x-amz-apigw-id"] = context.extendedRequestId;
            const sent = { status: answered.status, headers, body: answered.body };
            if (record !== undefined) {
                traces?.end(record, sent);
            }
            return sent;
        },
        close: () => mappings.close(),
    };
}

/** Any other error is a fault of this program: told to whoever runs it, never to the client. */
function toGatewayError(error: unknown): GatewayError {
    if (error instanceof GatewayError) {
        return error;
    }
    console.error(error);
    return new GatewayError("API_CONFIGURATION_ERROR");
}
