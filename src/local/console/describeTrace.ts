import type { Excerpt, Headers, RequestTrace } from "../gateway/requestTrace";
import type { Paint } from "./paint";
import { terminalLine, terminalText } from "./terminalText";

/** What of a body a terminal shows, in characters; the console shows more. */
const longest = 2000;

/** What each stage did with a request, in lines that are safe to print. */
export function describeTrace(trace: RequestTrace, paint: Paint): string {
    const lines: string[] = [];
    const tell = (stage: string, what: string) =>
        lines.push(`  ${paint("name", stage.padEnd(23))}${terminalLine(what)}`);
    const show = (text: string) =>
        lines.push(
            ...terminalText(text.trimEnd())
                .split("\n")
                .map((line) => `    ${paint("dim", line)}`),
        );
    const showBody = (body: Excerpt) => body.bytes > 0 && show(cut(body));
    const showHeaders = (headers: Headers) =>
        headers.forEach(([name, value]) => show(terminalLine(`${name}: ${value}`)));

    const { request, route, authorizer, validation, integration, backendAnswer, error, answer } = trace;
    tell("request", `${request.protocol} from ${request.sourceIp}, ${trace.id}`);
    showHeaders(request.headers);
    showBody(request.body);
    if (route !== undefined) {
        tell("route", [`${trace.method} ${route.resource}`, ...pairs(route.pathParameters)].join(", "));
    }
    if (authorizer !== undefined) {
        tell("authorizer", ["let in", ...pairs(pick(authorizer.claims))].join(", "));
    }
    if (validation !== undefined && error?.stage !== "validation") {
        const { parameters, model } = validation;
        const held = [...parameters, ...(model === undefined ? [] : [`body: ${model}`])];
        tell("validation", held.length > 0 ? `passed: ${held.join(", ")}` : "nothing is declared");
    }
    if (integration !== undefined) {
        tell("request template", integration.template ?? "none: the body is passed through");
        showBody(integration.body);
    }
    if (backendAnswer !== undefined) {
        tell(integration!.backend, `${backendAnswer.status} in ${backendAnswer.milliseconds} ms`);
        showBody(backendAnswer.body);
    }
    if (trace.integrationResponse !== undefined) {
        const { statusCode, pattern, template, override } = trace.integrationResponse;
        const why = pattern === undefined ? "by default" : `as ${pattern}`;
        tell("integration response", `${statusCode} ${why}, ${template ?? "no"} template`);
        const { status, header } = override;
        const overrides = [...(status === undefined ? [] : [`status ${status}`]), ...pairs(header)];
        if (overrides.length > 0) {
            tell("overrides", overrides.join(", "));
        }
    }
    if (error !== undefined) {
        const { stage, type, message, validationError, reason } = error;
        tell(stage, ["refused", message, validationError, reason].filter(Boolean).join(": "));
        tell("gateway response", type);
    }
    tell("answer", String(trace.status));
    showHeaders(answer.headers);
    showBody(answer.body);
    return `${lines.join("\n")}\n`;
}

/** Claims that say who calls, and with what. */
const telling = [
    "token_use",
    "sub",
    "cognito:username",
    "username",
    "client_id",
    "aud",
    "scope",
    "cognito:groups",
];

function pick(claims: Readonly<Record<string, string>>): Record<string, string> {
    return Object.fromEntries(Object.entries(claims).filter(([name]) => telling.includes(name)));
}

function pairs(values: Readonly<Record<string, string>>): string[] {
    return Object.entries(values).map(([name, value]) => `${name} = ${value}`);
}

function cut({ text, bytes }: Excerpt): string {
    return text.length > longest || Buffer.byteLength(text) < bytes
        ? `${text.slice(0, longest)}… (${bytes} bytes)`
        : text;
}
