import type { LiveResources } from "../typeRules";
import type { ServedType } from "../resourceType";
import type { OfMethod, Texts } from "./ofMethod";
import { oneOf } from "../constraints";
import { badRequest, conflict } from "../awsError";
import { checkResource, ofSameMethod, partsOf } from "./parts";
import { authorizer } from "./authorizer";
import { model } from "./model";
import { requestValidator } from "./requestValidator";

export interface MethodInputs extends OfMethod {
    readonly authorization: string;
    readonly authorizerId?: string;
    readonly authorizationScopes?: readonly string[];
    readonly requestValidatorId?: string;
    readonly requestParameters?: Readonly<Record<string, boolean>>;
    readonly requestModels?: Texts;
    readonly operationName?: string;
}

export const method: ServedType<MethodInputs> = {
    token: "aws:apigateway/method:Method",
    inputs: [
        ...(["restApi", "resourceId", "httpMethod", "authorization", "authorizerId"] as const),
        ...(["authorizationScopes", "requestValidatorId", "requestParameters", "requestModels"] as const),
        "operationName",
    ],
    rules: {
        required: ["restApi", "resourceId", "httpMethod", "authorization"],
        constraints: {
            // PutMethod, API Gateway API reference; `validHTTPMethod` of the provider.
            httpMethod: oneOf("ANY", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"),
            authorization: oneOf("NONE", "AWS_IAM", "CUSTOM", "COGNITO_USER_POOLS"),
        },
        replacedBy: ["restApi", "resourceId", "httpMethod"],
        checkCreate: (inputs, live) => {
            checkResource(live, inputs.restApi, inputs.resourceId);
            if (partsOf<MethodInputs>(live, method.token, inputs.restApi).some(ofSameMethod(inputs))) {
                throw conflict("Method already exists for this resource");
            }
            checkReferences(inputs, live);
        },
        checkUpdate: checkReferences,
    },
};

/** The words are AWS's, as LocalStack's provider has them from its tests on AWS. */
function checkReferences(inputs: MethodInputs, live: LiveResources): void {
    const { restApi, authorization, authorizerId = "", requestValidatorId, requestModels = {} } = inputs;
    const has = (type: string, id: string) => live.find(type, id)?.inputs.restApi === restApi;
    if (/^(?:CUSTOM|COGNITO_USER_POOLS)$/.test(authorization) && !has(authorizer.token, authorizerId)) {
        throw badRequest(
            "Invalid authorizer ID specified. Setting the authorization type to CUSTOM or COGNITO_USER_POOLS " +
                "requires a valid authorizer.",
        );
    }
    if (requestValidatorId !== undefined && !has(requestValidator.token, requestValidatorId)) {
        throw badRequest("Invalid Request Validator identifier specified");
    }
    const names = partsOf<{ name: string }>(live, model.token, restApi).map(({ inputs }) => inputs.name);
    const unknown = Object.values(requestModels).find((name) => !["Empty", "Error", ...names].includes(name));
    if (unknown !== undefined) {
        throw badRequest(`Invalid model identifier specified: ${unknown}`);
    }
}
