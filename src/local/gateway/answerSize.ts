import { maxBodyBytes } from "../http/requestBody";
import { GatewayError } from "./gatewayError";
import type { IntegrationAnswer } from "./integrations/integration";

/**
 * A backend's answer may hold as much as a request. API Gateway's execution log calls a longer one a "configuration
 * error: Integration response of reported length … is larger than allowed maximum of 10485760 bytes"; that its client
 * gets what other configuration errors are, 500, is a guess.
 *
 * @throws GatewayError API_CONFIGURATION_ERROR
 */
export function checkAnswerSize({ body }: IntegrationAnswer): void {
    if (body.length > maxBodyBytes || byteLength(body) > maxBodyBytes) {
        throw new GatewayError("API_CONFIGURATION_ERROR");
    }
}

/** An upper bound where that is enough: a UTF-16 unit takes three bytes of UTF-8 at most. */
function byteLength(text: string): number {
    return text.length * 3 <= maxBodyBytes ? text.length * 3 : Buffer.byteLength(text);
}
