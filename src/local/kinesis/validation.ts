import { type Bounds, boundViolations, textViolations } from "../aws/constraints";
import { mostShown, problemsOf, type Rules, shortened } from "../aws/problems";
import { decodedLength } from "./base64";
import { validation } from "./errors";
import type { Field, Fields } from "./field";
import { checkTypes, type Values } from "./types";

/**
 * Refuses a request that does not have the types or does not meet the constraints of those fields, as Kinesis does:
 * first types, then constraints, of which it names up to ten at once. Unknown fields are ignored; null is the same as
 * absent.
 *
 * @throws KinesisError SerializationException, ValidationException
 */
export function checkFields(fields: Fields, input: Values): void {
    checkTypes(fields, input);
    const problems = problemsOf(fields, input, rules);
    if (problems !== undefined) {
        throw validation(problems);
    }
}

const rules: Rules<Field> = {
    isMissing: ({ required, requiredWithout }, input) =>
        required ?? (requiredWithout !== undefined && input[requiredWithout] == null),
    violations,
    show,
};

function violations(field: Field, value: unknown): readonly string[] {
    switch (field.type) {
        case "Structure":
        case "Timestamp":
            return [];
        case "String":
            return textViolations(field, value as string);
        case "Integer":
            return boundViolations("value", value as number, field);
        case "Blob":
            return boundViolations("length", decodedLength(value as string), field);
        case "List":
            return boundViolations("length", (value as unknown[]).length, field);
        case "Texts": {
            const texts = value as string[];
            return [
                ...memberViolations("Member", texts, field.member),
                ...boundViolations("length", texts.length, field),
            ];
        }
        case "Map": {
            const texts = value as Readonly<Record<string, string>>;
            const keys = Object.keys(texts);
            return [
                ...memberViolations("Map keys", keys, field.key),
                ...memberViolations("Map value", Object.values(texts), field.value),
                ...boundViolations("length", keys.length, field),
            ];
        }
    }
}

function memberViolations(
    what: string,
    texts: readonly string[],
    { min, max }: Readonly<Required<Bounds>>,
): string[] {
    const areWithin = texts.every(({ length }) => length >= min && length <= max);
    return areWithin
        ? []
        : [
              `${what} must satisfy constraint: [Member must have length less than or equal to ${max}, ` +
                  `Member must have length greater than or equal to ${min}]`,
          ];
}

/** A value as Kinesis's messages, which come from Java, show it. */
function show(field: Field, value: unknown): string {
    if (value == null) {
        return "null";
    }
    switch (field.type) {
        case "Blob": {
            const length = decodedLength(value as string);
            return `'java.nio.HeapByteBuffer[pos=0 lim=${length} cap=${length}]'`;
        }
        case "List":
            return `'[${showClasses(value as unknown[], field.memberClass)}]'`;
        case "Texts":
            return `'${shortened(`[${(value as string[]).join(", ")}]`)}'`;
        case "Map": {
            const pairs = Object.entries(value).map(([key, text]) => `${key}=${text}`);
            return `'${shortened(`{${pairs.join(", ")}}`)}'`;
        }
        default:
            return `'${shortened(`${value as string | number}`)}'`;
    }
}

/** Kinesis shows them all; here an answer stays small. */
function showClasses(members: readonly unknown[], memberClass: string): string {
    const shown = members.slice(0, mostShown).map(() => memberClass);
    return (shown.length < members.length ? [...shown, "..."] : shown).join(", ");
}
