import { join } from "node:path";
import type { LocalOutputs } from "../../local/outputs";
import { programFolder } from "../../local/evaluation/programFolder";
import { startProcess, type Running } from "./processes";

/** A local run in processes of its own. */
export interface LocalRunProcess extends Running {
    readonly outputs: LocalOutputs;
}

/** How node runs a script of this project. */
export const node = [process.execPath, "-r", join(programFolder, "src/local/loader.js")] as const;

/**
 * Starts a local run, and waits until it is ready.
 *
 * @param options of `npm run local`
 * @param command defaults to what that runs
 */
export async function startLocalRun(
    options: readonly string[] = [],
    command: readonly string[] = [...node, join(programFolder, "src/local/main.ts")],
): Promise<LocalRunProcess> {
    const running = startProcess([...command, "--json", "--port", "0", ...options]);
    const line = await running.line((text) => text.startsWith("{"));
    return { ...running, outputs: JSON.parse(line) as LocalOutputs };
}

/** Signs a user up, confirms and signs in, and answers with the ID token. */
export async function signIn({ endpoint, userPoolId, userPoolClientId }: LocalOutputs): Promise<string> {
    const [Username, Password] = ["bench@example.com", "Correct-Horse-7"];
    const call = async (action: string, input: object): Promise<unknown> => {
        const response = await fetch(endpoint, {
            method: "POST",
            headers: {
                "Content-Type": "application/x-amz-json-1.1",
                "X-Amz-Target": `AWSCognitoIdentityProviderService.${action}`,
            },
            body: JSON.stringify(input),
        });
        if (!response.ok) {
            throw new Error(`${action}: ${response.status} ${await response.text()}`);
        }
        return response.json();
    };
    await call("SignUp", { ClientId: userPoolClientId, Username, Password });
    await call("AdminConfirmSignUp", { UserPoolId: userPoolId, Username });
    const answer = await call("InitiateAuth", {
        ClientId: userPoolClientId,
        AuthFlow: "USER_PASSWORD_AUTH",
        AuthParameters: { USERNAME: Username, PASSWORD: Password },
    });
    return (answer as { AuthenticationResult: { IdToken: string } }).AuthenticationResult.IdToken;
}
