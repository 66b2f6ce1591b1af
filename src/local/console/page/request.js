import { html, nothing } from "./lit-html/lit-html.js";
import { bodyBlock, pairs } from "./excerpts.js";
import { clockTime, toneOf } from "./format.js";

/** What each stage did with a request. */
export function requestDetail(request) {
    const { method, path, query, status, milliseconds, time, id, error } = request;
    return html`<section class="detail" aria-labelledby="opened">
        <div class="title">
            <h2 id="opened" class="mono">
                <span class=${toneOf(status)}>${status}</span> ${method}
                ${path}${query === "" ? "" : `?${query}`}
            </h2>
            <p class="dim">${clockTime(time)} · ${milliseconds} ms · <span class="mono">${id}</span></p>
            <a class="close" href="#requests">Close</a>
        </div>
        ${error === undefined ? nothing : cause(error)}
        <ol class="stages">
            ${stagesOf(request).map(
                ({ name, outcome, what }) =>
                    html`<li class=${outcome}><b>${name}</b> <span>${what}</span></li>`,
            )}
        </ol>
        <div class="sides">${sidesOf(request)}</div>
    </section>`;
}

function cause({ stage, type, message, validationError, reason }) {
    return html`<div class="cause" role="note">
        <p>
            <b>Refused by the ${stage}.</b>
            ${message}${validationError === undefined ? "" : `: ${validationError}`}
        </p>
        ${reason === undefined ? nothing : html`<p>Not told to the client: ${reason}</p>`}
        <p class="dim">Gateway response <span class="mono">${type}</span></p>
    </div>`;
}

const claims = ["sub", "cognito:username", "username", "client_id", "token_use", "scope"];

/** Each stage that the request came to, and in a few words what it did. */
function stagesOf({
    method,
    route,
    authorizer,
    validation,
    integration,
    backendAnswer,
    integrationResponse,
    error,
}) {
    const stages = [];
    const add = (name, isThere, what, outcome = "good") => {
        if (error?.stage === name) {
            stages.push({ name, outcome: "bad", what: "refused" });
        } else if (isThere) {
            stages.push({ name, outcome, what: what() });
        }
    };
    add("content coding", false, () => "");
    add("route", route, () => `${method} ${route.resource}`);
    add("authorizer", authorizer, () => claimsOf(authorizer));
    add("validation", validation && error?.stage !== "validation", () => heldTo(validation));
    add("request template", integration, () => integration.template ?? "passed through");
    add(
        "integration",
        backendAnswer,
        () => `${integration.backend}: ${backendAnswer.status}`,
        backendAnswer?.status < 400 ? "good" : "odd",
    );
    add("integration response", integrationResponse, () => chosen(integrationResponse));
    return stages;
}

function claimsOf({ claims: all }) {
    const [name, value] = Object.entries(all).find(([name]) => claims.includes(name)) ?? ["let in", ""];
    return `let in, ${name} ${value.length > 20 ? `${value.slice(0, 8)}…` : value}`;
}

function heldTo({ parameters, model }) {
    const held = [...parameters, ...(model === undefined ? [] : [model])];
    return held.length > 0 ? `passed: ${held.join(", ")}` : "nothing is declared";
}

function chosen({ statusCode, pattern, override }) {
    const overridden = override.status === undefined ? "" : `, status set to ${override.status}`;
    return `${statusCode} ${pattern === undefined ? "by default" : `as ${pattern}`}${overridden}`;
}

/** What came in, what was made of it, what came back, and what went out. */
function sidesOf({ request, authorizer, integration, backendAnswer, integrationResponse, answer, status }) {
    const overrides = Object.entries(integrationResponse?.override.header ?? {});
    return [
        side("Request", `${request.protocol} from ${request.sourceIp}`, [
            bodyBlock(request.body, "Body of the request"),
            folded("Headers", pairs(request.headers)),
            authorizer === undefined ? nothing : folded("Claims", pairs(Object.entries(authorizer.claims))),
        ]),
        integration === undefined
            ? side("Rendered template", "none was rendered")
            : side("Rendered template", integration.template ?? "passed through", [
                  bodyBlock(integration.body, "Rendered template", { asItStands: true }),
              ]),
        backendAnswer === undefined
            ? side("Backend’s answer", "it was not asked, or gave none")
            : side(
                  `${integration.backend}’s answer`,
                  `${backendAnswer.status} in ${backendAnswer.milliseconds} ms`,
                  [bodyBlock(backendAnswer.body, "Answer of the backend")],
              ),
        side("Response", String(status), [
            bodyBlock(answer.body, "Body of the response"),
            folded("Headers", pairs(answer.headers)),
            overrides.length === 0 ? nothing : folded("Overrides", pairs(overrides)),
        ]),
    ];
}

function side(title, what, content = nothing) {
    return html`<section class="side" aria-label=${title}>
        <h3>${title}</h3>
        <p class="dim">${what}</p>
        ${content}
    </section>`;
}

function folded(title, content) {
    return html`<details>
        <summary>${title}</summary>
        ${content}
    </details>`;
}
