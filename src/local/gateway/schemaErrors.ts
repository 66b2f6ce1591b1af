import type { ErrorObject } from "ajv-draft-04";

/** An error with the value it is about, as Ajv's option `verbose` gives it. */
type Verbose = ErrorObject<string, Record<string, unknown>, unknown>;

/**
 * What is wrong with a body, in the words and the order of the validator that API Gateway uses
 * (json-schema-validator 2.2): a bracketed list, for `$context.error.validationErrorString`. Members come by
 * name, items by index, keywords by name; below a value that has an error of its own, nothing is told.
 */
export function describeSchemaErrors(errors: readonly ErrorObject[]): string {
    // Why each branch failed is not told, only that none fits.
    const outside = (errors as readonly Verbose[]).filter(
        ({ schemaPath }) => !/\/(allOf|anyOf|oneOf|not)\//.test(schemaPath),
    );
    const own = outside
        .filter(
            (error) => !outside.some(({ instancePath }) => error.instancePath.startsWith(`${instancePath}/`)),
        )
        .sort((a, b) => comparePaths(a.instancePath, b.instancePath) || compare(a.keyword, b.keyword));
    const places = new Map<string, Verbose[]>();
    for (const error of own) {
        const place = `${error.instancePath} ${error.keyword}`;
        places.set(place, [...(places.get(place) ?? []), error]);
    }
    return `[${[...places.values()].map(describe).join(", ")}]`;
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
function describe(errors: readonly Verbose[]): string {
    const { keyword, params, schema, data, message } = errors[0]!;
    const names = (param: string) => quoted(errors.map(({ params }) => String(params[param])).sort());
    switch (keyword) {
        case "required":
            return `object has missing required properties (${names("missingProperty")})`;
        case "additionalProperties":
            return `object instance has properties which are not allowed by the schema: ${names("additionalProperty")}`;
        case "type":
            return `instance type (${typeOf(data)}) does not match any allowed primitive type (allowed: ${quoted(allowedTypes([params.type].flat() as string[]))})`;
        case "minLength":
            return `string "${String(data)}" is too short (length: ${lengthOf(data)}, required minimum: ${String(schema)})`;
        case "maxLength":
            return `string "${String(data)}" is too long (length: ${lengthOf(data)}, maximum allowed: ${String(schema)})`;
        case "pattern":
            return `ECMA 262 regex "${String(schema)}" does not match input string "${String(data)}"`;
        case "enum":
            return `instance value (${JSON.stringify(data)}) not found in enum (possible values: ${quoted(schema)})`;
        case "minItems":
            return `array is too short: must have at least ${String(schema)} elements but instance has ${lengthOf(data)} elements`;
        case "maxItems":
            return `array is too long: must have at most ${String(schema)} elements but instance has ${lengthOf(data)} elements`;
        case "anyOf":
            return `instance failed to match at least one required schema among ${lengthOf(schema)}`;
        case "not":
            return "instance matched a schema which it should not have";
        case "oneOf":
            return `instance failed to match exactly one schema (matched ${params.passingSchemas === null ? 0 : lengthOf(params.passingSchemas)} out of ${lengthOf(schema)})`;
        default:
            return message ?? keyword;
    }
}

/** A number may be an integer. */
function allowedTypes(types: readonly string[]): string[] {
    return [...new Set(types.includes("number") ? [...types, "integer"] : types)].sort();
}

function quoted(values: unknown): string {
    return JSON.stringify(values);
}

/** Characters of a text, not its UTF-16 units; entries of a list. */
function lengthOf(value: unknown): number {
    return typeof value === "string" ? [...value].length : (value as unknown[]).length;
}

function typeOf(value: unknown): string {
    if (value === null) {
        return "null";
    }
    if (Array.isArray(value)) {
        return "array";
    }
    return typeof value === "number" && Number.isInteger(value) ? "integer" : typeof value;
}
