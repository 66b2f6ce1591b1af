import type { ErrorObject } from "ajv-draft-04";

/**
 * What is wrong with a body, in the words of the validator that API Gateway uses (json-schema-validator 2.2):
 * a bracketed list, for `$context.error.validationErrorString`.
 */
export function describeSchemaErrors(errors: readonly ErrorObject[]): string {
    return `[${errors.map((error) => describe(error)).join(", ")}]`;
}
function describe(error: ErrorObject): string {
    return error.message ?? error.keyword;
}
