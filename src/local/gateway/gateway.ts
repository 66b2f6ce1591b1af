import type { Clock } from "../aws/clock";
import type { CognitoService } from "../cognito/service";
import type { HttpAnswer, HttpRequest } from "../http/messages";
import { SharedAuthorizers } from "./authorizer";
import { GatewayError } from "./gatewayError";
import { createGatewayResponses } from "./gatewayResponse";
import type { Backends } from "./integrations/integration";
import { compileMethod } from "./method";
import { createParameters } from "./parameters";
import { createRequestContext, type RequestContext } from "./requestContext";
import type { RestApiModel } from "./restApiModel";
import { createMethodRouter } from "./router";

/** Answers a request to the stage; never rejects. */
export type Gateway = (request: HttpRequest) => Promise<HttpAnswer>;

/** What the gateway works with. */
export interface GatewayServices extends Backends {
    readonly cognito: CognitoService;
    readonly clock: Clock;
}

/**
 * Executes a declared REST API as API Gateway does: route, authorizer, request validator, request template,
 * backend, integration response, or the gateway response of the error that came in between.
 *
 * @throws Error naming what is declared and not supported.
 */
export async function createGateway(api: RestApiModel, services: GatewayServices): Promise<Gateway> {
    const { cognito, clock } = services;
    const authorizers = new SharedAuthorizers(cognito, clock);
    const methods = await Promise.all(
        api.methods.map((model) => compileMethod(model, services, authorizers)),
    );
    const find = createMethodRouter(methods);
    const answerError = createGatewayResponses(api);
    const stagePath = `/${api.stageName}`;

    const execute = async (request: HttpRequest, context: RequestContext): Promise<HttpAnswer> => {
        if (request.bodyTooLarge) {
            throw new GatewayError("REQUEST_TOO_LARGE");
        }
        const match = find(request.method, request.path.slice(stagePath.length) || "/");
        if (match === undefined) {
            throw new GatewayError("MISSING_AUTHENTICATION_TOKEN");
        }
        const { model, authorize, validate, mapRequest, integrate, respond } = match.route;
        context.resourcePath = model.path;
        if (authorize !== undefined) {
            context.authorizer = { claims: authorize(request) };
        }
        const parameters = createParameters(match.pathParameters, request);
        const document = validate(request, parameters);
        const body = mapRequest({ request, parameters, context, document });
        return respond(await integrate(body), parameters, context);
    };

    return async (request) => {
        const context = createRequestContext(request, api, clock);
        let answer: HttpAnswer;
        try {
            answer = await execute(request, context);
        } catch (error) {
            const gatewayError = error instanceof GatewayError ? error : unexpected(error);
            answer = answerError(gatewayError, context);
        }
        const ids = {
            "x-amzn-RequestId": context.requestId,
            "x-amz-apigw-id": context.extendedRequestId,
        };
        return { ...answer, headers: { ...answer.headers, ...ids } };
    };
}

/** A fault of this program: told to whoever runs it, never to the client. */
function unexpected(error: unknown): GatewayError {
    console.error(error);
    return new GatewayError("API_CONFIGURATION_ERROR");
}
