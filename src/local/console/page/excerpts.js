import { html, nothing } from "./lit-html/lit-html.js";
import { indented, size } from "./format.js";
import { tell } from "./store.js";

/** A button that copies a text. */
export function copyButton(text, what) {
    const copy = async () => {
        await navigator.clipboard.writeText(text);
        tell(`Copied: ${what}.`);
    };
    return html`<button type="button" class="copy" aria-label="Copy ${what}" @click=${copy}>Copy</button>`;
}

/** A text as it stands, that scrolls, by the keyboard too. */
export function textBlock(text, label) {
    return html`<pre tabindex="0" role="region" aria-label=${label}>${text}</pre>`;
}

/** A body: JSON indented, unless it is to be seen as it stands, and how much of it is not there. */
export function bodyBlock({ text, bytes }, label, { asItStands = false } = {}) {
    if (bytes === 0) {
        return html`<p class="none">No body</p>`;
    }
    const shownBytes = new TextEncoder().encode(text).length;
    return html`
        ${textBlock(asItStands ? text : (indented(text) ?? text), label)}
        ${
            shownBytes < bytes && bytes > 16384
                ? html`<p class="none">The first ${size(shownBytes)} of ${size(bytes)}</p>`
                : nothing
        }
    `;
}

/** Names and values, one a line. */
export function pairs(entries) {
    return html`<dl class="pairs">
        ${entries.map(
            ([name, value]) =>
                html`<div>
                    <dt>${name}</dt>
                    <dd>${value}</dd>
                </div>`,
        )}
    </dl>`;
}
