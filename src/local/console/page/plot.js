import { html, svg } from "./lit-html/lit-html.js";

const seconds = 180;
const height = 32;

/** Requests a second of the last three minutes, errors in another colour, as bars. */
export function ratePlot({ now, seconds: known }) {
    const shown = known.filter(({ time }) => time >= now - seconds);
    const most = Math.max(1, ...shown.map(({ requests }) => requests));
    const last = shown.find(({ time }) => time === now - 1)?.requests ?? 0;
    const bar = (time, from, count, tone) => {
        const y = height * (1 - from / most);
        const h = Math.max(count > 0 ? 1 : 0, (height * count) / most);
        return svg`<rect class=${tone} x=${seconds - (now - time)} y=${y - h} width="1" height=${h} />`;
    };
    return html`<figure class="rate">
        <svg
            viewBox="0 0 ${seconds} ${height}"
            preserveAspectRatio="none"
            role="img"
            aria-label="Requests a second of the last three minutes, ${most} at most"
        >
            ${shown.map(
                ({ time, requests, errors }) =>
                    svg`${bar(time, 0, requests - errors, "good")}${bar(time, requests - errors, errors, "bad")}`,
            )}
        </svg>
        <figcaption><b>${last}</b> req/s</figcaption>
    </figure>`;
}
