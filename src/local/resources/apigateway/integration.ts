import type { ServedType } from "../resourceType";
import type { OfMethod, Texts } from "./ofMethod";

export interface IntegrationInputs extends OfMethod {
    readonly type: string;
    readonly integrationHttpMethod?: string;
    readonly uri?: string;
    readonly credentials?: string;
    readonly passthroughBehavior?: string;
    readonly requestParameters?: Texts;
    readonly requestTemplates?: Texts;
    readonly timeoutMilliseconds?: number;
}

export const integration: ServedType<IntegrationInputs> = {
    token: "aws:apigateway/integration:Integration",
    inputs: [
        ...(["restApi", "resourceId", "httpMethod", "type", "integrationHttpMethod", "uri"] as const),
        ...(["credentials", "passthroughBehavior", "requestParameters", "requestTemplates"] as const),
        "timeoutMilliseconds",
    ],
};
