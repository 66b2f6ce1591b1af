import type { RequestParameters } from "../vtl";
import { GatewayError } from "./gatewayError";
import type { MethodModel } from "./restApiModel";

/** Throws {@link GatewayError} BAD_REQUEST_PARAMETERS for a request that lacks a required parameter. */
export type CheckParameters = (parameters: RequestParameters) => void;

/** The required parameters of a method: there, and not blank (API Gateway Developer Guide, "Request validation for REST APIs"). */
export function createParameterCheck({ validator, inputs }: MethodModel): CheckParameters {
    if (!validator?.validateRequestParameters) {
        return () => undefined;
    }
    const required = Object.entries(inputs.requestParameters ?? {}).filter(([, isRequired]) => isRequired);
    return (parameters) => {
        const missing = required.map(([name]) => name).filter((name) => !isPresent(name, parameters));
        if (missing.length > 0) {
            const names = missing.map((name) => name.split(".").slice(3).join("."));
            throw new GatewayError(
                "BAD_REQUEST_PARAMETERS",
                `Missing required request parameters: [${names.join(", ")}]`,
            );
        }
    };
}

function isPresent(parameter: string, parameters: RequestParameters): boolean {
    const [, , group, ...name] = parameter.split(".");
    const values = parameters[group as keyof RequestParameters];
    return (values[name.join(".")] ?? "").trim() !== "";
}
