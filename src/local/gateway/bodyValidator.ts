import { parse } from "lossless-json";
import Ajv, { type ValidateFunction } from "ajv-draft-04";
import { GatewayError } from "./gatewayError";
import { naming } from "./naming";
import type { MethodModel } from "./restApiModel";
import { describeSchemaErrors } from "./schemaErrors";
import { createSampler, type Sampler } from "./schemaSample";

/** Throws {@link GatewayError} BAD_REQUEST_BODY for a body that does not fit, or answers with what it is, parsed, if it was looked at. */
export type CheckBody = (mediaType: string, body: string) => unknown;

/**
 * A method's models: a body must match that of its media type (API Gateway Developer Guide, "Request validation for
 * REST APIs").
 *
 * @throws Error when a model's schema is none.
 */
export function createBodyCheck({ validator, bodySchemas }: MethodModel): CheckBody {
    const schemas = new Map(
        [...bodySchemas].map(([type, schema]) => [
            type,
            naming(`Request model ${type}`, () => compile(schema)),
        ]),
    );
    return (mediaType, body) => {
        const schema = schemas.get(mediaType) ?? schemas.get("$default");
        return validator?.validateRequestBody && schema !== undefined
            ? validate(body === "" ? "{}" : body, schema)
            : undefined;
    };
}

interface Schema {
    /** Stops at the first error: what a good request takes. */
    readonly quick: ValidateFunction;
    /** Names every error, of as much of a document as {@link Sampler} leaves. */
    readonly thorough: ValidateFunction;
    readonly sample: Sampler;
}

function compile(schema: string): Schema {
    const parsed = JSON.parse(schema) as object;
    const options = { strict: false, unicodeRegExp: false, validateFormats: false, verbose: true };
    return {
        quick: new Ajv(options).compile(parsed),
        thorough: new Ajv({ ...options, allErrors: true }).compile(parsed),
        sample: createSampler(parsed),
    };
}

const mayExceedDouble = /\d[eE]\+?\d{3}/;

/** JSON.parse makes Infinity of a number beyond a double's range, which Ajv takes for an integer; NaN is none. */
function parseNumber(text: string): number {
    return /[.eE]/.test(text) && !Number.isFinite(Number(text)) ? NaN : Number(text);
}

function validate(body: string, { quick, thorough, sample }: Schema): unknown {
    let document: unknown;
    let exact: unknown;
    try {
        document = JSON.parse(body);
        exact = mayExceedDouble.test(body) ? parse(body, null, { parseNumber }) : document;
    } catch {
        throw new GatewayError("BAD_REQUEST_BODY", undefined, "[the body is not valid JSON]");
    }
    if (!quick(exact)) {
        const { value, lengthOf } = sample(exact);
        const errors = thorough(value) ? quick.errors : thorough.errors;
        throw new GatewayError("BAD_REQUEST_BODY", undefined, describeSchemaErrors(errors ?? [], lengthOf));
    }
    return document;
}
