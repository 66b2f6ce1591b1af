import type { RequestParameters } from "../vtl";
import { GatewayError } from "./gatewayError";
import type { MethodModel } from "./restApiModel";

/**
 * Throws {@link GatewayError} BAD_REQUEST_PARAMETERS for a request that lacks a required parameter.
 *
 * @param protocol `HTTP/1.1` or `HTTP/2.0`
 */
export type CheckParameters = (parameters: RequestParameters, protocol: string) => void;

type Group = keyof RequestParameters;

/**
 * The required parameters of a method: there, and not blank (API Gateway Developer Guide, "Request validation for
 * REST APIs"). Those that are missing are listed headers first, then path, then query (recorded: LocalStack's
 * aws.validated test_api_gateway_request_validator).
 */
export function createParameterCheck({ validator, inputs }: MethodModel): CheckParameters {
    const required = Object.entries(inputs.requestParameters ?? {})
        .filter(([, isRequired]) => isRequired && validator?.validateRequestParameters)
        .map(([parameter]) => parameter)
        .sort()
        .map((parameter) => {
            const [, , group, ...name] = parameter.split(".");
            return { group: group as Group, name: name.join(".") };
        });
    return (parameters, protocol) => {
        const missing = required.filter(({ group, name }) => !isPresent(group, name, parameters, protocol));
        if (missing.length > 0) {
            const names = missing.map(({ name }) => name).join(", ");
            throw new GatewayError(
                "BAD_REQUEST_PARAMETERS",
                `Missing required request parameters: [${names}]`,
            );
        }
    };
}

/**
 * A header's case counts over HTTP/1.1. HTTP/2 knows lower case alone: there a header is found by that (what AWS does
 * is not recorded).
 */
function isPresent(group: Group, name: string, parameters: RequestParameters, protocol: string): boolean {
    const values = parameters[group];
    const sent =
        group === "header" && protocol !== "HTTP/1.1"
            ? (values[name] ?? values[name.toLowerCase()])
            : values[name];
    return (sent ?? "").trim() !== "";
}
