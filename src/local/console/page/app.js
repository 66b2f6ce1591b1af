import { html, nothing, render } from "./lit-html/lit-html.js";
import { faults } from "./faults.js";
import { follow } from "./live.js";
import { overview } from "./overview.js";
import { ratePlot } from "./plot.js";
import { records } from "./records.js";
import { requests } from "./requests.js";
import { changed, drawWith, state } from "./store.js";
import { users } from "./users.js";

const parts = {
    requests: ["Requests", requests],
    records: ["Records", records],
    users: ["Users", users],
    faults: ["Faults", faults],
    run: ["What runs", overview],
};

function page() {
    const [title, view] = parts[state.part];
    document.title = `${title} · Local run`;
    const { outputs, faults: on = [] } = state.run ?? {};
    return html`
        <a class="skip" href="#main" @click=${toMain}>To the content</a>
        <header>
            <h1>Local run</h1>
            <p class="where">
                <span class="address">${outputs?.invokeUrl || outputs?.endpoint || ""}</span>
                <span class="live ${state.isLive ? "good" : "bad"}"
                    >${state.isLive ? "live" : "not connected"}</span
                >
            </p>
            ${ratePlot(state.rates)}
            <nav aria-label="Parts">
                ${Object.entries(parts).map(
                    ([part, [name]]) =>
                        html`<a href="#${part}" aria-current=${part === state.part ? "page" : "false"}
                            >${name}${
                                part === "faults" && on.length > 0
                                    ? html` <span class="count">${on.length} on</span>`
                                    : nothing
                            }</a
                        >`,
                )}
                <a href="/_local/api/">API <span aria-hidden="true">↗</span></a>
            </nav>
        </header>
        <main id="main" tabindex="-1" aria-label=${title}>${view(state)}</main>
        <p class="notice" role="status">${state.notice}</p>
    `;
}

function toMain(event) {
    event.preventDefault();
    document.getElementById("main").focus();
}

/** `#requests/12`: a part, and what of it is opened. */
function readAddress() {
    const [part, opened] = location.hash.slice(1).split("/");
    state.part = Object.hasOwn(parts, part) ? part : "requests";
    state.opened = opened === undefined ? undefined : Number(opened);
    state.notice = "";
    changed();
}

addEventListener("hashchange", readAddress);
readAddress();
drawWith(() => render(page(), document.getElementById("console")));
follow();
