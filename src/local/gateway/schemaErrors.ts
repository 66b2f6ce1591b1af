import type { ErrorObject } from "ajv-draft-04";

/** An error with the value it is about, as Ajv's option `verbose` gives it. */
type Verbose = ErrorObject<string, Record<string, unknown>, unknown>;

/** Causes that an answer names at most, and names of one cause. API Gateway's own limit is not known. */
const most = 10;

/** Characters of a value, or of a name, that an answer shows. */
const longest = 300;

/** How many entries a list had in the body. */
type LengthOf = (list: readonly unknown[]) => number;

/**
 * What is wrong with a body, in the words and the order of the validator that API Gateway uses
 * (json-schema-validator 2.2): a bracketed list, for `$context.error.validationErrorString`. Members come by
 * name, items by index, keywords by name; below a value that has an error of its own, nothing is told. The work is
 * linear in the number of errors, but for sorting their places, and the text is bounded.
 *
 * @param lengthOf defaults to the lists' own length
 */
export function describeSchemaErrors(
    errors: readonly ErrorObject[],
    lengthOf: LengthOf = (list) => list.length,
): string {
    // Why each branch failed is not told, only that none fits.
    const outside = (errors as readonly Verbose[]).filter(
        ({ schemaPath }) => !/\/(allOf|anyOf|oneOf|not)\//.test(schemaPath),
    );
    const faulty = new Set(outside.map(({ instancePath }) => instancePath));
    const causes = new Map<string, Verbose[]>();
    for (const error of outside) {
        if (!isBelow(error.instancePath, faulty)) {
            const place = `${error.instancePath} ${error.keyword}`;
            const others = causes.get(place);
            if (others === undefined) {
                causes.set(place, [error]);
            } else {
                others.push(error);
            }
        }
    }
    const sorted = [...causes.values()].sort(
        ([a], [b]) => comparePaths(a!.instancePath, b!.instancePath) || compare(a!.keyword, b!.keyword),
    );
    return `[${firstOf(sorted.map((cause) => () => describe(cause, lengthOf)))}]`;
}

/** Whether a value that a path goes through is one of these. */
function isBelow(path: string, faulty: ReadonlySet<string>): boolean {
    for (let end = path.lastIndexOf("/"); end >= 0; end = path.lastIndexOf("/", end - 1)) {
        if (faulty.has(path.slice(0, end))) {
            return true;
        }
        if (end === 0) {
            break;
        }
    }
    return false;
}

/** The first texts, and how many more there are. */
function firstOf(texts: readonly (() => string)[]): string {
    const first = texts.slice(0, most).map((text) => text());
    return [...first, ...(texts.length > most ? [`and ${texts.length - most} more`] : [])].join(", ");
}

function comparePaths(a: string, b: string): number {
    const [left, right] = [a.split("/"), b.split("/")];
    const at = left.findIndex((segment, i) => segment !== right[i]);
    const [x = "", y = ""] = [left[at], right[at]];
    return /^\d+$/.test(x) && /^\d+$/.test(y) ? Number(x) - Number(y) : compare(x, y);
}

function compare(a: string, b: string): number {
    return a < b ? -1 : Number(a > b);
}

/** One text for the errors of one keyword at one place: Ajv names each property by itself. */
function describe(errors: readonly Verbose[], lengthOf: LengthOf): string {
    const { keyword, params, schema, data, message } = errors[0]!;
    const names = (param: string) => quoted(errors.map(({ params }) => String(params[param])).sort());
    const size = (value: unknown) =>
        typeof value === "string" ? characters(value) : lengthOf(value as unknown[]);
    switch (keyword) {
        case "required":
            return `object has missing required properties (${names("missingProperty")})`;
        case "additionalProperties":
            return `object instance has properties which are not allowed by the schema: ${names("additionalProperty")}`;
        case "type":
            return `instance type (${typeOf(data)}) does not match any allowed primitive type (allowed: ${quoted(allowedTypes([params.type].flat() as string[]))})`;
        case "minLength":
            return `string "${cut(String(data))}" is too short (length: ${size(data)}, required minimum: ${String(schema)})`;
        case "maxLength":
            return `string "${cut(String(data))}" is too long (length: ${size(data)}, maximum allowed: ${String(schema)})`;
        case "pattern":
            return `ECMA 262 regex "${String(schema)}" does not match input string "${cut(String(data))}"`;
        case "enum":
            return `instance value (${brief(data)}) not found in enum (possible values: ${JSON.stringify(schema)})`;
        case "minProperties":
            return `object has too few properties (found ${Object.keys(data as object).length} but schema requires at least ${String(schema)})`;
        case "minItems":
            return `array is too short: must have at least ${String(schema)} elements but instance has ${size(data)} elements`;
        case "maxItems":
            return `array is too long: must have at most ${String(schema)} elements but instance has ${size(data)} elements`;
        case "minimum":
            return `numeric instance is lower than the required minimum (minimum: ${String(schema)}, found: ${String(data)})`;
        case "maximum":
            return `numeric instance is greater than the required maximum (maximum: ${String(schema)}, found: ${String(data)})`;
        case "anyOf":
            return `instance failed to match at least one required schema among ${size(schema)}`;
        case "not":
            return "instance matched a schema which it should not have";
        case "oneOf":
            return `instance failed to match exactly one schema (matched ${params.passingSchemas === null ? 0 : size(params.passingSchemas)} out of ${size(schema)})`;
        default:
            return message ?? keyword;
    }
}

/** A number may be an integer. */
function allowedTypes(types: readonly string[]): string[] {
    return [...new Set(types.includes("number") ? [...types, "integer"] : types)].sort();
}

/** A JSON list of names; the first of them where there are many. */
function quoted(names: readonly string[]): string {
    const more = names.length - most;
    const list = JSON.stringify(names.slice(0, most).map(cut));
    return more > 0 ? `${list} and ${more} more` : list;
}

function cut(text: string): string {
    return text.length <= longest ? text : `${text.slice(0, longest)}…`;
}

/** The JSON of a value, if it is short. */
function brief(value: unknown): string {
    if (typeof value === "string") {
        return JSON.stringify(cut(value));
    }
    return typeof value === "object" && value !== null
        ? Array.isArray(value)
            ? "[…]"
            : "{…}"
        : String(value);
}

/** Characters of a text, not its UTF-16 units. */
function characters(text: string): number {
    let count = text.length;
    for (let i = 1; i < text.length; i++) {
        count -= isHigh(text.charCodeAt(i - 1)) && isLow(text.charCodeAt(i)) ? 1 : 0;
    }
    return count;
}

const isHigh = (unit: number) => unit >= 0xd800 && unit < 0xdc00;
const isLow = (unit: number) => unit >= 0xdc00 && unit < 0xe000;

function typeOf(value: unknown): string {
    if (value === null) {
        return "null";
    }
    if (Array.isArray(value)) {
        return "array";
    }
    return typeof value === "number" && Number.isInteger(value) ? "integer" : typeof value;
}
