import { parse } from "lossless-json";
import Ajv, { type ErrorObject, type ValidateFunction } from "ajv-draft-04";
import { GatewayError } from "./gatewayError";
import type { HttpRequest } from "../http/messages";
import { mediaTypeOf } from "../http/mediaType";
import { naming } from "./naming";
import type { RequestParameters } from "../vtl";
import type { MethodModel } from "./restApiModel";
import { describeSchemaErrors } from "./schemaErrors";

/**
 * Throws {@link GatewayError} BAD_REQUEST_PARAMETERS or BAD_REQUEST_BODY for a request that does not fit. Answers
 * with the body, parsed, if it was looked at.
 */
export type Validate = (request: HttpRequest, parameters: RequestParameters) => unknown;

/**
 * The method's request validator: required parameters first, then the body against the model of its media
 * type (API Gateway Developer Guide, "Request validation for REST APIs").
 *
 * @throws Error when a model's schema is none.
 */
export function createRequestValidator({ validator, inputs, bodySchemas }: MethodModel): Validate {
    const required = Object.entries(inputs.requestParameters ?? {}).filter(([, isRequired]) => isRequired);
    const schemas = new Map(
        [...bodySchemas].map(([type, schema]) => [
            type,
            naming(`Request model ${type}`, () => compile(schema)),
        ]),
    );
    return (request, parameters) => {
        if (validator?.validateRequestParameters) {
            const missing = required.map(([name]) => name).filter((name) => !isPresent(name, parameters));
            if (missing.length > 0) {
                const names = missing.map((name) => name.split(".").slice(3).join("."));
                throw new GatewayError(
                    "BAD_REQUEST_PARAMETERS",
                    `Missing required request parameters: [${names.join(", ")}]`,
                );
            }
        }
        const schema = schemas.get(mediaTypeOf(request)) ?? schemas.get("$default");
        return validator?.validateRequestBody && schema !== undefined
            ? validateBody(request.body === "" ? "{}" : request.body, schema)
            : undefined;
    };
}

interface Schema {
    /** Stops at the first error: what a good request takes. */
    readonly quick: ValidateFunction;
    /** Names every error. */
    readonly thorough: ValidateFunction;
}

function compile(schema: string): Schema {
    const parsed = JSON.parse(schema) as object;
    const options = { strict: false, unicodeRegExp: false, validateFormats: false };
    return {
        quick: new Ajv(options).compile(parsed),
        thorough: new Ajv({ ...options, allErrors: true, verbose: true }).compile(parsed),
    };
}

const mayExceedDouble = /\d[eE]\+?\d{3}/;

/** JSON.parse makes Infinity of a number beyond a double's range, which Ajv takes for an integer; NaN is none. */
function parseNumber(text: string): number {
    return /[.eE]/.test(text) && !Number.isFinite(Number(text)) ? NaN : Number(text);
}

function validateBody(body: string, { quick, thorough }: Schema): unknown {
    let document: unknown;
    try {
        document = JSON.parse(body);
    } catch (error) {
        throw new GatewayError(
            "BAD_REQUEST_BODY",
            undefined,
            `[the body is not valid JSON: ${(error as Error).message}]`,
        );
    }
    const exact = mayExceedDouble.test(body) ? parse(body, null, { parseNumber }) : document;
    if (!quick(exact)) {
        thorough(exact);
        const errors: readonly ErrorObject[] = thorough.errors ?? [];
        throw new GatewayError("BAD_REQUEST_BODY", undefined, describeSchemaErrors(errors));
    }
    return document;
}

function isPresent(parameter: string, parameters: RequestParameters): boolean {
    const [, , group, ...name] = parameter.split(".");
    const values = parameters[group as keyof RequestParameters];
    return (values[name.join(".")] ?? "").trim() !== "";
}
