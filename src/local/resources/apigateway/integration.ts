import type { ServedType } from "../resourceType";
import type { OfMethod, Texts } from "./ofMethod";
import { between, oneOf } from "../constraints";
import { badRequest } from "../awsError";
import { checkMethod } from "./parts";

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
    rules: {
        required: ["restApi", "resourceId", "httpMethod", "type"],
        constraints: {
            // IntegrationType, botocore's model; the rest: the provider's documentation.
            type: oneOf("HTTP", "AWS", "MOCK", "HTTP_PROXY", "AWS_PROXY"),
            integrationHttpMethod: oneOf("ANY", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"),
            passthroughBehavior: oneOf("WHEN_NO_MATCH", "WHEN_NO_TEMPLATES", "NEVER"),
            timeoutMilliseconds: between(50, 300_000),
        },
        replacedBy: [
            ...["restApi", "resourceId", "httpMethod", "type", "credentials", "integrationHttpMethod"],
            "passthroughBehavior",
        ],
        deleteBeforeReplace: true,
        checkCreate: (inputs, live) => {
            checkMethod(live, inputs);
            checkBackend(inputs);
        },
        checkUpdate: checkBackend,
    },
};

/** The words are AWS's, as moto has them (`moto/apigateway/exceptions.py`). */
function checkBackend({ type, uri = "", integrationHttpMethod, credentials }: IntegrationInputs): void {
    if (!type.startsWith("AWS")) {
        return;
    }
    if (integrationHttpMethod === undefined) {
        throw badRequest("Enumeration value for HttpMethod must be non-empty");
    }
    if (!uri.startsWith("arn:")) {
        throw badRequest("Invalid ARN specified in the request");
    }
    if (!/:(?:path|action)\//.test(uri)) {
        throw badRequest("AWS ARN for integration must contain path or action");
    }
    if (type === "AWS" && credentials === undefined) {
        throw badRequest("Role ARN must be specified for AWS integrations");
    }
}
