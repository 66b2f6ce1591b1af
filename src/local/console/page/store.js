/** What the page knows. Whoever changes it says so, and the page is drawn anew. */
export const state = {
    /** The part that is shown, and what of it is opened, from the address. */
    part: "requests",
    opened: undefined,
    /** What `GET /_local` tells; undefined until it did. */
    run: undefined,
    /** Whether requests come as they are answered. */
    isLive: false,
    /** The last requests, oldest first, and by the second how many there were. */
    requests: [],
    rates: { now: 0, seconds: [] },
    records: undefined,
    users: undefined,
    faults: undefined,
    /** What was just done, for all who listen or look. */
    notice: "",
};

let draw = () => undefined;
let isDue = false;

/** At most so often is drawn what comes by itself, in milliseconds. */
const pace = 200;
let lastDrawn = 0;

/** @param {() => void} how */
export function drawWith(how) {
    draw = how;
    changed();
}

/** Draws soon: at once, as a person sees it, what a person did; at a steady pace what comes by itself. */
export function changed({ byItself = false } = {}) {
    if (isDue && byItself) {
        return;
    }
    isDue = true;
    const wait = byItself ? Math.max(0, lastDrawn + pace - performance.now()) : 0;
    setTimeout(() => requestAnimationFrame(drawOnce), wait);
}

function drawOnce(now) {
    if (isDue) {
        isDue = false;
        lastDrawn = now;
        draw();
    }
}

/** @param {string} text */
export function tell(text) {
    state.notice = text;
    changed();
}
