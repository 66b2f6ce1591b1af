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
    // A UTF-16 unit takes three bytes of UTF-8 at most: most answers need no count.
    if (body.length * 3 > maxBodyBytes && Buffer.byteLength(body) > maxBodyBytes) {
        throw new GatewayError("API_CONFIGURATION_ERROR");
    }
}
