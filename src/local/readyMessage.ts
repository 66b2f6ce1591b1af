import { exportCommand } from "./environment";
import type { LocalOutputs } from "./outputs";

/** Who may call the API, and how they get in. */
export interface Callers {
    /** Anybody may sign up; else administrators make users. */
    readonly selfSignUp: boolean;
    /** What the API takes: a user's ID token or access token, or a machine client's access token alone. */
    readonly token: "IdToken" | "AccessToken" | "machine";
}

const variables = { IdToken: "MY_ID_TOKEN", AccessToken: "MY_ACCESS_TOKEN", machine: "MY_ACCESS_TOKEN" };

/** What `npm run local` prints when it is ready: the outputs, and commands that work as they stand. */
export function readyMessage(outputs: LocalOutputs, callers: Callers): string {
    const { endpoint, userPoolId, userPoolClientId, invokeUrl, streamName, region } = outputs;
    return `
Ready.

  userPoolId        ${userPoolId}
  userPoolClientId  ${userPoolClientId}
  invokeUrl         ${invokeUrl}
  streamName        ${streamName}
  console           ${endpoint}/_local/

Try it in another terminal (or all of it at once: ${walkCommand(endpoint)}):

  ${exportCommand(endpoint, region)}
${callers.token === "machine" ? machineToken(outputs) : userToken(outputs, callers)}
  curl -X PUT ${invokeUrl}/streams/${streamName}/record \\
    --header "Authorization: \${${variables[callers.token]}}" -H 'Content-Type: application/json' \\
    -d '{ "Data": "some data", "PartitionKey": "some key" }'

Ctrl-C stops it.
`.trimEnd();
}

/** What `npm run local -- --pulumi` prints when it is ready: it is empty, and how to deploy to it. */
export function emptyMessage(endpoint: string): string {
    return `
Ready, and empty: Pulumi deploys to it. In another terminal:

  eval "$(npm run --silent ${withPort("local:env", endpoint)})"
  pulumi stack select --create local
  pulumi up

Then all of it at once: ${walkCommand(endpoint)}. The AWS services answer at ${endpoint},
and the console is ${endpoint}/_local/.

Ctrl-C stops it.
`.trimEnd();
}

function walkCommand(endpoint: string): string {
    return `npm run ${withPort("walk", endpoint)}`;
}

/** A script, told of the port where it would look for another one. */
function withPort(script: string, endpoint: string): string {
    const { port } = new URL(endpoint);
    return port === "4566" ? script : `${script} -- --port ${port}`;
}

function userToken(outputs: LocalOutputs, { selfSignUp, token }: Callers): string {
    return `${selfSignUp ? signUp(outputs) : createUser(outputs)}
  ${variables[token]}=$(aws cognito-idp initiate-auth --auth-flow USER_PASSWORD_AUTH \\
    --auth-parameters USERNAME="user@example.com",PASSWORD="Correct-Horse-7" \\
    --client-id ${outputs.userPoolClientId} --query AuthenticationResult.${token} --output text)`;
}

function machineToken({ tokenUrl = "", machineClients = {} }: LocalOutputs): string {
    const [{ clientId, clientSecret } = { clientId: "ID", clientSecret: "SECRET" }] =
        Object.values(machineClients);
    return `  MY_ACCESS_TOKEN=$(curl --silent --data grant_type=client_credentials \\
    --user ${clientId}:${clientSecret} \\
    ${tokenUrl} | jq -r .access_token)`;
}

function signUp({ userPoolId, userPoolClientId }: LocalOutputs): string {
    return `  aws cognito-idp sign-up --client-id ${userPoolClientId} \\
    --username "user@example.com" --password "Correct-Horse-7"
  aws cognito-idp admin-confirm-sign-up --user-pool-id ${userPoolId} \\
    --username "user@example.com"`;
}

/** For a stack whose users are made by administrators alone. */
function createUser({ userPoolId }: LocalOutputs): string {
    return `  aws cognito-idp admin-create-user --user-pool-id ${userPoolId} \\
    --username "user@example.com" --message-action SUPPRESS
  aws cognito-idp admin-set-user-password --user-pool-id ${userPoolId} \\
    --username "user@example.com" --password "Correct-Horse-7" --permanent`;
}
