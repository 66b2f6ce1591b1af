import { base64Problem } from "./base64";
import { serialization, shortened } from "./errors";
import type { Field, Fields } from "./fields";

/** A request, or a structure in it. */
export type Values = Record<string, unknown>;

/**
 * Refuses a value that is not of its field's type, in Kinesis's words (as recorded in kinesalite's validations).
 * Null is the same as absent; an integer loses its fraction.
 *
 * @throws KinesisError SerializationException
 */
export function checkTypes(fields: Fields, input: Values): void {
    for (const name in fields) {
        const value = input[name];
        if (value != null) {
            checkType(fields[name]!, value);
            if (typeof value === "number" && fields[name]!.type === "Integer") {
                input[name] = Math.min(Math.floor(value), 2 ** 31 - 1);
            }
        }
    }
}

function checkType(field: Field, value: unknown): void {
    switch (field.type) {
        case "String":
            return expect("string", value, "an String");
        case "Integer":
            return expect("number", value, "an Integer");
        case "Timestamp":
            return expect("number", value, "milliseconds since epoch");
        case "Blob":
            expect("string", value, "a Blob");
            return checkBase64(value as string);
        case "Structure":
            return checkStructure(field.fields, value);
        case "List":
            for (const member of listOf(value)) {
                checkStructure(field.fields, member);
            }
            return;
        case "Texts":
            return listOf(value).forEach((member) => expect("string", member, "an String"));
        case "Map":
            if (typeof value !== "object") {
                throw serialization("Expected map or null");
            }
            if (Array.isArray(value)) {
                throw serialization(startOf(value));
            }
            return Object.values(value as Values).forEach((member) => expect("string", member, "an String"));
    }
}

function listOf(value: unknown): unknown[] {
    if (!Array.isArray(value)) {
        throw serialization(typeof value === "object" ? startOf(value) : "Expected list or null");
    }
    return value;
}

function expect(type: "string" | "number", value: unknown, target: string): void {
    if (typeof value === type) {
        return;
    }
    if (typeof value === "object") {
        throw serialization(startOf(value));
    }
    const found =
        typeof value === "boolean"
            ? "java.lang.Boolean"
            : typeof value === "string"
              ? "java.lang.String"
              : "com.amazon.coral.value.json.numbers.TruncatingBigNumber";
    throw serialization(`class ${found} can not be converted to ${target}`);
}

function startOf(value: unknown): string {
    return Array.isArray(value)
        ? "Start of list found where not expected"
        : "Start of structure or map found where not expected.";
}

function checkBase64(value: string): void {
    const problem = base64Problem(value);
    if (problem !== undefined) {
        throw serialization(`'${shortened(value)}' can not be converted to a Blob: ${problem}`);
    }
}

function checkStructure(fields: Fields, value: unknown): void {
    if (typeof value !== "object") {
        throw serialization("Expected null");
    }
    if (Array.isArray(value)) {
        throw serialization(startOf(value));
    }
    if (value !== null) {
        checkTypes(fields, value as Values);
    }
}
