import type { CognitoService } from "../cognito/service";
import { SharedAuthorizers, type Authorize } from "./authorizer";
import { GatewayError } from "./gatewayError";
import { createGatewayResponses } from "./gatewayResponse";
import type { HttpAnswer, HttpRequest } from "../http/messages";
import { createIntegration, type Backends, type Integrate } from "./integration";
import { createIntegrationResponses, type Respond } from "./integrationResponse";
import { createParameters } from "./parameters";
import { naming } from "./naming";
import { createRequestContext, type RequestContext } from "./requestContext";
import { createRequestValidator, type Validate } from "./requestValidator";
import type { AuthorizerInputs, MethodModel, RestApiModel } from "./restApiModel";
import { createMethodRouter } from "./router";

/** Answers a request to the stage; never rejects. */
export type Gateway = (request: HttpRequest) => Promise<HttpAnswer>;

/** A method's stages, in the order in which a request goes through them. */
interface Method {
    readonly model: MethodModel;
    readonly authorize?: Authorize;
    readonly validate: Validate;
    readonly integrate: Integrate;
    readonly respond: Respond;
}

/**
 * Executes a declared REST API as API Gateway does: route, authorizer, request validator, request template,
 * backend, integration response, or the gateway response of the error that came in between.
 *
 * @throws Error naming what is declared and not supported.
 */
export async function createGateway(
    api: RestApiModel,
    backends: Backends,
    cognito: CognitoService,
): Promise<Gateway> {
    const authorizers = new SharedAuthorizers(cognito);
    const methods = await Promise.all(
        api.methods.map((model) => compileMethod(model, backends, authorizers)),
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
        const { model, authorize, validate, integrate, respond } = match.route;
        context.resourcePath = model.path;
        if (authorize !== undefined) {
            context.authorizer = { claims: authorize(request) };
        }
        const parameters = createParameters(match.pathParameters, request);
        const document = validate(request, parameters);
        const answer = await integrate({ request, parameters, context, document });
        return respond(answer, parameters, context);
    };

    return async (request) => {
        const context = createRequestContext(request, api);
        let answer: HttpAnswer;
        try {
            answer = await execute(request, context);
        } catch (error) {
            const gatewayError = error instanceof GatewayError ? error : unexpected(error);
            answer = answerError(gatewayError, context);
        }
        answer.headers["x-amzn-RequestId"] = context.requestId;
        answer.headers["x-amz-apigw-id"] = context.extendedRequestId;
        return answer;
    };
}

async function compileMethod(
    model: MethodModel,
    backends: Backends,
    authorizers: SharedAuthorizers,
): Promise<Method> {
    const place = `Method ${model.inputs.httpMethod} ${model.path}`;
    const authorizer = naming(place, () => authorizerOf(model));
    const scopes = model.inputs.authorizationScopes ?? [];
    return {
        model,
        authorize: authorizer && (await authorizers.get(authorizer, scopes)),
        ...naming(place, () => ({
            validate: createRequestValidator(model),
            integrate: createIntegration(model.integration, backends),
            respond: createIntegrationResponses(model),
        })),
    };
}

function authorizerOf({ inputs, authorizer }: MethodModel): AuthorizerInputs | undefined {
    const { authorization } = inputs;
    if (authorization === "NONE") {
        return undefined;
    }
    if (authorization !== "COGNITO_USER_POOLS" || authorizer?.type !== "COGNITO_USER_POOLS") {
        throw new Error(
            `Authorization ${authorization} with an authorizer of type ${authorizer?.type} is not supported; ` +
                "NONE, and COGNITO_USER_POOLS with an authorizer of that type, are.",
        );
    }
    return authorizer;
}

/** A fault of this program: told to whoever runs it, never to the client. */
function unexpected(error: unknown): GatewayError {
    console.error(error);
    return new GatewayError("API_CONFIGURATION_ERROR");
}
