import type { ServiceAnswer } from "../aws/jsonProtocol";
import type { Properties } from "../declaration";
import { AwsError } from "./awsError";

/** A service whose operations can be called. */
interface Service {
    call(action: string, body: string): ServiceAnswer | Promise<ServiceAnswer>;
}

/**
 * Calls an operation of a service as any client would.
 *
 * @throws AwsError with the service's own code and words for what it refuses
 */
export async function callService(service: Service, action: string, input: Properties): Promise<Properties> {
    const { status, body } = await service.call(action, JSON.stringify(input));
    const answer = JSON.parse(body || "{}") as Properties & { __type?: string; message?: string };
    if (status !== 200) {
        const { __type = String(status), message = "" } = answer;
        throw new AwsError(__type.slice(__type.lastIndexOf("#") + 1), message);
    }
    return answer;
}

/** Undefined where what is asked about does not exist. */
export async function findByService(
    service: Service,
    action: string,
    input: Properties,
): Promise<Properties | undefined> {
    return callService(service, action, input).catch(undefinedIfNotFound);
}

/** What is gone already needs no deletion. */
export async function deleteByService(service: Service, action: string, input: Properties): Promise<void> {
    await findByService(service, action, input);
}

function undefinedIfNotFound(error: unknown): undefined {
    if (!(error instanceof AwsError && error.code === "ResourceNotFoundException")) {
        throw error;
    }
}
