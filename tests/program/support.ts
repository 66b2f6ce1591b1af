import assert from "node:assert/strict";
import { evaluate, type Registration } from "../../src/local/program/evaluate";
import { programFolder } from "../../src/local/program/programFolder";
import { readStackSettings } from "../../src/local/program/stackConfig";

/** Configuration by key without its namespace, or `aws:region`; undefined takes a key away. */
export type ConfigChange = Readonly<Record<string, unknown>>;

/** Everything that the program registers for the dev stack with some keys changed, settled. */
export async function declare(change: ConfigChange = {}): Promise<Registration[]> {
    const { project, config } = readStackSettings(programFolder, "dev");
    const changed: Record<string, string> = { ...config };
    for (const [key, value] of Object.entries(change)) {
        const name = key.includes(":") ? key : `${project}:${key}`;
        if (value === undefined) {
            delete changed[name];
        } else {
            changed[name] = typeof value === "string" ? value : JSON.stringify(value);
        }
    }
    return evaluate("dev", { project, config: changed });
}

export function ofType(registrations: readonly Registration[], type: string): Registration[] {
    return registrations.filter((registration) => registration.type === type);
}

export function only(registrations: readonly Registration[], type: string): Registration {
    const found = ofType(registrations, type);
    assert.equal(found.length, 1, `one ${type}`);
    return found[0]!;
}

/** How many resources of each type there are. */
export function countByType(registrations: readonly Registration[]): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { type } of registrations) {
        counts[type] = (counts[type] ?? 0) + 1;
    }
    return counts;
}
