import type { ServedType } from "../resourceType";
import type { OfMethod, Texts } from "./ofMethod";

export interface IntegrationResponseInputs extends OfMethod {
    readonly statusCode: string;
    readonly selectionPattern?: string;
    readonly responseParameters?: Texts;
    readonly responseTemplates?: Texts;
}

export const integrationResponse: ServedType<IntegrationResponseInputs> = {
    token: "aws:apigateway/integrationResponse:IntegrationResponse",
    inputs: [
        ...(["restApi", "resourceId", "httpMethod", "statusCode", "selectionPattern"] as const),
        ...(["responseParameters", "responseTemplates"] as const),
    ],
};
