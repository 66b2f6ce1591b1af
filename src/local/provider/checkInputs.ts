import type { Properties } from "../declaration";
import type { Failure } from "../resources/constraints";
import type { ResourceType } from "../resources/resourceType";
import { hasUnknowns, unknownValue } from "./values";

/** Inputs as they are kept, and what is wrong with them. */
export interface CheckedInputs {
    readonly inputs: Properties;
    readonly failures: readonly Failure[];
}

/**
 * Checks the inputs of a resource, those that are known so far, and names it where it has no name.
 *
 * @param olds the inputs that it has had; none for one that is new, or a replacement
 * @param seed hexadecimal digits that the engine makes for this resource, the same in a preview and its update
 */
export function checkInputs(
    type: ResourceType,
    logicalName: string,
    olds: Properties,
    news: Properties,
    seed: string,
): CheckedInputs {
    const { rules = {} } = type;
    const { required = [], constraints = {}, autoName = false } = rules;
    const inputs =
        autoName && news.name === undefined ? { ...news, name: nameOf(logicalName, olds, seed) } : news;
    const missing = required
        .filter((input) => inputs[input] === undefined)
        .map((input) => ({ property: input, reason: `Missing required property '${input}'` }));
    const known = withoutUnknowns(inputs) as Properties;
    const refused = Object.entries(constraints).flatMap(([input, constraint]) =>
        known[input] === undefined ? [] : constraint(known[input], input),
    );
    const together =
        missing.length + refused.length === 0 && !hasUnknowns(inputs) ? (rules.check?.(inputs) ?? []) : [];
    return { inputs, failures: [...missing, ...refused, ...together, ...notSupported(type, inputs)] };
}

/**
 * As the AWS provider names what has no name (`AutoName` in its sources). A resource keeps such a name for as long as
 * it lasts, whatever the program calls it by then.
 */
function nameOf(logicalName: string, { name: former }: Properties, seed: string): string {
    return typeof former === "string" && /-[0-9a-f]{7}$/.test(former)
        ? former
        : `${logicalName}-${seed.slice(0, 7)}`;
}

/** An input that AWS may take, and that would be left out here in silence. */
function notSupported(type: ResourceType, inputs: Properties): Failure[] {
    if (!("inputs" in type)) {
        return [];
    }
    const supported: readonly string[] = [...type.inputs, ...Object.keys(type.inputsNotCopied ?? {})];
    return Object.keys(inputs)
        .filter((input) => !supported.includes(input))
        .map((property) => ({ property, reason: `the local run does not support the input ${property}` }));
}

function withoutUnknowns(value: unknown): unknown {
    if (Array.isArray(value)) {
        return value.filter((entry) => entry !== unknownValue).map(withoutUnknowns);
    }
    if (typeof value !== "object" || value === null) {
        return value;
    }
    return Object.fromEntries(
        Object.entries(value)
            .filter(([, entry]) => entry !== unknownValue)
            .map(([key, entry]) => [key, withoutUnknowns(entry)]),
    );
}
