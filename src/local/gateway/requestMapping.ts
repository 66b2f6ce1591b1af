import {
    compileTemplate,
    createInput,
    type RequestParameters,
    type TemplateContext,
    TemplateError,
} from "../vtl";
import { GatewayError } from "./gatewayError";
import { naming } from "./naming";
import type { IntegrationInputs } from "../resources/apigateway/integration";

/** A method request that was let in and validated. */
export interface ValidRequest {
    readonly body: string;
    /** The body, parsed, where the validator looked at it. */
    readonly document: unknown;
    readonly mediaType: string;
    readonly parameters: RequestParameters;
    readonly context: TemplateContext;
}

/** Makes the body of the integration request. */
export type MapRequest = (request: ValidRequest) => string;

/**
 * The integration request's body: the template of the request's media type, or what passthroughBehavior says.
 *
 * @throws Error for a template that is not supported.
 */
export function createRequestMapping({
    requestTemplates = {},
    passthroughBehavior = "WHEN_NO_MATCH",
}: IntegrationInputs): MapRequest {
    const templates = new Map(
        Object.entries(requestTemplates).map(([type, source]) => [
            type,
            naming(`Request template ${type}`, () => compileTemplate(source)),
        ]),
    );
    const passesThrough =
        passthroughBehavior === "WHEN_NO_MATCH" ||
        (passthroughBehavior === "WHEN_NO_TEMPLATES" && templates.size === 0);
    return ({ body, document, mediaType, parameters, context }) => {
        const template = templates.get(mediaType);
        if (template === undefined) {
            if (passesThrough) {
                return body;
            }
            throw new GatewayError("UNSUPPORTED_MEDIA_TYPE");
        }
        try {
            const input = createInput(body, parameters, document);
            return template.render({ input, context, stageVariables: {} });
        } catch (error) {
            throw error instanceof TemplateError ? new GatewayError("DEFAULT_4XX", error.message) : error;
        }
    };
}
