import type { ServedType } from "../resourceType";
import type { OfMethod } from "./ofMethod";
import { between, oneOf } from "../constraints";
import { conflict } from "../awsError";
import { checkApi, labelOfMethod, partsOf } from "./parts";

export interface AuthorizerInputs {
    readonly restApi: string;
    readonly name?: string;
    readonly type?: string;
    readonly providerArns?: readonly string[];
    readonly identitySource?: string;
    readonly identityValidationExpression?: string;
    readonly authorizerResultTtlInSeconds?: number;
}

export const authorizer: ServedType<AuthorizerInputs> = {
    token: "aws:apigateway/authorizer:Authorizer",
    inputs: [
        ...(["restApi", "name", "type", "providerArns", "identitySource"] as const),
        ...(["identityValidationExpression", "authorizerResultTtlInSeconds"] as const),
    ],
    rules: {
        autoName: true,
        required: ["restApi"],
        constraints: {
            // AuthorizerType, botocore's model; "The maximum value is 3600": CreateAuthorizer, API Gateway API reference.
            type: oneOf("TOKEN", "REQUEST", "COGNITO_USER_POOLS"),
            authorizerResultTtlInSeconds: between(0, 3600),
        },
        // `validateAuthorizerType` of the provider.
        check: ({ type, providerArns = [] }) =>
            type === "COGNITO_USER_POOLS" && providerArns.length === 0
                ? [
                      {
                          property: "providerArns",
                          reason: "providerArns must be set non-empty when authorizer type is COGNITO_USER_POOLS",
                      },
                  ]
                : [],
        // `resourceAuthorizerCustomizeDiff`: a type that is, or was, COGNITO_USER_POOLS, the one that is served.
        replacedBy: ["restApi", "type"],
        checkCreate: ({ restApi }, live) => void checkApi(live, restApi),
        checkDelete: ({ id, inputs: { restApi, name } }, live) => {
            const user = partsOf<OfMethod & { authorizerId?: string }>(
                live,
                "aws:apigateway/method:Method",
                restApi,
            ).find(({ inputs }) => inputs.authorizerId === id);
            if (user !== undefined) {
                // The words are AWS's: hashicorp/terraform #25980.
                throw conflict(
                    `Cannot delete authorizer '${name}', is referenced in method: ${labelOfMethod(live, user, "")}`,
                );
            }
        },
    },
};
