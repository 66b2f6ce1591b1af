import { html, nothing } from "./lit-html/lit-html.js";
import { copyButton, textBlock } from "./excerpts.js";
import { state } from "./store.js";

/** What runs: outputs, the environment for AWS's tools, routes, and what is not copied. */
export function overview() {
    const { run } = state;
    if (run === undefined) {
        return html`<p class="empty">Asking …</p>`;
    }
    const { readme: _, ...outputs } = run.outputs;
    return html`
        <section class="group" aria-label="Outputs">
            <h2>Outputs</h2>
            <dl class="outputs">${Object.entries(outputs).map(([name, value]) => output(name, value))}</dl>
        </section>
        <section class="group" aria-label="Environment">
            <h2>Environment for AWS SDKs and the CLI ${copyButton(run.shell, "the environment")}</h2>
            ${textBlock(run.shell.replaceAll(" ", " \\\n    ").replace(" \\\n    ", " "), "Environment")}
        </section>
        ${run.environment === undefined ? nothing : pulumi(run.environment)}
        <section class="group" aria-label="Routes">
            <h2>Routes <a class="aside" href="/_local/api/">try them</a></h2>
            ${
                run.routes.length === 0
                    ? html`<p class="empty">No API is deployed yet.</p>`
                    : html`<ul class="plain mono">
                          ${run.routes.map((route) => html`<li>${route}</li>`)}
                      </ul>`
            }
        </section>
        <section class="group" aria-label="Not copied">
            <h2>Declared, and without effect on this machine</h2>
            ${
                run.notCopied.length === 0
                    ? html`<p class="empty">Nothing: all that is declared counts here.</p>`
                    : html`<ul class="plain">
                          ${run.notCopied.map((what) => html`<li>${what}</li>`)}
                      </ul>`
            }
        </section>
    `;
}

function output(name, value) {
    const text = typeof value === "string" ? value : JSON.stringify(value);
    return html`<div>
        <dt>${name}</dt>
        <dd class="mono">${text}</dd>
        <dd>${copyButton(text, name)}</dd>
    </div>`;
}

function pulumi(environment) {
    const lines = Object.entries(environment).map(([name, value]) => `${name}=${value}`);
    return html`<section class="group" aria-label="Environment of Pulumi">
        <h2>Environment for <span class="mono">pulumi up</span></h2>
        ${textBlock(lines.join("\n"), "Environment of Pulumi")}
    </section>`;
}
