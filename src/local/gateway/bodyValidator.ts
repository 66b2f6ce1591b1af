import { parse } from "lossless-json";
import Ajv, { type Options, type ValidateFunction } from "ajv-draft-04";
import { GatewayError } from "./gatewayError";
import { naming } from "./naming";
import type { MethodModel } from "./restApiModel";
import { describeSchemaErrors } from "./schemaErrors";
import { useLinearUniqueItems } from "./uniqueItems";
import { createSampler, type Sampler } from "./schemaSample";

/** Throws {@link GatewayError} BAD_REQUEST_BODY for a body that does not fit, or answers with what it is, parsed, if it was looked at. */
export type CheckBody = (mediaType: string, body: string) => unknown;

/**
 * A method's models: a body must match that of its media type (API Gateway Developer Guide, "Request validation for
 * REST APIs").
 *
 * @throws Error when a model's schema is none.
 */
export function createBodyCheck({ validator, bodySchemas, models }: MethodModel): CheckBody {
    const schemas = new Map(
        [...bodySchemas].map(([type, schema]) => [
            type,
            naming(`Request model ${type}`, () => compile(schema, models)),
        ]),
    );
    return (mediaType, body) => {
        const schema = schemas.get(mediaType) ?? schemas.get("$default");
        return validator?.validateRequestBody && schema !== undefined
            ? validate(body === "" ? "{}" : body, schema)
            : undefined;
    };
}

/** Name of the model that the body of a media type must match; undefined for none. */
export function modelFor({ validator, inputs }: MethodModel, mediaType: string): string | undefined {
    const { requestModels = {} } = inputs;
    return validator?.validateRequestBody ? (requestModels[mediaType] ?? requestModels.$default) : undefined;
}

interface Schema {
    /** Stops at the first error: what a good request takes. */
    readonly quick: ValidateFunction;
    /** Names every error, of as much of a document as {@link Sampler} leaves. Compiled for the first bad request. */
    readonly thorough: ValidateFunction;
    readonly sample: Sampler;
}

const options: Options = { strict: false, unicodeRegExp: false, validateFormats: false };

/** Knows what a schema is. A validator that knew it, too, would compile that first, which takes longer than its own schema. */
const schemaCheck = new Ajv(options);

function compile(schema: string, models: ReadonlyMap<string, string>): Schema {
    const parsed = JSON.parse(schema) as object;
    // A model may refer to others by their addresses (API Gateway Developer Guide, "Data models for REST APIs").
    const others = schema.includes("/models/") ? [...models] : [];
    const schemas = Object.fromEntries(
        others.map(([address, text]) => [address, JSON.parse(text) as object]),
    );
    const all = [...Object.values(schemas), parsed];
    for (const one of all) {
        void schemaCheck.validateSchema(one, true);
    }
    const validator = (more: Options) => {
        const ajv = new Ajv({ ...options, ...more, validateSchema: false });
        useLinearUniqueItems(ajv);
        Object.entries(schemas).forEach(([address, other]) => ajv.addSchema(other, address));
        return ajv.compile(parsed);
    };
    let thorough: ValidateFunction | undefined;
    return {
        quick: validator({}),
        get thorough() {
            return (thorough ??= validator({ allErrors: true, verbose: true }));
        },
        sample: createSampler(all),
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
    let isGood: boolean;
    try {
        isGood = quick(exact);
    } catch (error) {
        if (error instanceof RangeError) {
            throw new GatewayError("BAD_REQUEST_BODY", undefined, "[the body is nested too deeply]");
        }
        throw error;
    }
    if (!isGood) {
        const { value, lengthOf } = sample(exact);
        const told = thorough(value)
            ? "[the body does not match its model]"
            : describeSchemaErrors(thorough.errors ?? [], lengthOf);
        throw new GatewayError("BAD_REQUEST_BODY", undefined, told);
    }
    return document;
}
