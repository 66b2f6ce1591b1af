import type { Authorize, SharedAuthorizers } from "./authorizer";
import { createIntegration, type Backends, type Integrate } from "./integrations/integration";
import { placeOf } from "./methodMapping";
import { naming } from "./naming";
import { createParameterCheck, type CheckParameters } from "./parameterValidator";
import type { AuthorizerInputs } from "../resources/apigateway/authorizer";
import type { MethodModel } from "./restApiModel";

/** A method's stages, in the order in which a request goes through them; bodies are the {@link Mappings}' part. */
export interface Method {
    readonly model: MethodModel;
    /** Its place among the API's methods. */
    readonly index: number;
    /** Undefined where everybody is let in. */
    readonly authorize?: Authorize;
    readonly checkParameters: CheckParameters;
    readonly integrate: Integrate;
}

/** @throws Error naming the method, and what of it is not supported. */
export async function compileMethod(
    model: MethodModel,
    index: number,
    backends: Backends,
    authorizers: SharedAuthorizers,
): Promise<Method> {
    const authorizer = naming(placeOf(model), () => authorizerOf(model));
    const scopes = model.inputs.authorizationScopes ?? [];
    return {
        model,
        index,
        authorize: authorizer && (await authorizers.get(authorizer, scopes)),
        checkParameters: createParameterCheck(model),
        integrate: naming(placeOf(model), () => createIntegration(model.integration, backends)),
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
