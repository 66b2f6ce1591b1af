import assert from "node:assert/strict";
import { declare, ofType } from "../support/declare";

describe("The answers that API Gateway gives by itself", () => {
    const answer = (message: string) =>
        `{"message": ${message}, "code": "$context.error.responseType", "requestId": "$context.extendedRequestId"}`;
    const exposed = "'Retry-After,x-amzn-RequestId,x-amzn-ErrorType,x-amz-apigw-id'";

    /** Logical name, type, message, and headers beside those of CORS. */
    const kinds: readonly [string, string, string, object][] = [
        ["default-4xx", "DEFAULT_4XX", "$context.error.messageString", {}],
        ["default-5xx", "DEFAULT_5XX", "$context.error.messageString", {}],
        [
            ...(["bad-request-body", "BAD_REQUEST_BODY"] as const),
            '"$context.error.message: $context.error.validationErrorString"',
            {},
        ],
        [
            ...(["throttled", "THROTTLED", "$context.error.messageString"] as const),
            { "gatewayresponse.header.Retry-After": "'1'" },
        ],
    ];

    it("are of these kinds, with three fields, their own status, and headers for browsers", async () => {
        const stack = await declare({ corsOrigins: ["https://a.example", "https://b.example"] });
        const cors = {
            "gatewayresponse.header.Access-Control-Allow-Origin": "'*'",
            "gatewayresponse.header.Access-Control-Expose-Headers": exposed,
        };
        assert.deepEqual(
            ofType(stack, "aws:apigateway/response:Response").map(({ name, inputs }) => [
                name,
                inputs.responseType,
                inputs.statusCode,
                (inputs.responseTemplates as Record<string, string>)["application/json"],
                inputs.responseParameters,
            ]),
            kinds.map(([name, type, message, more]) => [
                `kinesis-proxy-${name}`,
                type,
                undefined,
                answer(message),
                { ...cors, ...more },
            ]),
        );
    });
});
