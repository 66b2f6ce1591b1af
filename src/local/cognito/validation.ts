import { boundViolations, textViolations } from "../aws/constraints";
import { mostShown, problemsOf, type Rules, shortened } from "../aws/problems";
import { listError, scalarError, structureError } from "../aws/typeErrors";
import { invalidParameter, serialization } from "./errors";
import type { Field, Fields } from "./fields";

type Values = Readonly<Record<string, unknown>>;

/**
 * Reads a request with those fields, as Cognito does: first types, then constraints, of which it names up to ten
 * at once. Unknown fields are left out; null is the same as absent.
 *
 * @throws CognitoError SerializationException, InvalidParameterException
 */
export function readInput(fields: Fields, input: Values): Values {
    const read = readStructure(fields, input);
    const problems = problemsOf(fields, read, rules);
    if (problems !== undefined) {
        throw invalidParameter(problems);
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
        case "Integer":
            refuseFor(scalarError("Integer", value));
            return Math.trunc(value as number);
        case "List":
            refuseFor(listError(value));
            return (value as unknown[]).map((member) =>
                member === null ? null : readValue(field.member, member),
            );
        case "Structure":
            refuseFor(structureError(value));
            return readStructure(field.fields, value as Values);
        case "Map":
            refuseFor(structureError(value));
            return readTexts(value as Values);
        default:
            refuseFor(scalarError(field.type, value));
            return value;
    }
}

function readTexts(values: Values): Values {
    const texts = Object.entries(values).filter(([, text]) => text !== null);
    texts.forEach(([, text]) => refuseFor(scalarError("String", text)));
    return Object.fromEntries(texts);
}

function refuseFor(error: string | undefined): void {
    if (error !== undefined) {
        throw serialization(error);
    }
}

const rules: Rules<Field> = {
    isMissing: ({ required }) => required ?? false,
    violations,
    show,
};

function violations(field: Field, value: unknown): readonly string[] {
    switch (field.type) {
        case "String":
            return textViolations(field, value as string);
        case "Integer":
            return boundViolations("value", value as number, field);
        case "List":
            return boundViolations("length", (value as unknown[]).length, field);
        default:
            return [];
    }
}

/** As the service's messages have it: a sensitive value is not shown at all. */
function show(field: Field, value: unknown): string | undefined {
    if (field.sensitive) {
        return undefined;
    }
    return value === null ? "null" : `'${shortened(textOf(value))}'`;
}

function textOf(value: unknown): string {
    return Array.isArray(value) ? `[${value.slice(0, mostShown).join(", ")}]` : String(value);
}
