import type { TemplateContext } from "../vtl";
import { constantHeaders } from "./constantHeaders";
import { responseHeaders } from "./responseHeaders";
import type { GatewayError } from "./gatewayError";
import type { HttpAnswer } from "../http/messages";
import { naming } from "./naming";
import type { GatewayResponseInputs } from "../resources/apigateway/response";
import type { RestApiModel } from "./restApiModel";

const awsDefault: Omit<GatewayResponseInputs, "restApiId"> = {
    responseType: "DEFAULT",
    responseTemplates: { "application/json": '{"message":$context.error.messageString}' },
};

/** Turns an error into the answer that the API declares for its type, else for its class, else AWS's own. */
export type AnswerError = (error: GatewayError, context: TemplateContext) => HttpAnswer;

/**
 * Reads the declared gateway responses. Their templates are no VTL: variables are replaced, and nothing is
 * evaluated (API Gateway Developer Guide, "Gateway responses").
 *
 * @throws Error for a header that is no constant.
 */
export function createGatewayResponses({ gatewayResponses }: RestApiModel): AnswerError {
    const compiled = new Map([...gatewayResponses].map(([type, response]) => [type, compile(response)]));
    return (error, context) => {
        const ofClass = error.status < 500 ? "DEFAULT_4XX" : "DEFAULT_5XX";
        const answer = compiled.get(error.responseType) ?? compiled.get(ofClass) ?? answerOfAws;
        return answer(error, context);
    };
}

function compile(response: typeof awsDefault): AnswerError {
    const constants = naming(`Gateway response ${response.responseType}`, () =>
        constantHeaders(response.responseParameters),
    );
    const [contentType, template] = Object.entries(
        response.responseTemplates ?? awsDefault.responseTemplates!,
    )[0]!;
    const type = { "Content-Type": contentType };
    return (error, context) => ({
        status: response.statusCode === undefined ? error.status : Number(response.statusCode),
        headers: responseHeaders(type, { "x-amzn-ErrorType": error.errorType }, constants),
        body: substitute(template, { ...context, error: contextOf(error) }),
    });
}

const ownTo4xx = compile(awsDefault);
/** With a space, as its recorded length of 36 bytes says (LocalStack's aws.validated test_apigateway_header_remapping_aws). */
const ownTo5xx = compile({
    responseType: "DEFAULT_5XX",
    responseTemplates: { "application/json": '{"message": $context.error.messageString}' },
});

/** AWS's own answer, where no gateway response is declared, or its API is not known yet. */
export const answerOfAws: AnswerError = (error, context) =>
    (error.status < 500 ? ownTo4xx : ownTo5xx)(error, context);

/** `$context.error`. */
function contextOf({ message, responseType, validationError = "" }: GatewayError) {
    return { message, messageString: message, responseType, validationErrorString: validationError };
}

/** Replaces `$context.x.y`; a text is escaped for the JSON around it, `messageString` brings its own quotes. */
function substitute(template: string, context: TemplateContext): string {
    return template.replace(/\$context((?:\.[a-zA-Z0-9_]+)+)/g, (_, path: string) => {
        const names = path.slice(1).split(".");
        const value = names.reduce<unknown>(
            (object, name) => (object as Record<string, unknown> | undefined)?.[name],
            context,
        );
        const text = JSON.stringify(
            typeof value === "string" || typeof value === "number" ? String(value) : "",
        );
        return names.at(-1) === "messageString" ? text : text.slice(1, -1);
    });
}
