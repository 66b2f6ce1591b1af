import type { ServiceAnswer } from "../aws/jsonProtocol";
import type { KinesisService } from "../kinesis/service";
import { createInput, type RequestParameters } from "../vtl/input";
import { compileTemplate, TemplateError, type TemplateContext } from "../vtl/template";
import { GatewayError } from "./gatewayError";
import type { HttpRequest } from "../http/messages";
import { mediaTypeOf } from "../http/mediaType";
import { naming } from "./naming";
import type { IntegrationInputs } from "./restApiModel";
import type { Role } from "./role";

/** What an integration answers: MOCK and Kinesis alike. */
export type IntegrationAnswer = Pick<ServiceAnswer, "status" | "body" | "headers">;

/** A method request that was let in and validated. */
export interface ValidRequest {
    readonly request: HttpRequest;
    readonly parameters: RequestParameters;
    readonly context: TemplateContext;
    /** The body, parsed, where the validator looked at it. */
    readonly document: unknown;
}

/** Calls the backend with the request that the mapping template makes. */
export type Integrate = (request: ValidRequest) => IntegrationAnswer | Promise<IntegrationAnswer>;

/** What integrations reach: Kinesis, and the roles to reach it with, by ARN. */
export interface Backends {
    readonly kinesis: KinesisService;
    readonly roles: ReadonlyMap<string, Role>;
}

/**
 * Compiles a declared integration.
 *
 * @throws Error for a type, an action, a parameter or a template that is not supported.
 */
export function createIntegration(integration: IntegrationInputs, backends: Backends): Integrate {
    const transform = createRequestMapping(integration);
    if (integration.type === "MOCK") {
        return (request) => mockAnswer(transform(request));
    }
    const action = kinesisAction(integration);
    checkRequestParameters(integration);
    const role = backends.roles.get(integration.credentials ?? "");
    if (role === undefined) {
        throw new Error(
            `Integration of ${action}: no role ${integration.credentials} is declared for its credentials.`,
        );
    }
    const timeout = integration.timeoutMilliseconds ?? 29_000;
    const { kinesis } = backends;
    return (request) => {
        const answer = kinesis.call(action, transform(request), role);
        return answer instanceof Promise ? within(timeout, answer) : answer;
    };
}

/** The integration request's body: the template of the request's media type, or what passthroughBehavior says. */
function createRequestMapping({
    requestTemplates = {},
    passthroughBehavior = "WHEN_NO_MATCH",
}: IntegrationInputs) {
    const templates = new Map(
        Object.entries(requestTemplates).map(([type, source]) => [
            type,
            naming(`Request template ${type}`, () => compileTemplate(source)),
        ]),
    );
    const passesThrough =
        passthroughBehavior === "WHEN_NO_MATCH" ||
        (passthroughBehavior === "WHEN_NO_TEMPLATES" && templates.size === 0);
    return ({ request, parameters, context, document }: ValidRequest): string => {
        const template = templates.get(mediaTypeOf(request));
        if (template === undefined) {
            if (passesThrough) {
                return request.body;
            }
            throw new GatewayError("UNSUPPORTED_MEDIA_TYPE");
        }
        try {
            return template.render({
                input: createInput(request.body, parameters, document),
                context,
                stageVariables: {},
            });
        } catch (error) {
            throw error instanceof TemplateError ? new GatewayError("DEFAULT_4XX", error.message) : error;
        }
    };
}

/** A MOCK integration answers with the status that its request template names. */
function mockAnswer(body: string): IntegrationAnswer {
    const { statusCode } = JSON.parse(body) as { statusCode?: number };
    if (typeof statusCode !== "number") {
        throw new GatewayError("API_CONFIGURATION_ERROR");
    }
    return { status: statusCode, headers: {}, body: "" };
}

function kinesisAction({ type, uri = "" }: IntegrationInputs): string {
    const action = /^arn:aws[a-z-]*:apigateway:[a-z0-9-]+:kinesis:action\/(\w+)$/.exec(uri)?.[1];
    if (type !== "AWS" || action === undefined) {
        throw new Error(
            `Integration ${type} ${uri}: only MOCK, and AWS with a Kinesis action, are supported.`,
        );
    }
    return action;
}

/** Kinesis takes JSON 1.1 and nothing else; other parameters have no meaning for it. */
function checkRequestParameters({ uri, requestParameters = {} }: IntegrationInputs): void {
    const { "integration.request.header.Content-Type": contentType, ...others } = requestParameters;
    if (contentType !== "'application/x-amz-json-1.1'" || Object.keys(others).length > 0) {
        throw new Error(
            `Integration ${uri}: request parameters ${JSON.stringify(requestParameters)} are not supported; ` +
                `Kinesis takes integration.request.header.Content-Type = 'application/x-amz-json-1.1'.`,
        );
    }
}

async function within<T>(milliseconds: number, answer: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new GatewayError("INTEGRATION_TIMEOUT")), milliseconds);
    });
    try {
        return await Promise.race([answer, late]);
    } catch (error) {
        throw error instanceof GatewayError ? error : new GatewayError("INTEGRATION_FAILURE");
    } finally {
        clearTimeout(timer);
    }
}
