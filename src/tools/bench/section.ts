import type { Tell } from "./progress";

/** A part of the benchmark, which can be measured by itself. */
export interface Section {
    /** As it is chosen on the command line. */
    readonly name: string;
    readonly title: string;
    /** How many steps it tells of. */
    readonly steps: number;
    readonly measure: (tell: Tell) => Promise<Measured>;
}

export interface Measured {
    /** What `--json` writes. */
    readonly figures: unknown;
    /** Lines for people. */
    readonly table: readonly string[];
}
