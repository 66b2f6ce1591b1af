import assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import { evaluate, type Registration } from "../../src/local/evaluation/evaluate";
import { programFolder } from "../../src/local/evaluation/programFolder";
import { readStackSettings } from "../../src/local/evaluation/stackConfig";

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

/** What a declaration has more, less, and else than another: `type name`, and the inputs that differ. */
export interface Difference {
    readonly added: readonly string[];
    readonly removed: readonly string[];
    readonly changed: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** Compares AWS resources by URN; inputs that a resource no longer has are undefined. */
export function differenceOf(before: readonly Registration[], after: readonly Registration[]): Difference {
    const old = new Map(ofAws(before).map((registration) => [registration.urn, registration]));
    const now = new Map(ofAws(after).map((registration) => [registration.urn, registration]));
    const changed: Record<string, Record<string, unknown>> = {};
    for (const [urn, { inputs, ...registration }] of now) {
        const others = old.get(urn)?.inputs ?? inputs;
        const keys = [...new Set([...Object.keys(inputs), ...Object.keys(others)])];
        const differing = keys.filter((key) => !isDeepStrictEqual(inputs[key], others[key]));
        if (differing.length > 0) {
            changed[labelOf(registration)] = Object.fromEntries(differing.map((key) => [key, inputs[key]]));
        }
    }
    return {
        added: [...now].filter(([urn]) => !old.has(urn)).map(([, added]) => labelOf(added)),
        removed: [...old].filter(([urn]) => !now.has(urn)).map(([, removed]) => labelOf(removed)),
        changed,
    };
}

function ofAws(registrations: readonly Registration[]): Registration[] {
    return registrations.filter(({ type }) => /^awsx?:/.test(type));
}

/** `MethodSettings kinesis-proxy`. */
export function labelOf({ type, name }: Pick<Registration, "type" | "name">): string {
    return `${type.slice(type.lastIndexOf(":") + 1)} ${name}`;
}
