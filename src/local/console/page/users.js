import { html, nothing } from "./lit-html/lit-html.js";
import { clockTime } from "./format.js";
import { copyButton } from "./excerpts.js";
import { state } from "./store.js";

/** The users of each pool, and the codes that were sent to them. */
export function users() {
    const { users: pools } = state;
    if (pools === undefined) {
        return html`<p class="empty">Asking …</p>`;
    }
    return pools.length === 0 ? html`<p class="empty">There is no user pool yet.</p>` : pools.map(pool);
}

function pool({ id, name, users, hasMore }) {
    return html`<section class="group" aria-label="User pool ${name}">
        <h2>${name} <span class="none mono">${id}</span></h2>
        ${
            users.length === 0
                ? html`<p class="empty">Nobody has signed up yet.</p>`
                : html`<table>
                      <thead>
                          <tr>
                              <th scope="col">User</th>
                              <th scope="col">State</th>
                              <th scope="col">Groups</th>
                              <th scope="col">Codes sent</th>
                          </tr>
                      </thead>
                      <tbody>
                          ${users.map(user)}
                      </tbody>
                  </table>`
        }
        ${hasMore ? html`<p class="none">The first ${users.length}; there are more.</p>` : nothing}
    </section>`;
}

function user({ username, email, name, status, enabled, groups, messages }) {
    return html`<tr>
        <td>
            ${email ?? username}${name === undefined ? "" : ` (${name})`}
            ${email === undefined || email === username ? nothing : html`<div class="mono dim">${username}</div>`}
        </td>
        <td><span class="mono">${status}</span>${enabled ? "" : ", disabled"}</td>
        <td>${groups.join(", ")}</td>
        <td>
            ${messages.map(
                ({ kind, code, sentAt }) =>
                    html`<div class="code">
                        <b class="mono">${code}</b> <span class="dim">${kind}, ${clockTime(sentAt)}</span>
                        ${copyButton(code, `code of ${email ?? username}`)}
                    </div>`,
            )}
        </td>
    </tr>`;
}
