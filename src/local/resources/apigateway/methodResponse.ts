import type { ServedType } from "../resourceType";
import type { OfMethod, Texts } from "./ofMethod";

export interface MethodResponseInputs extends OfMethod {
    readonly statusCode: string;
    readonly responseParameters?: Readonly<Record<string, boolean>>;
    readonly responseModels?: Texts;
}

export const methodResponse: ServedType<MethodResponseInputs> = {
    token: "aws:apigateway/methodResponse:MethodResponse",
    inputs: [
        ...(["restApi", "resourceId", "httpMethod", "statusCode"] as const),
        ...(["responseParameters", "responseModels"] as const),
    ],
};
