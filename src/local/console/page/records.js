import { html, nothing } from "./lit-html/lit-html.js";
import { repeat } from "./lit-html/directives/repeat.js";
import { bytesOf, clockTime, counted, hexDump, indented, size } from "./format.js";
import { changed, state } from "./store.js";

const forms = { text: "Text", json: "JSON", hex: "Hex" };
const view = { form: "text" };

/** The last records of each stream, by shard. */
export function records() {
    const { records: streams } = state;
    if (streams === undefined) {
        return html`<p class="empty">Asking …</p>`;
    }
    if (streams.unavailable !== undefined) {
        return html`<p class="empty">${streams.unavailable}</p>`;
    }
    return html`
        <fieldset class="tools">
            <legend>Data as</legend>
            ${Object.entries(forms).map(
                ([form, name]) =>
                    html`<label
                        ><input
                            type="radio"
                            name="form"
                            value=${form}
                            .checked=${form === view.form}
                            @change=${choose}
                        />
                        ${name}</label
                    >`,
            )}
        </fieldset>
        ${streams.length === 0 ? html`<p class="empty">There is no stream yet.</p>` : streams.map(stream)}
    `;
}

function choose({ target }) {
    view.form = target.value;
    changed();
}

function stream({ name, shards, moreShards }) {
    const total = shards.reduce((sum, { count }) => sum + count, 0);
    return html`<section class="group" aria-label="Stream ${name}">
        <h2>
            ${name}
            <span class="none">${counted(total, "record")} in ${counted(shards.length, "shard")}</span>
        </h2>
        ${moreShards === 0 ? nothing : html`<p class="none">${moreShards} older shards are not shown.</p>`}
        ${shards.map(shard)}
    </section>`;
}

function shard({ id, isOpen, count, records }) {
    return html`<section class="shard" aria-label=${id}>
        <h3 class="mono">
            ${id} <span class="none">${isOpen ? "" : "closed, "}${counted(count, "record")}</span>
        </h3>
        ${
            records.length === 0
                ? nothing
                : html`<table>
                      <thead>
                          <tr>
                              <th scope="col" class="arrival">Arrival</th>
                              <th scope="col" class="key">Partition key</th>
                              <th scope="col" class="sequence">Sequence number</th>
                              <th scope="col" class="number size">Size</th>
                              <th scope="col">Data</th>
                          </tr>
                      </thead>
                      <tbody>
                          ${repeat(records, ({ sequenceNumber }) => sequenceNumber, row)}
                      </tbody>
                  </table>`
        }
    </section>`;
}

function row({ time, partitionKey, sequenceNumber, size: bytes, data }) {
    return html`<tr>
        <td class="mono dim arrival">${clockTime(time)}</td>
        <td class="mono key">${partitionKey}</td>
        <td class="mono dim sequence">${sequenceNumber}</td>
        <td class="mono number">${size(bytes)}</td>
        <td class="data"><pre>${shownAs(view.form, data)}</pre></td>
    </tr>`;
}

function shownAs(form, data) {
    const bytes = bytesOf(data);
    if (form === "hex") {
        return hexDump(bytes);
    }
    const text = new TextDecoder().decode(bytes);
    return form === "json" ? (indented(text) ?? text) : text;
}
