import type { ServedType } from "../resourceType";

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
};
