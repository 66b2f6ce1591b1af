import { isDeepStrictEqual } from "node:util";
import { type Case, parts } from "./case";
import type { Observations } from "./observe";

/** One thing that is otherwise at the target than in a local run. */
export interface Difference {
    /** The case's name. */
    readonly name: string;
    /** Who says what the local run does. */
    readonly source: string;
    /** `status`, `header vary`, `body`, `records`. */
    readonly what: string;
    readonly target: unknown;
    readonly local: unknown;
}

/** Compares what two gateways answered, in the order of the cases; a case that one of them was not asked is none. */
export function differencesOf(
    cases: readonly Case[],
    target: Observations,
    local: Observations,
): Difference[] {
    return cases.flatMap(({ name, source, compared = parts }) => {
        const [there, here] = [target[name], local[name]];
        if (there === undefined || here === undefined) {
            return [];
        }
        const differing = (what: string, a: unknown, b: unknown): Difference[] =>
            isDeepStrictEqual(a, b) ? [] : [{ name, source, what, target: a, local: b }];
        return compared.flatMap((part) => {
            if (part !== "headers") {
                return differing(part, there[part], here[part]);
            }
            const headers = new Set([...Object.keys(there.headers), ...Object.keys(here.headers)]);
            return [...headers]
                .sort()
                .flatMap((header) =>
                    differing(`header ${header}`, there.headers[header], here.headers[header]),
                );
        });
    });
}

/** As a person reads it. */
export function describeDifference({ name, source, what, target, local }: Difference): string {
    const shown = (value: unknown) => (value === undefined ? "none" : shorten(JSON.stringify(value)));
    return `${name} (${source}): ${what}\n  there  ${shown(target)}\n  here   ${shown(local)}`;
}

/** Characters of a value that are printed. */
const widest = 2000;

function shorten(text: string): string {
    return text.length <= widest ? text : `${text.slice(0, widest)}... (${text.length} characters)`;
}
