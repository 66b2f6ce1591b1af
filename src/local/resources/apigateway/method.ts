import type { ServedType } from "../resourceType";
import type { OfMethod, Texts } from "./ofMethod";

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
};
