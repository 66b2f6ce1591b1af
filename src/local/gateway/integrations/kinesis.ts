import { GatewayError } from "../gatewayError";
import type { IntegrationInputs } from "../../resources/apigateway/integration";
import type { Backends, Integrate } from "./integration";

/** How long a backend may take, in milliseconds, where the integration says nothing (API Gateway Developer Guide, "Quotas"). */
const defaultTimeout = 29_000;

/**
 * An action of Kinesis, called with the integration's role.
 *
 * @throws Error for another service, a role that is not declared, or parameters that Kinesis does not take.
 */
export function createKinesisIntegration(inputs: IntegrationInputs, { kinesis, roles }: Backends): Integrate {
    const action = actionOf(inputs);
    checkRequestParameters(inputs);
    const role = roles.get(inputs.credentials ?? "");
    if (role === undefined) {
        throw new Error(
            `Integration of ${action}: no role ${inputs.credentials} is declared for its credentials.`,
        );
    }
    const timeout = inputs.timeoutMilliseconds ?? defaultTimeout;
    return (body, value) => {
        const answer = kinesis.call(action, body, role, value);
        return answer instanceof Promise ? within(timeout, answer) : answer;
    };
}

function actionOf({ uri = "" }: IntegrationInputs): string {
    const action = /^arn:aws[a-z-]*:apigateway:[a-z0-9-]+:kinesis:action\/(\w+)$/.exec(uri)?.[1];
    if (action === undefined) {
        throw new Error(`Integration AWS ${uri}: only MOCK, and AWS with a Kinesis action, are supported.`);
    }
    return action;
}

/** Kinesis takes JSON 1.1 and nothing else; other parameters have no meaning for it. */
function checkRequestParameters({ uri, requestParameters = {} }: IntegrationInputs): void {
    const { "integration.request.header.Content-Type": contentType, ...others } = requestParameters;
    if (contentType !== "'application/x-amz-json-1.1'" || Object.keys(others).length > 0) {
        throw new Error(
            `Integration ${uri}: request parameters ${JSON.stringify(requestParameters)} are not supported; ` +
                `Kinesis takes integration.request.header.Content-Type = 'application/x-amz-json-1.1'.`,
        );
    }
}

async function within<T>(milliseconds: number, answer: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => {
            const late = `no answer came within ${milliseconds} ms`;
            reject(new GatewayError("INTEGRATION_TIMEOUT").because(late));
        }, milliseconds);
    });
    try {
        return await Promise.race([answer, late]);
    } catch (error) {
        throw error instanceof GatewayError
            ? error
            : new GatewayError("INTEGRATION_FAILURE").because((error as Error).message);
    } finally {
        clearTimeout(timer);
    }
}
