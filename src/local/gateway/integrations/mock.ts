import { GatewayError } from "../gatewayError";
import type { Integrate } from "./integration";

/** A MOCK integration answers with the status that its request template names. */
export function createMockIntegration(): Integrate {
    return (body) => {
        const { statusCode } = JSON.parse(body) as { statusCode?: number };
        if (typeof statusCode !== "number") {
            throw new GatewayError("API_CONFIGURATION_ERROR");
        }
        return { status: statusCode, headers: {}, body: "" };
    };
}
