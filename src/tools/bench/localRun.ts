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
const main = join(programFolder, "src/local/main.ts");

/**
 * Starts a local run, and waits until it is ready.
 *
 * @param options of `npm run local`
 * @param nodeOptions of node; with any, it can be asked
 */
export function startLocalRun(
    options: readonly string[] = [],
    nodeOptions: readonly string[] = [],
): Promise<LocalRunProcess> {
    const command = [...node, ...nodeOptions, main, ...quietly, ...options];
    return ready(startProcess(command, { messages: nodeOptions.length > 0 }));
}

/** The same, by `npm run local` itself. */
export function startByNpm(): Promise<LocalRunProcess> {
    return ready(startProcess(["npm", "run", "--silent", "local", "--", ...quietly]));
}

const quietly = ["--json", "--port", "0"];

async function ready(running: Running): Promise<LocalRunProcess> {
    const line = await running.line((text) => text.startsWith("{"));
    return { ...running, outputs: JSON.parse(line) as LocalOutputs };
}

/** Of Cognito's answer to who signs in. */
export interface Tokens {
    readonly IdToken: string;
    readonly RefreshToken: string;
}

export const user = { name: "bench@example.com", password: "Correct-Horse-7" };

/** Signs the user up, confirms and signs in. */
export async function signIn(outputs: LocalOutputs): Promise<Tokens> {
    const { userPoolId, userPoolClientId, endpoint } = outputs;
    const [Username, Password] = [user.name, user.password];
    await send(cognito(endpoint, "SignUp", { ClientId: userPoolClientId, Username, Password }));
    await send(cognito(endpoint, "AdminConfirmSignUp", { UserPoolId: userPoolId, Username }));
    const parameters = { USERNAME: Username, PASSWORD: Password };
    const answer = await send(initiateAuth(outputs, "USER_PASSWORD_AUTH", parameters));
    return (answer as { AuthenticationResult: Tokens }).AuthenticationResult;
}

interface CognitoRequest {
    readonly url: string;
    readonly method: "POST";
    readonly headers: Readonly<Record<string, string>>;
    readonly bodies: readonly [string];
}

export function initiateAuth(
    { endpoint, userPoolClientId }: LocalOutputs,
    AuthFlow: string,
    AuthParameters: object,
): CognitoRequest {
    return cognito(endpoint, "InitiateAuth", { ClientId: userPoolClientId, AuthFlow, AuthParameters });
}

function cognito(endpoint: string, action: string, input: object): CognitoRequest {
    return {
        url: `${endpoint}/`,
        method: "POST",
        headers: {
            "Content-Type": "application/x-amz-json-1.1",
            "X-Amz-Target": `AWSCognitoIdentityProviderService.${action}`,
        },
        bodies: [JSON.stringify(input)],
    };
}

async function send({ url, method, headers, bodies: [body] }: CognitoRequest): Promise<unknown> {
    const response = await fetch(url, { method, headers, body });
    if (!response.ok) {
        throw new Error(`${headers["X-Amz-Target"]}: ${response.status} ${await response.text()}`);
    }
    return response.json();
}
