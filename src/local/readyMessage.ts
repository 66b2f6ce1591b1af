import { exportCommand } from "./environment";
import type { LocalOutputs } from "./outputs";

/** What `npm run local` prints when it is ready: the outputs, and commands that work as they stand. */
export function readyMessage(outputs: LocalOutputs, selfSignUp: boolean): string {
    const { endpoint, userPoolId, userPoolClientId, invokeUrl, streamName, region } = outputs;
    return `
Ready.

  userPoolId        ${userPoolId}
  userPoolClientId  ${userPoolClientId}
  invokeUrl         ${invokeUrl}
  streamName        ${streamName}

Try it in another terminal (or all of it at once: ${walkCommand(endpoint)}):

  ${exportCommand(endpoint, region)}
${selfSignUp ? signUp(outputs) : createUser(outputs)}
  MY_ID_TOKEN=$(aws cognito-idp initiate-auth --auth-flow USER_PASSWORD_AUTH \\
    --auth-parameters USERNAME="user@example.com",PASSWORD="Correct-Horse-7" \\
    --client-id ${userPoolClientId} --query AuthenticationResult.IdToken --output text)
  curl -X PUT ${invokeUrl}/streams/${streamName}/record \\
    --header "Authorization: \${MY_ID_TOKEN}" -H 'Content-Type: application/json' \\
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

Then all of it at once: ${walkCommand(endpoint)}. The AWS services answer at ${endpoint}.

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
