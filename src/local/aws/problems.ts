import { notNull } from "./constraints";

/** Fields by name, in the order in which problems with them are told. */
export type FieldsOf<Field> = Readonly<Record<string, Field>>;

/** A field as all services' tables have it, where others are within it. */
type Nesting<Field> =
    | { readonly type: "Structure"; readonly fields: FieldsOf<Field> }
    | { readonly type: "List"; readonly member: Field }
    | { readonly type: "Blob" | "Boolean" | "Integer" | "Map" | "String" | "Texts" | "Timestamp" };

/** What a service asks of its fields, and how it shows what they hold. */
export interface Rules<Field> {
    /** Whether the field, which the input does not have, should be there. */
    isMissing(field: Field, input: Values): boolean;
    /** What the value violates, in AWS's words. */
    violations(field: Field, value: unknown): readonly string[];
    /** The value, null where it should be there; undefined where it is not shown. */
    show(field: Field, value: unknown): string | undefined;
}

type Values = Readonly<Record<string, unknown>>;

const mostProblems = 10;

/**
 * What is wrong with a request whose values have their types, up to ten things at once, in AWS's words (as recorded
 * from Kinesis in kinesalite's validations); undefined where nothing is. Null is the same as absent.
 */
export function problemsOf<Field extends Nesting<Field>>(
    fields: FieldsOf<Field>,
    input: Values,
    rules: Rules<Field>,
): string | undefined {
    const found: string[] = [];
    checkStructure(fields, input, () => "", rules, found);
    const told = found.slice(0, mostProblems);
    const count = `${told.length} validation error${told.length > 1 ? "s" : ""} detected`;
    return told.length > 0 ? `${count}: ${told.join("; ")}` : undefined;
}

/** Where a value is, in words: put together only where it is told. */
type Place = () => string;

function checkStructure<Field extends Nesting<Field>>(
    fields: FieldsOf<Field>,
    input: Values,
    at: Place,
    rules: Rules<Field>,
    found: string[],
): void {
    for (const name in fields) {
        const field = fields[name]!;
        const value = input[name];
        const place = () => `${at()}${name.charAt(0).toLowerCase()}${name.slice(1)}`;
        if (value != null) {
            checkValue(field, value, place, rules, found);
        } else if (rules.isMissing(field, input)) {
            found.push(problem(rules.show(field, null), place, notNull));
        }
    }
}

function checkValue<Field extends Nesting<Field>>(
    field: Field,
    value: unknown,
    place: Place,
    rules: Rules<Field>,
    found: string[],
): void {
    for (const constraint of rules.violations(field, value)) {
        found.push(problem(rules.show(field, value), place, constraint));
    }
    if (field.type === "Structure") {
        checkStructure(field.fields, value as Values, () => `${place()}.`, rules, found);
    } else if (field.type === "List") {
        const members = value as unknown[];
        for (let n = 0; n < members.length && found.length < mostProblems; n++) {
            const inside = () => `${place()}.${n + 1}.member`;
            if (members[n] === null) {
                found.push(problem(rules.show(field.member, null), inside, notNull));
            } else {
                checkValue(field.member, members[n], inside, rules, found);
            }
        }
    }
}

function problem(value: string | undefined, place: Place, constraint: string): string {
    return `Value ${value === undefined ? "" : `${value} `}at '${place()}' failed to satisfy constraint: ${constraint}`;
}

/** How much of what a client sent an error shows: characters of a text, members of a list. */
export const mostShown = 1024;

/** A client's text in an error. AWS shows all of it; here an answer stays small. */
export function shortened(text: string): string {
    return text.length > mostShown ? `${text.slice(0, mostShown)}...` : text;
}
