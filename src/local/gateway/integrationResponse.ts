import {
    compileTemplate,
    createInput,
    responseOverrideOf,
    TemplateError,
    type RequestParameters,
    type ResponseOverride,
} from "../vtl";
import { constantHeaders } from "./constantHeaders";
import { checkedHeaders, responseHeaders } from "./responseHeaders";
import { GatewayError } from "./gatewayError";
import type { HttpAnswer } from "../http/messages";
import type { MethodAnswer } from "./methodMapping";
import { naming } from "./naming";
import type { IntegrationResponseInputs } from "../resources/apigateway/integrationResponse";
import type { MethodModel } from "./restApiModel";

/** A client's answer, and how it came about. */
export interface MappedAnswer extends HttpAnswer {
    readonly response: IntegrationResponse;
    readonly override: ResponseOverride;
}

/** An integration response that was chosen. */
export interface IntegrationResponse {
    readonly statusCode: string;
    /** The pattern that the backend's status matches; undefined for the default one. */
    readonly pattern?: string;
    /** Media type of the template; undefined where the backend's body is passed through. */
    readonly template?: string;
}

/** Turns the backend's answer into the client's. */
export type Respond = (answer: MethodAnswer) => MappedAnswer;

/**
 * The integration responses of a method: the one whose pattern matches the backend's status, else the default;
 * its headers, its template, and what the template puts in their place.
 *
 * @throws Error for a response without its method response, or a header that is not supported.
 */
export function createIntegrationResponses(method: MethodModel): Respond {
    const responses = method.integrationResponses.map((response) =>
        naming(`Integration response ${response.statusCode}`, () => ({
            pattern: response.selectionPattern ? new RegExp(`^(?:${response.selectionPattern})$`) : undefined,
            map: createResponseMapping(response, method),
        })),
    );
    const byDefault = responses.find(({ pattern }) => pattern === undefined);
    return (answered) => {
        const status = String(answered.answer.status);
        const chosen = responses.find(({ pattern }) => pattern?.test(status)) ?? byDefault;
        if (chosen === undefined) {
            throw new GatewayError("API_CONFIGURATION_ERROR").because(
                `no integration response takes the backend's status ${status}`,
            );
        }
        return chosen.map(answered);
    };
}

function createResponseMapping(
    response: IntegrationResponseInputs,
    { methodResponses }: MethodModel,
): Respond {
    const methodResponse = methodResponses.get(response.statusCode);
    if (methodResponse === undefined) {
        throw new Error("No method response exists for its status.");
    }
    for (const target of Object.keys(response.responseParameters ?? {})) {
        if (!(target in (methodResponse.responseParameters ?? {}))) {
            throw new Error(`The method response does not declare ${target}.`);
        }
    }
    const constants = constantHeaders(response.responseParameters);
    const withoutTemplate = {
        statusCode: response.statusCode,
        pattern: response.selectionPattern || undefined,
    };
    const templates = Object.entries(response.responseTemplates ?? {}).map(([type, source]) => ({
        headers: responseHeaders({ "Content-Type": type }, constants),
        template: compileTemplate(source),
        type,
        response: { ...withoutTemplate, template: type },
    }));
    const byDefault = templates.find(({ type }) => type === defaultType) ?? templates[0];
    const headersWithoutTemplate = responseHeaders({ "Content-Type": defaultType }, constants);

    return ({ answer, parameters, context }) => {
        const chosen =
            templates.length < 2
                ? byDefault
                : (templates.find(({ type }) => type === acceptOf(parameters)) ?? byDefault);
        let { body } = answer;
        if (chosen !== undefined) {
            try {
                const input = createInput(body, parameters);
                body = chosen.template.render({ input, context, stageVariables: {} });
            } catch (error) {
                throw error instanceof TemplateError
                    ? new GatewayError("API_CONFIGURATION_ERROR").because(error.message)
                    : error;
            }
        }
        const own = chosen?.headers ?? headersWithoutTemplate;
        const override = responseOverrideOf(context);
        const { status, header } = override;
        const isChanged = Object.keys(header).length > 0;
        return {
            status: statusOf(status, Number(response.statusCode)),
            headers: isChanged ? responseHeaders(own, checkedHeaders(header)) : own,
            body,
            response: chosen?.response ?? withoutTemplate,
            override,
        };
    };
}

const defaultType = "application/json";

/** The type that the client asks for: it chooses among several templates. */
function acceptOf({ header }: RequestParameters): string | undefined {
    return Object.entries(header).find(([name]) => name.toLowerCase() === "accept")?.[1];
}

/** A status outside 100 to 599 does not count. */
function statusOf(override: number | string | undefined, declared: number): number {
    const status = Number(override);
    return Number.isInteger(status) && status >= 100 && status <= 599 ? status : declared;
}
