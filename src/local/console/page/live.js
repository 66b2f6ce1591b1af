import { changed, state } from "./store.js";

/** As many as the server keeps. */
const kept = 200;
const knownSeconds = 300;

let source;

/** Follows the requests while the page is seen, and asks for what the shown part needs. */
export function follow() {
    document.addEventListener("visibilitychange", () => (document.hidden ? stop() : start()));
    if (!document.hidden) {
        start();
    }
    ask("run", "/_local", 4000);
    ask("records", "/_local/records", 1000);
    ask("users", "/_local/users", 2000);
    ask("faults", "/_local/faults");
}

function start() {
    stop();
    // It tells all of the last requests again.
    source = new EventSource("/_local/requests");
    let isFirst = true;
    source.addEventListener("open", () => {
        isFirst = true;
        setLive(true);
    });
    source.addEventListener("error", () => setLive(false));
    source.addEventListener("request", ({ data }) => {
        const request = JSON.parse(data);
        const newest = state.requests.at(-1)?.number ?? 0;
        // After an interruption, what is known comes again, or another run has begun to count.
        const known = isFirst && request.number <= newest ? [] : state.requests;
        isFirst = false;
        state.requests = [...known, request].slice(-kept);
        changed({ byItself: true });
    });
    source.addEventListener("rates", ({ data }) => {
        const { now, seconds } = JSON.parse(data);
        const known = new Map([...state.rates.seconds, ...seconds].map((second) => [second.time, second]));
        state.rates = {
            now,
            seconds: [...known.values()].filter(({ time }) => time >= now - knownSeconds),
        };
        changed({ byItself: true });
    });
}

function stop() {
    source?.close();
    setLive(false);
}

function setLive(isLive) {
    state.isLive = isLive;
    changed({ byItself: true });
}

/**
 * Keeps a part of the state as it is at an address; `run` always, the others while they are shown.
 *
 * @param {number} [again] milliseconds; asked once where it is left out
 */
async function ask(part, address, again) {
    const isWanted = part === "run" || part === state.part;
    const isKnown = again === undefined && state[part] !== undefined;
    if (isWanted && !isKnown && !document.hidden) {
        await askNow(part, address);
    }
    setTimeout(() => void ask(part, address, again), isWanted ? (again ?? 500) : 200);
}

const tags = new Map();

/** Asks now, and draws if it is news. */
export async function askNow(part, address) {
    try {
        const response = await fetch(address, { headers: { Accept: "application/json" } });
        const tag = response.headers.get("ETag") ?? (await response.clone().text());
        if (tags.get(part) !== tag) {
            tags.set(part, tag);
            state[part] = response.ok
                ? await response.json()
                : { unavailable: (await response.json()).message };
            changed({ byItself: true });
        }
    } catch {
        // The run has ended, or begins again: the next time tells.
    }
}
