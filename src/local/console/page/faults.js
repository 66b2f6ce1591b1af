import { html, nothing } from "./lit-html/lit-html.js";
import { askNow } from "./live.js";
import { changed, state, tell } from "./store.js";

/** A new fault, as it is being written. */
const draft = {
    action: "PutRecord",
    error: "ProvisionedThroughputExceededException",
    delay: 200,
    percent: 100,
};

const common = [
    ["PutRecord is throttled", "PutRecord=ProvisionedThroughputExceededException"],
    ["Half of a batch fails", "PutRecords=Records.ProvisionedThroughputExceededException:0.5"],
    ["Kinesis takes two seconds", "*=Delay.2000"],
    ["Kinesis is down", "*=Down"],
];

/** The faults of Kinesis that are on, and how to switch others on. */
export function faults() {
    const on = state.run?.faults ?? [];
    return html`
        <section class="group" aria-label="Faults that are on">
            <h2>On now</h2>
            ${
                on.length === 0
                    ? html`<p class="empty">None: Kinesis answers as it should.</p>`
                    : html`<ul class="plain">
                          ${on.map(
                              (text) =>
                                  html`<li>
                                      <span class="mono">${text}</span>
                                      <button
                                          type="button"
                                          aria-label="Switch off ${text}"
                                          @click=${() => off(text)}
                                      >
                                          Switch off
                                      </button>
                                  </li>`,
                          )}
                      </ul>`
            }
        </section>
        <section class="group" aria-label="Common faults">
            <h2>Common ones</h2>
            <ul class="plain">
                ${common.map(
                    ([name, text]) =>
                        html`<li>
                            <span>${name} <span class="mono dim">${text}</span></span>
                            <button
                                type="button"
                                aria-pressed=${on.includes(text)}
                                @click=${() => toggle(text)}
                            >
                                ${on.includes(text) ? "Switch off" : "Switch on"}
                            </button>
                        </li>`,
                )}
            </ul>
        </section>
        ${state.faults === undefined ? nothing : form(state.faults)}
    `;
}

function form({ actions, errors }) {
    return html`<section class="group" aria-label="Another fault">
        <h2>Another one</h2>
        <form class="tools" @submit=${submit} @input=${read}>
            <label>Action ${choice("action", actions)}</label>
            <label>Error ${choice("error", errors)}</label>
            ${
                draft.error.startsWith("Delay")
                    ? html`<label
                          >Milliseconds
                          <input
                              name="delay"
                              type="number"
                              min="1"
                              max="999999"
                              .value=${String(draft.delay)}
                      /></label>`
                    : nothing
            }
            <label
                >Percent of calls
                <input name="percent" type="number" min="1" max="100" .value=${String(draft.percent)}
            /></label>
            <button>Switch on</button>
        </form>
    </section>`;
}

function choice(name, values) {
    return html`<select name=${name}>
        ${values.map((value) => html`<option ?selected=${value === draft[name]}>${value}</option>`)}
    </select>`;
}

function read({ target }) {
    draft[target.name] = target.value;
    changed();
}

function submit(event) {
    event.preventDefault();
    const { action, error, delay, percent } = draft;
    const rate = Number(percent) / 100;
    void put([
        ...(state.run?.faults ?? []),
        `${action}=${error.replace("MILLISECONDS", delay)}${rate === 1 ? "" : `:${rate}`}`,
    ]);
}

function off(text) {
    return put(state.run.faults.filter((other) => other !== text));
}

function toggle(text) {
    const on = state.run?.faults ?? [];
    return on.includes(text) ? off(text) : put([...on, text]);
}

async function put(texts) {
    const response = await fetch("/_local/faults", { method: "PUT", body: JSON.stringify(texts) });
    const { message } = await response.json();
    tell(response.ok ? `Faults that are on: ${texts.length === 0 ? "none" : texts.join(", ")}.` : message);
    await askNow("run", "/_local");
}
