import { figure, percent } from "./format";
import type { Rate } from "./rounds";

/** Heads of the columns that {@link rateCells} fills. */
export const rateHeads = ["req/s", "+-", "p50 ms", "p99 ms", "CPU us"] as const;

export function rateCells({ requestsPerSecond, spread, p50, p99, cpuMicroseconds }: Rate): string[] {
    return [figure(requestsPerSecond), percent(spread), figure(p50), figure(p99), figure(cpuMicroseconds)];
}
