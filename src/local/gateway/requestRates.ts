/** How many requests were answered in a second. */
export interface RequestRate {
    /** In seconds since the epoch. */
    readonly time: number;
    readonly requests: number;
    /** Those with a status of 400 or above. */
    readonly errors: number;
}

/** How many seconds are known. */
export const knownSeconds = 300;

/** Requests and errors of the last five minutes, by the second. */
export class RequestRates {
    private readonly ring: { time: number; requests: number; errors: number }[] = [];

    /** @param now in milliseconds since the epoch */
    count(now: number, status: number): void {
        const time = Math.floor(now / 1000);
        const place = time % knownSeconds;
        if (this.ring[place]?.time !== time) {
            this.ring[place] = { time, requests: 0, errors: 0 };
        }
        this.ring[place].requests++;
        this.ring[place].errors += status < 400 ? 0 : 1;
    }

    /** The seconds from one to before another that had requests, in their order. */
    between(from: number, to: number): RequestRate[] {
        return this.ring
            .filter((second) => second.time >= from && second.time < to)
            .sort((a, b) => a.time - b.time);
    }
}
