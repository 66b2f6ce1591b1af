import { isDeepStrictEqual } from "node:util";
import type { Properties } from "../declaration";
import type { ResourceType } from "../resources/resourceType";

/** What changes of a resource, by property path, and which of the changes replace it. */
export interface Difference {
    readonly changes: ReadonlyMap<string, Change>;
    readonly replaces: ReadonlySet<string>;
    readonly deleteBeforeReplace: boolean;
}

/** What happened to a property. */
export type Change = "add" | "delete" | "update";

/**
 * What differs between two versions of a resource's inputs: by Pulumi's property path (`settings.loggingLevel`,
 * `requestTemplates["application/json"]`), each as deep as both have the same shape.
 */
function diffProperties(olds: Properties, news: Properties): Map<string, Change> {
    const changes = new Map<string, Change>();
    compare("", olds, news, changes);
    return changes;
}

/** What differs between two versions of the inputs of a resource of a type, and what of it replaces the resource. */
export function diffInputs({ rules = {} }: ResourceType, olds: Properties, news: Properties): Difference {
    const { replacedBy = [], deleteBeforeReplace = false } = rules;
    const changes = diffProperties(olds, news);
    const replaces = [...changes.keys()].filter(
        (path) => replacedBy.includes(path) || replacedBy.includes(inputOf(path)),
    );
    return { changes, replaces: new Set(replaces), deleteBeforeReplace };
}

/** The name of the input that a property path begins with. */
function inputOf(path: string): string {
    return /^[^.[]+/.exec(path)?.[0] ?? path;
}

function compare(path: string, old: unknown, now: unknown, changes: Map<string, Change>): void {
    if (isDeepStrictEqual(old, now)) {
        return;
    }
    if (old === undefined || now === undefined) {
        changes.set(path, old === undefined ? "add" : "delete");
    } else if (isRecord(old) && isRecord(now)) {
        for (const key of new Set([...Object.keys(old), ...Object.keys(now)])) {
            compare(joinPath(path, key), old[key], now[key], changes);
        }
    } else if (Array.isArray(old) && Array.isArray(now)) {
        for (let index = 0; index < Math.max(old.length, now.length); index += 1) {
            compare(`${path}[${index}]`, old[index], now[index], changes);
        }
    } else {
        changes.set(path, "update");
    }
}

function joinPath(path: string, key: string): string {
    if (path === "") {
        return key;
    }
    return /^[\w$]+$/.test(key) ? `${path}.${key}` : `${path}[${JSON.stringify(key)}]`;
}

function isRecord(value: unknown): value is Properties {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
