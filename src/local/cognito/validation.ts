import { invalidParameter, serialization } from "./errors";
import type { Field, Fields } from "./fields";

type Values = Readonly<Record<string, unknown>>;

interface Problem {
    readonly place: string;
    readonly value: string;
    readonly constraint: string;
}

const mostProblems = 10;

/** How much of what a client sent an error shows: characters of a text, members of a list. */
const mostShown = 1024;

/**
 * Reads a request with those fields, as Cognito does: first types, then constraints, of which it names up to ten
 * at once. Unknown fields are left out; null is the same as absent.
 *
 * @throws CognitoError SerializationException, InvalidParameterException
 */
export function readInput(fields: Fields, input: Values): Values {
    const read = readStructure(fields, input);
    const problems: Problem[] = [];
    checkStructure(fields, read, "", problems);
    if (problems.length > 0) {
        const found = problems.slice(0, mostProblems);
        const words = found.map(
            ({ place, value, constraint }) =>
                `Value ${value}at '${place}' failed to satisfy constraint: ${constraint}`,
        );
        const count = `${found.length} validation error${found.length > 1 ? "s" : ""} detected`;
        throw invalidParameter(`${count}: ${words.join("; ")}`);
    }
    return read;
}

function readStructure(fields: Fields, input: Values): Values {
    const read: Record<string, unknown> = {};
    for (const [name, field] of Object.entries(fields)) {
        const value = Object.hasOwn(input, name) ? input[name] : null;
        if (value !== null && value !== undefined) {
            read[name] = readValue(field, value);
        }
    }
    return read;
}

function readValue(field: Field, value: unknown): unknown {
    switch (field.type) {
        case "String":
            return expect("string", value, "an String");
        case "Integer":
            return Math.trunc(expect("number", value, "an Integer") as number);
        case "Boolean":
            return expect("boolean", value, "a Boolean");
        case "List":
            if (!Array.isArray(value)) {
                throw serialization(typeof value === "object" ? startOf(value) : "Expected list or null");
            }
            return value.map((member) => (member === null ? null : readValue(field.member, member)));
        case "Structure":
            return readStructure(field.fields, object(value));
        case "Map":
            return Object.fromEntries(
                Object.entries(object(value))
                    .filter(([, text]) => text !== null)
                    .map(([name, text]) => [name, expect("string", text, "an String")]),
            );
    }
}

function object(value: unknown): Values {
    if (typeof value !== "object" || value === null) {
        throw serialization("Expected null");
    }
    if (Array.isArray(value)) {
        throw serialization(startOf(value));
    }
    return value as Values;
}

function expect(type: "string" | "number" | "boolean", value: unknown, target: string): unknown {
    if (typeof value === type) {
        return value;
    }
    if (typeof value === "object") {
        throw serialization(startOf(value));
    }
    const found = { boolean: "java.lang.Boolean", string: "java.lang.String" }[typeof value as string];
    const number = "com.amazon.coral.value.json.numbers.TruncatingBigNumber";
    throw serialization(`class ${found ?? number} can not be converted to ${target}`);
}

function startOf(value: unknown): string {
    return Array.isArray(value)
        ? "Start of list found where not expected"
        : "Start of structure or map found where not expected.";
}

function checkStructure(fields: Fields, input: Values, at: string, problems: Problem[]): void {
    for (const [name, field] of Object.entries(fields)) {
        const place = `${at}${name.charAt(0).toLowerCase()}${name.slice(1)}`;
        const value = input[name];
        if (value === undefined) {
            if (field.required) {
                problems.push(problem(field, null, place, "Member must not be null"));
            }
        } else {
            checkValue(field, value, place, problems);
        }
    }
}

function checkValue(field: Field, value: unknown, place: string, problems: Problem[]): void {
    for (const constraint of violations(field, value)) {
        problems.push(problem(field, value, place, constraint));
    }
    if (field.type === "Structure") {
        checkStructure(field.fields, value as Values, `${place}.`, problems);
    } else if (field.type === "List") {
        for (const [index, member] of (value as unknown[]).entries()) {
            const inside = `${place}.${index + 1}.member`;
            if (problems.length >= mostProblems) {
                return;
            }
            if (member === null) {
                problems.push(problem(field.member, null, inside, "Member must not be null"));
            } else {
                checkValue(field.member, member, inside, problems);
            }
        }
    }
}

function* violations(field: Field, value: unknown): Generator<string> {
    if (field.type === "Boolean" || field.type === "Map" || field.type === "Structure") {
        return;
    }
    if (field.type === "String") {
        if (field.values !== undefined && !field.values.includes(value as string)) {
            yield `Member must satisfy enum value set: [${field.values.join(", ")}]`;
        }
        if (field.pattern !== undefined && !field.pattern.whole.test(value as string)) {
            yield `Member must satisfy regular expression pattern: ${field.pattern.shown}`;
        }
    }
    const measure = field.type === "Integer" ? "value" : "length";
    const size = field.type === "Integer" ? (value as number) : (value as string | unknown[]).length;
    if (field.min !== undefined && size < field.min) {
        yield `Member must have ${measure} greater than or equal to ${field.min}`;
    }
    if (field.max !== undefined && size > field.max) {
        yield `Member must have ${measure} less than or equal to ${field.max}`;
    }
}

/** As the service's messages have it: a sensitive value is not shown at all. */
function problem(field: Field, value: unknown, place: string, constraint: string): Problem {
    if (field.sensitive) {
        return { place, value: "", constraint };
    }
    return { place, value: value === null ? "null " : `'${shorten(value)}' `, constraint };
}

/** Cognito shows all of a value; here an answer stays small. */
function shorten(value: unknown): string {
    const text = Array.isArray(value) ? `[${value.slice(0, mostShown).join(", ")}]` : String(value);
    return text.length > mostShown ? `${text.slice(0, mostShown)}...` : text;
}
