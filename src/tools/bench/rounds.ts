import { load, type LoadResult, type Target } from "./load";
import type { Running } from "./processes";
import { usageOf } from "./processGroup";
import { median, medians, spread } from "./statistics";

/** What is measured beside others: requests, and the process that answers them. */
export interface Contender {
    readonly name: string;
    readonly target: Target;
    readonly server: Pick<Running, "pid">;
}

/** What the loads of a contender come to: the median of the rounds. */
export interface Rate {
    readonly name: string;
    readonly connections: number;
    readonly requestsPerSecond: number;
    /** How far the rounds' rates lie apart: half of what is between the first and the last, to the median. */
    readonly spread: number;
    /** Latencies in milliseconds. */
    readonly p50: number;
    readonly p99: number;
    /** CPU time of the server, in microseconds a request. */
    readonly cpuMicroseconds: number;
    /** Its rate to that of the contender it is compared with; undefined for that one. */
    readonly ratio: number | undefined;
}

/** Odd, for a median. */
const rounds = 3;
const secondsOfRound = 0.8;
const secondsOfWarmUp = 1;

/** Sends requests until code is compiled and caches are full, and answers with how many of them make a round. */
export async function warmUp(target: Target, connections: number): Promise<number> {
    let [requests, seconds] = [connections, 0];
    while (seconds < secondsOfWarmUp) {
        const { requestsPerSecond } = await load(target, connections, requests);
        seconds += requests / requestsPerSecond;
        requests = Math.max(connections, Math.round(requestsPerSecond * secondsOfRound));
    }
    return requests;
}

/**
 * Loads each in turn, several times, so that what disturbs the machine for a while disturbs all of them. A ratio is the
 * median of the rounds' own.
 *
 * @param base name of the one that the others are compared with
 */
export async function measureRates(
    contenders: readonly Contender[],
    base: string,
    connections: number,
): Promise<Rate[]> {
    const measured = new Map<string, Loaded[]>();
    const requests = new Map<string, number>();
    for (const { name, target } of contenders) {
        measured.set(name, []);
        requests.set(name, await warmUp(target, connections));
    }
    for (let round = 0; round < rounds; round++) {
        for (const contender of contenders) {
            const { name } = contender;
            measured.get(name)!.push(await loadOnce(contender, connections, requests.get(name)!));
        }
    }
    return summarize(measured, base, connections);
}

/** A round of one contender. */
export interface Loaded extends LoadResult {
    readonly cpuMicroseconds: number;
}

/** The medians of each contender's rounds. */
export function summarize(
    measured: ReadonlyMap<string, readonly Loaded[]>,
    base: string,
    connections: number,
): Rate[] {
    const ofBase = measured.get(base)!;
    return [...measured].map(([name, rounds]) => {
        const { requestsPerSecond, p50, p99, cpuMicroseconds } = medians<keyof Loaded>(rounds);
        const ratios = rounds.map((round, i) => round.requestsPerSecond / ofBase[i]!.requestsPerSecond);
        return {
            name,
            connections,
            requestsPerSecond,
            spread: spread(rounds.map((round) => round.requestsPerSecond)),
            p50,
            p99,
            cpuMicroseconds,
            ratio: name === base ? undefined : median(ratios),
        };
    });
}

async function loadOnce(
    { target, server }: Contender,
    connections: number,
    requests: number,
): Promise<Loaded> {
    const before = usageOf(server.pid).cpuSeconds;
    const result = await load(target, connections, requests);
    const cpuSeconds = usageOf(server.pid).cpuSeconds - before;
    return { ...result, cpuMicroseconds: (cpuSeconds * 1e6) / requests };
}
