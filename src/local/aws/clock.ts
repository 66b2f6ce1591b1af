/** Where the time comes from, so that a test can set it. */
export interface Clock {
    /** The time now, in milliseconds since the epoch. */
    now(): number;
}

/**
 * A way of writing times down that knows no parts of a second: it writes each second once, however often it is asked.
 *
 * @returns what takes milliseconds since the epoch
 */
export function bySecond(format: (time: Date) => string): (now: number) => string {
    let latest = { second: NaN, text: "" };
    return (now) => {
        const second = Math.floor(now / 1000);
        if (second !== latest.second) {
            latest = { second, text: format(new Date(second * 1000)) };
        }
        return latest.text;
    };
}

/** The machine's clock. */
export const systemClock: Clock = { now: () => Date.now() };
