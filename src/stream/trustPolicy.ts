/** Who may assume a role of this stack: one AWS service, and nobody else. */
export function trustOf(service: string): string {
    return JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: service } }],
    });
}

export const apiGatewayTrust = trustOf("apigateway.amazonaws.com");
