/** Who may assume a role of this stack: API Gateway, and nobody else. */
export const apiGatewayTrust = JSON.stringify({
    Version: "2012-10-17",
    Statement: [
        {
            Effect: "Allow",
            Action: "sts:AssumeRole",
            Principal: { Service: "apigateway.amazonaws.com" },
        },
    ],
});
