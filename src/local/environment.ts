/**
 * The command that leads every AWS SDK, and the CLI, in this shell to a local run, for its two services alone (AWS SDKs
 * and Tools Reference Guide, "Service-specific endpoints"). The keys may be anything; the JavaScript SDK reads
 * `AWS_REGION`, the CLI and boto3 `AWS_DEFAULT_REGION`.
 */
export function exportCommand(endpoint: string, region: string): string {
    const variables = {
        AWS_ENDPOINT_URL_KINESIS: endpoint,
        AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: endpoint,
        AWS_REGION: region,
        AWS_DEFAULT_REGION: region,
        AWS_ACCESS_KEY_ID: "local",
        AWS_SECRET_ACCESS_KEY: "local",
    };
    const assignments = Object.entries(variables).map(([name, value]) => `${name}=${value}`);
    return `export ${assignments.join(" ")}`;
}
