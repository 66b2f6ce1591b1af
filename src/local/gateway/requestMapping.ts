import {
    compileJsonTemplate,
    createInput,
    requestOverrideOf,
    type RequestParameters,
    type TemplateContext,
    TemplateError,
} from "../vtl";
import { contentType } from "../aws/jsonProtocol";
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

/** The body of an integration request. */
export interface MappedBody {
    readonly body: string;
    /** Media type of the template that made it; undefined where it is passed through. */
    readonly template?: string;
    /** What JSON.parse makes of it; undefined where it is to be parsed. */
    readonly value?: unknown;
}

/** Makes the body of the integration request. */
export type MapRequest = (request: ValidRequest) => MappedBody;

/**
 * The integration request's body: the template of the request's media type, or what passthroughBehavior says.
 *
 * @param place what an error names
 * @throws Error for a template that is not supported.
 */
export function createRequestMapping(
    place: string,
    { type, requestTemplates = {}, passthroughBehavior = "WHEN_NO_MATCH" }: IntegrationInputs,
): MapRequest {
    const templates = new Map(
        Object.entries(requestTemplates).map(([type, source]) => [
            type,
            naming(`Request template ${type}`, () => compileJsonTemplate(source)),
        ]),
    );
    const passesThrough =
        passthroughBehavior === "WHEN_NO_MATCH" ||
        (passthroughBehavior === "WHEN_NO_TEMPLATES" && templates.size === 0);
    const checkOverride =
        type === "MOCK"
            ? () => undefined
            : (context: TemplateContext) => naming(place, () => checkRequestOverride(context));
    return ({ body, document, mediaType, parameters, context }) => {
        const chosen = templates.has(mediaType) ? mediaType : "$default";
        const template = templates.get(chosen);
        if (template === undefined) {
            if (passesThrough) {
                return { body };
            }
            throw new GatewayError("UNSUPPORTED_MEDIA_TYPE").because(
                `no request template takes ${mediaType}; ${[...templates.keys()].join(", ") || "none"} are declared`,
            );
        }
        try {
            const input = createInput(body, parameters, document);
            const { text, value } = template.render({ input, context, stageVariables: {} });
            checkOverride(context);
            return { body: text, value, template: chosen };
        } catch (error) {
            throw error instanceof TemplateError ? new GatewayError("DEFAULT_4XX", error.message) : error;
        }
    };
}

/**
 * What a template puts in the place of the backend request's own parameters. Kinesis takes one of them.
 *
 * @throws Error naming what is not supported
 */
function checkRequestOverride(context: TemplateContext): void {
    if (context.requestOverride === undefined) {
        return;
    }
    const { header, ...others } = requestOverrideOf(context);
    for (const [group, values] of Object.entries({ header, ...others })) {
        for (const [name, value] of Object.entries(values)) {
            const isContentType = group === "header" && name.toLowerCase() === "content-type";
            if (!isContentType || value !== contentType) {
                throw new Error(
                    `$context.requestOverride.${group}.${name} = ${value} is not supported; ` +
                        `header.Content-Type = ${contentType} is.`,
                );
            }
        }
    }
}
