import {
    compileTemplate,
    createInput,
    type RequestParameters,
    type TemplateContext,
} from "../../../src/local/vtl";

/** What a test may say of a request; all of it is empty by default. */
export interface Request {
    body?: string;
    params?: Partial<RequestParameters>;
    context?: TemplateContext;
    stageVariables?: Record<string, string>;
}

/** The text that a template gives for a request. */
export function render(template: string, request: Request = {}): string {
    const { body = "", params, context = {}, stageVariables = {} } = request;
    const input = createInput(body, { path: {}, querystring: {}, header: {}, ...params });
    return compileTemplate(template).render({ input, context, stageVariables });
}
