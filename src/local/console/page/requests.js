import { html, nothing } from "./lit-html/lit-html.js";
import { repeat } from "./lit-html/directives/repeat.js";
import { clockTime, toneOf } from "./format.js";
import { requestDetail } from "./request.js";
import { changed, state } from "./store.js";

/** How the list is looked at. */
const view = { filter: "", errorsOnly: false, paused: undefined, opened: undefined };

/** The last requests, and the one that is opened. */
export function requests() {
    const all = view.paused ?? state.requests;
    const shown = all.filter(isShown).reverse();
    const opened = openedOf(all);
    return html`
        <div class="tools">
            <label class="filter"
                >Filter
                <input
                    type="search"
                    placeholder="path, status, code, caller"
                    .value=${view.filter}
                    @input=${filter}
            /></label>
            <label
                ><input type="checkbox" .checked=${view.errorsOnly} @change=${toggleErrors} /> errors
                only</label
            >
            <button type="button" aria-pressed=${view.paused !== undefined} @click=${togglePause}>
                ${view.paused === undefined ? "Pause" : "Go on"}
            </button>
            <span class="none"
                >${shown.length === all.length ? shown.length : `${shown.length} of ${all.length}`}
                shown</span
            >
        </div>
        ${
            shown.length === 0
                ? html`<p class="empty">
                      ${all.length === 0 ? "No request yet. Each one to the API is listed here, as it is answered." : "None fits."}
                  </p>`
                : html`<div class="list ${opened === undefined ? "" : "short"}">${table(shown, opened)}</div>`
        }
        ${opened === undefined ? nothing : requestDetail(opened)}
    `;
}

function table(shown, opened) {
    return html`<table class="requests">
        <thead>
            <tr>
                <th scope="col">Time</th>
                <th scope="col">Request</th>
                <th scope="col">Status</th>
                <th scope="col" class="number">ms</th>
                <th scope="col">Error</th>
                <th scope="col">Caller</th>
            </tr>
        </thead>
        <tbody @keydown=${moveByKey}>
            ${repeat(
                shown,
                ({ number }) => number,
                (request) => row(request, request.number === opened?.number),
            )}
        </tbody>
    </table>`;
}

function row({ number, time, method, path, query, status, milliseconds, code, caller }, isOpened) {
    return html`<tr class=${isOpened ? "opened" : ""}>
        <td class="mono dim">${clockTime(time)}</td>
        <td class="mono target">
            <a href="#requests/${number}" aria-current=${isOpened ? "true" : "false"}
                ><span class="method">${method}</span> ${path}${query === "" ? "" : `?${query}`}</a
            >
        </td>
        <td class="mono ${toneOf(status)}">${status}</td>
        <td class="mono number">${milliseconds}</td>
        <td class="mono">${code ?? ""}</td>
        <td class="mono dim">${caller ?? ""}</td>
    </tr>`;
}

function isShown(request) {
    const { method, path, query, status, code = "", caller = "" } = request;
    const text = `${method} ${path}?${query} ${status} ${code} ${caller}`.toLowerCase();
    return (!view.errorsOnly || status >= 400) && text.includes(view.filter.toLowerCase());
}

/** It stays, when it is no more among the last. */
function openedOf(all) {
    if (view.opened?.number !== state.opened) {
        view.opened = undefined;
    }
    view.opened = all.find(({ number }) => number === state.opened) ?? view.opened;
    return view.opened;
}

function filter({ target }) {
    view.filter = target.value;
    changed();
}

function toggleErrors({ target }) {
    view.errorsOnly = target.checked;
    changed();
}

function togglePause() {
    view.paused = view.paused === undefined ? state.requests : undefined;
    changed();
}

/** Up and down go from request to request. */
function moveByKey(event) {
    const step = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
    const link = event.target.closest("tr")?.[step]?.querySelector("a");
    if (link) {
        event.preventDefault();
        link.focus();
    }
}
