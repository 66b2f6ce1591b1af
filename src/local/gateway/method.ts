import { createIntegration, type Backends, type Integrate } from "./integrations/integration";
import type { Authorize, SharedAuthorizers } from "./authorizer";
import { createIntegrationResponses, type Respond } from "./integrationResponse";
import { naming } from "./naming";
import { createRequestMapping, type MapRequest } from "./requestMapping";
import { createRequestValidator, type Validate } from "./requestValidator";
import type { AuthorizerInputs } from "../resources/apigateway/authorizer";
import type { MethodModel } from "./restApiModel";

/** A method's stages, in the order in which a request goes through them. */
export interface Method {
    readonly model: MethodModel;
    /** Undefined where everybody is let in. */
    readonly authorize?: Authorize;
    readonly validate: Validate;
    readonly mapRequest: MapRequest;
    readonly integrate: Integrate;
    readonly respond: Respond;
}

/** @throws Error naming the method, and what of it is not supported. */
export async function compileMethod(
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
            mapRequest: createRequestMapping(model.integration),
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
