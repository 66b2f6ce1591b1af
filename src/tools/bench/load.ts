import { createHistogram } from "node:perf_hooks";
import autocannon from "autocannon";

/** Where a load goes, and what it sends, one request after the other on each connection. */
export interface Target {
    readonly url: string;
    readonly method: "GET" | "POST" | "PUT";
    readonly headers: Readonly<Record<string, string>>;
    /** Sent in turn; a single empty one for none. */
    readonly bodies: readonly (string | Buffer<ArrayBuffer>)[];
    /** Whether the body of an answer tells of success, beside its status. */
    readonly isSuccess: (body: string) => boolean;
}

/** What a load came to. */
export interface LoadResult {
    readonly requestsPerSecond: number;
    /** Latencies in milliseconds. */
    readonly p50: number;
    readonly p99: number;
}

/**
 * Sends requests, without pipelining, each connection the next one as soon as it has its answer, until so many are
 * answered: an answer that nobody waited for would cost its time later, beside what is measured then.
 *
 * @param requests at least one for each connection
 * @throws Error where any answer is no success
 */
export async function load(target: Target, connections: number, requests: number): Promise<LoadResult> {
    // autocannon's own histogram counts whole milliseconds, and its clock hundredths of a second.
    const microseconds = createHistogram();
    const began = performance.now();
    let ended = began;
    const result = await new Promise<autocannon.Result>((resolve, reject) => {
        const instance = autocannon(
            {
                url: target.url,
                connections,
                amount: requests,
                sampleInt: 10,
                method: target.method,
                headers: target.headers,
                requests: target.bodies.map((body) => ({ body })),
                verifyBody: (body) => target.isSuccess(String(body)),
            },
            (error: Error | null, done) => (error === null ? resolve(done) : reject(error)),
        );
        instance.on("response", (_client, _status, _bytes, milliseconds) => {
            microseconds.record(Math.max(1, Math.round(milliseconds * 1000)));
            ended = performance.now();
        });
    });
    if (result.errors + result.non2xx + result.mismatches > 0) {
        const statuses = Object.entries(result.statusCodeStats ?? {}).map(
            ([status, { count }]) => `${count} x ${status}`,
        );
        throw new Error(
            `${target.method} ${target.url}, connections: ${connections}: ${result.mismatches} answers are no success; ` +
                `statuses: ${statuses.join(", ") || "none"}; errors: ${result.errors}, timeouts among them: ${result.timeouts}.`,
        );
    }
    const percentile = (percent: number) => microseconds.percentile(percent) / 1000;
    return {
        requestsPerSecond: (requests * 1000) / (ended - began),
        p50: percentile(50),
        p99: percentile(99),
    };
}
