/** What is left of a document that has errors, and how long its lists were. */
interface Sample {
    readonly value: unknown;
    readonly lengthOf: (list: readonly unknown[]) => number;
}

/** Takes as much of a document as its errors are to be told of. */
export type Sampler = (document: unknown) => Sample;

/** Members of an object that the schema does not know, and items of a list beyond what the schema allows, that are looked at. */
const others = 100;

/** Below this depth a document is looked at as it stands. */
const depth = 8;

/**
 * A validator that names every error makes one for each of a million unknown properties. This leaves the properties
 * that a schema names, a few of the others, and of each list enough to be too long, so that the number of errors is
 * bounded by the schema.
 */
/** @param schemas a model and those that it refers to */
export function createSampler(schemas: readonly object[]): Sampler {
    const known = new Set<string>();
    let longest = 0;
    JSON.stringify(schemas, (key, value: unknown) => {
        if (key === "properties") {
            Object.keys(value as object).forEach((name) => known.add(name));
        } else if (key === "required" && Array.isArray(value)) {
            value.forEach((name) => known.add(String(name)));
        } else if (key === "maxItems" || key === "minItems") {
            longest = Math.max(longest, Number(value) || 0);
        }
        return value;
    });
    return (document) => {
        const lengths = new Map<readonly unknown[], number>();
        const take = (value: unknown, level: number): unknown => {
            if (typeof value !== "object" || value === null || level === depth) {
                return value;
            }
            if (Array.isArray(value)) {
                const items = value.slice(0, longest + others).map((item) => take(item, level + 1));
                lengths.set(items, value.length);
                return items;
            }
            const object = value as Record<string, unknown>;
            const names = Object.keys(object);
            const few = names.length <= others ? names : sampleOf(object, names, known);
            return Object.fromEntries(few.map((name) => [name, take(object[name], level + 1)]));
        };
        return { value: take(document, 0), lengthOf: (list) => lengths.get(list) ?? list.length };
    };
}

function sampleOf(object: object, names: readonly string[], known: ReadonlySet<string>): string[] {
    const ofSchema = [...known].filter((name) => Object.hasOwn(object, name));
    return [...new Set([...ofSchema, ...names.slice(0, others)])];
}
