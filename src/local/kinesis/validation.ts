import { decodedLength } from "./base64";
import { mostShown, shortened, validation } from "./errors";
import type { Field, Fields } from "./fields";
import { matches } from "./pattern";
import type { Values } from "./types";
import { checkTypes } from "./types";

interface Problem {
    place: string;
    readonly value: string;
    readonly constraint: string;
}

const mostProblems = 10;

/**
 * Refuses a request that does not have the types or does not meet the constraints of those fields, as Kinesis
 * does: first types, then constraints, of which it names up to ten at once (wording as recorded from AWS in
 * kinesalite's validations). Unknown fields are ignored; null is the same as absent.
 *
 * @throws KinesisError SerializationException, ValidationException
 */
export function checkFields(fields: Fields, input: Values): void {
    checkTypes(fields, input);
    const problems: Problem[] = [];
    checkConstraints(fields, input, problems);
    if (problems.length > 0) {
        const texts = problems.map(
            ({ value, place, constraint }) =>
                `Value ${value} at '${place}' failed to satisfy constraint: ${constraint}`,
        );
        const count = `${texts.length} validation error${texts.length > 1 ? "s" : ""} detected`;
        throw validation(`${count}: ${texts.join("; ")}`);
    }
}

function checkConstraints(fields: Fields, input: Values, problems: Problem[]): void {
    for (const name in fields) {
        const field = fields[name]!;
        const value = input[name];
        const violated = value == null ? absence(field, input) : violations(field, value);
        for (const constraint of violated) {
            add(problems, { place: lowerFirst(name), value: show(field, value), constraint });
        }
        if (value != null && field.type === "Structure") {
            checkInside(field.fields, value as Values, problems, () => lowerFirst(name));
        } else if (value != null && field.type === "List") {
            (value as Values[]).forEach((member, at) =>
                checkInside(field.fields, member, problems, () => `${lowerFirst(name)}.${at + 1}.member`),
            );
        }
    }
}

function checkInside(fields: Fields, value: Values | null, problems: Problem[], place: () => string): void {
    if (problems.length >= mostProblems) {
        return;
    }
    if (value === null) {
        problems.push({ place: place(), value: "null", constraint: notNull[0]! });
        return;
    }
    const before = problems.length;
    checkConstraints(fields, value, problems);
    for (let at = before; at < problems.length; at++) {
        problems[at]!.place = `${place()}.${problems[at]!.place}`;
    }
}

function add(problems: Problem[], problem: Problem): void {
    if (problems.length < mostProblems) {
        problems.push(problem);
    }
}

const none: readonly string[] = [];
const notNull: readonly string[] = ["Member must not be null"];

function absence(field: Field, input: Values): readonly string[] {
    const missing =
        field.required ?? (field.requiredWithout !== undefined && input[field.requiredWithout] == null);
    return missing ? notNull : none;
}

function violations(field: Field, value: unknown): readonly string[] {
    if (field.type === "Timestamp" || field.type === "Structure") {
        return none;
    }
    const found: string[] = [];
    if (field.type === "String") {
        const text = value as string;
        if (field.values !== undefined && !field.values.includes(text)) {
            found.push(`Member must satisfy enum value set: [${field.values.join(", ")}]`);
        }
        const { pattern } = field;
        if (pattern !== undefined && !matches(pattern, text)) {
            found.push(`Member must satisfy regular expression pattern: ${pattern.shown}`);
        }
    }
    for (const [members, words, { min, max }] of membersOf(field, value)) {
        if (members.some(({ length }) => length < min || length > max)) {
            found.push(
                `${words} must satisfy constraint: [Member must have length less than or equal to ${max}, ` +
                    `Member must have length greater than or equal to ${min}]`,
            );
        }
    }
    const measure = field.type === "Integer" ? "value" : "length";
    const size = sizeOf(field, value);
    if (field.min !== undefined && size < field.min) {
        found.push(`Member must have ${measure} greater than or equal to ${field.min}`);
    }
    if (field.max !== undefined && size > field.max) {
        found.push(`Member must have ${measure} less than or equal to ${field.max}`);
    }
    return found;
}

type Members = [members: readonly string[], words: string, bounds: { min: number; max: number }];

/** The texts inside of a value, and how Kinesis calls them. */
function membersOf(field: Field, value: unknown): Members[] {
    switch (field.type) {
        case "Texts":
            return [[value as string[], "Member", field.member]];
        case "Map":
            return [
                [Object.keys(value as object), "Map keys", field.key],
                [Object.values(value as Record<string, string>), "Map value", field.value],
            ];
        default:
            return [];
    }
}

function sizeOf(field: Field, value: unknown): number {
    switch (field.type) {
        case "Integer":
            return value as number;
        case "Blob":
            return decodedLength(value as string);
        case "Map":
            return Object.keys(value as object).length;
        default:
            return (value as string | unknown[]).length;
    }
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

function lowerFirst(name: string): string {
    return name.charAt(0).toLowerCase() + name.slice(1);
}
