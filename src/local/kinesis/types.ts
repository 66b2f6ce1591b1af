import { shortened } from "../aws/problems";
import { listError, scalarError, structureError } from "../aws/typeErrors";
import { base64Problem } from "./base64";
import { serialization } from "./errors";
import type { Field, Fields } from "./field";

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
        case "Blob":
            refuseFor(scalarError("Blob", value));
            return checkBase64(value as string);
        case "Structure":
            refuseFor(structureError(value));
            return checkTypes(field.fields, value as Values);
        case "List":
            refuseFor(listError(value));
            return (value as unknown[]).forEach((member) => {
                if (member !== null) {
                    checkType(field.member, member);
                }
            });
        case "Texts":
            refuseFor(listError(value));
            return checkTexts(value as unknown[]);
        case "Map":
            refuseFor(typeof value !== "object" ? "Expected map or null" : structureError(value));
            return checkTexts(Object.values(value as Values));
        default:
            return refuseFor(scalarError(field.type, value));
    }
}

function refuseFor(error: string | undefined): void {
    if (error !== undefined) {
        throw serialization(error);
    }
}

function checkTexts(values: readonly unknown[]): void {
    values.forEach((value) => refuseFor(scalarError("String", value)));
}

function checkBase64(value: string): void {
    const problem = base64Problem(value);
    if (problem !== undefined) {
        throw serialization(`'${shortened(value)}' can not be converted to a Blob: ${problem}`);
    }
}
