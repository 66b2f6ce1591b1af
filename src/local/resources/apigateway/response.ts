import type { ServedType } from "../resourceType";
import type { Texts } from "./ofMethod";

export interface GatewayResponseInputs {
    readonly restApiId: string;
    readonly responseType: string;
    readonly statusCode?: string;
    readonly responseParameters?: Texts;
    readonly responseTemplates?: Texts;
}

export const response: ServedType<GatewayResponseInputs> = {
    token: "aws:apigateway/response:Response",
    inputs: ["restApiId", "responseType", "statusCode", "responseParameters", "responseTemplates"],
};
