import type { LocalOutputs } from "../../src/local/outputs";
import { user } from "../support/gateway";

/** What the pages' programs read of a stack, and of who signs in, beside this process's own environment. */
export function userEnvironment(outputs: LocalOutputs): NodeJS.ProcessEnv {
    return {
        ...process.env,
        COGNITO_URL: outputs.endpoint,
        USER_POOL_CLIENT_ID: outputs.userPoolClientId,
        INVOKE_URL: outputs.invokeUrl,
        STREAM_NAME: outputs.streamName,
        USERNAME: user.name,
        PASSWORD: user.password,
    };
}
