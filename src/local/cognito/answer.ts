import * as protocol from "../aws/jsonProtocol";
import { CognitoError, internalError } from "./errors";

/** An error as Cognito sends it, whose header ends its name with a colon; what is none of Cognito's is internal. */
export function failure(error: unknown): protocol.ServiceAnswer {
    const { code, message, status } =
        error instanceof CognitoError ? error : internalError((error as Error).message);
    const answer = protocol.failure(status, code, { message });
    return { ...answer, headers: { ...answer.headers, "x-amzn-errortype": `${code}:` } };
}
