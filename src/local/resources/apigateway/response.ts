import type { ServedType } from "../resourceType";
import type { Texts } from "./ofMethod";
import { matching, oneOf } from "../constraints";
import { checkApi } from "./parts";

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
    rules: {
        required: ["restApiId", "responseType"],
        constraints: {
            // GatewayResponseType and StatusCode, botocore's model.
            responseType: oneOf(
                ...["DEFAULT_4XX", "DEFAULT_5XX", "RESOURCE_NOT_FOUND", "UNAUTHORIZED", "INVALID_API_KEY"],
                ...[
                    "ACCESS_DENIED",
                    "AUTHORIZER_FAILURE",
                    "AUTHORIZER_CONFIGURATION_ERROR",
                    "INVALID_SIGNATURE",
                ],
                ...[
                    "EXPIRED_TOKEN",
                    "MISSING_AUTHENTICATION_TOKEN",
                    "INTEGRATION_FAILURE",
                    "INTEGRATION_TIMEOUT",
                ],
                ...["API_CONFIGURATION_ERROR", "UNSUPPORTED_MEDIA_TYPE", "BAD_REQUEST_PARAMETERS"],
                ...["BAD_REQUEST_BODY", "REQUEST_TOO_LARGE", "THROTTLED", "QUOTA_EXCEEDED", "WAF_FILTERED"],
            ),
            statusCode: matching(/[1-5]\d\d/),
        },
        replacedBy: ["restApiId", "responseType"],
        checkCreate: ({ restApiId }, live) => void checkApi(live, restApiId),
    },
};
