import type { ServiceAnswer } from "../../aws/jsonProtocol";
import type { KinesisEndpoint } from "../../kinesis/service";
import type { IntegrationInputs } from "../../resources/apigateway/integration";
import type { Role } from "../role";
import { createKinesisIntegration } from "./kinesis";
import { createMockIntegration } from "./mock";

/** What a backend answers, MOCK and Kinesis alike. */
export type IntegrationAnswer = ServiceAnswer;

/** Calls a backend with the body that the request mapping made, and what JSON.parse makes of it, where that is known. */
export type Integrate = (body: string, value: unknown) => IntegrationAnswer | Promise<IntegrationAnswer>;

/** What integrations reach: Kinesis, and the roles to reach it with, by ARN. */
export interface Backends {
    readonly kinesis: KinesisEndpoint;
    readonly roles: ReadonlyMap<string, Role>;
}

/**
 * The backend of a declared integration.
 *
 * @throws Error for a type, an action or a parameter that is not supported.
 */
export function createIntegration(inputs: IntegrationInputs, backends: Backends): Integrate {
    switch (inputs.type) {
        case "MOCK":
            return createMockIntegration();
        case "AWS":
            return createKinesisIntegration(inputs, backends);
        default:
            throw new Error(`Integration type ${inputs.type} is not supported; MOCK and AWS are.`);
    }
}
