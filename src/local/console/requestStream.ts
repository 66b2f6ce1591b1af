import { Readable } from "node:stream";
import type { Clock } from "../aws/clock";
import { knownSeconds } from "../gateway/requestRates";
import { traceOf } from "../gateway/tellRequest";
import type { Traces } from "../gateway/traces";

/** How often is looked for what is new, in milliseconds. */
const interval = 250;

/** What goes out at once, so that a stream under load takes little of the time of those who make it. */
const mostAtOnce = 50;
const mostBytesAtOnce = 1024 * 1024;

/**
 * Requests as server-sent events, as they are answered: `request`, a trace, whose id is its number; of more than 50 in
 * a quarter of a second the last 50, so that numbers are left out. Each second `rates`: what there was in the seconds
 * before. Whoever does not read gets nothing until he does.
 *
 * @param after number of the last request that is known already; those of the 200 before now that come after it are told
 */
export function requestStream(traces: Traces, clock: Clock, after = 0): Readable {
    traces.turnOn();
    // A number of a run before this one.
    let last = after > traces.count ? 0 : after;
    let ratesFrom = Math.floor(clock.now() / 1000) - knownSeconds;
    let isWanted = true;

    const news = (most: number): string => {
        const now = Math.floor(clock.now() / 1000);
        const requests = requestsAfter(traces, last, most);
        last = traces.count;
        if (now === ratesFrom) {
            return requests;
        }
        const seconds = traces.rates.between(ratesFrom, now);
        ratesFrom = now;
        return `${requests}event: rates\ndata: ${JSON.stringify({ now, seconds })}\n\n`;
    };
    const stream = new Readable({
        read: () => (isWanted = true),
        destroy: (error, done) => {
            clearInterval(timer);
            done(error);
        },
    });
    const tell = (most: number) => {
        const text = isWanted ? news(most) : "";
        if (text !== "") {
            isWanted = stream.push(text);
        }
    };
    const timer = setInterval(() => tell(mostAtOnce), interval).unref();
    tell(Infinity);
    return stream;
}

/** The last ones, the oldest of them first. */
function requestsAfter(traces: Traces, number: number, most: number): string {
    const events: string[] = [];
    let bytes = 0;
    for (const request of traces.since(number)) {
        if (events.length >= most || (most < Infinity && bytes > mostBytesAtOnce)) {
            break;
        }
        const event = `id: ${request.number}\nevent: request\ndata: ${JSON.stringify(traceOf(request))}\n\n`;
        bytes += event.length;
        events.push(event);
    }
    return events.reverse().join("");
}
