import { emulatorSection } from "./emulators/section";
import { evaluation } from "./evaluation";
import { held } from "./held";
import { scenarios } from "./scenarios/scenarios";
import { scenarioSection } from "./scenarios/section";
import type { Section } from "./section";
import { start } from "./start";

/** All, in the order in which they are measured. */
export const sections: readonly Section[] = [
    ...scenarios.map(scenarioSection),
    emulatorSection(),
    start,
    evaluation,
    held,
];

/**
 * Those with the names, in their own order; all for no name.
 *
 * @throws Error where a name is none
 */
export function chosen(names: readonly string[]): Section[] {
    const known = sections.map(({ name }) => name);
    const unknown = names.filter((name) => !known.includes(name));
    if (unknown.length > 0) {
        throw new Error(
            `${unknown.join(", ")}: no such part of the benchmark. There are ${known.join(", ")}.`,
        );
    }
    return sections.filter(({ name }) => names.length === 0 || names.includes(name));
}
